"""A site's partnerships -> `atlas.geojson` and `partnerships.csv`: what other atlases gather, and tables read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cartostory.model import Config, Funding, Partnership, Town
from cartostory.model.atlas_properties import atlas_properties
from cartostory.model.licence import Licence, find
from cartostory.model.output import Address, Kind
from cartostory.render.open_data.layers import table
from cartostory.render.page_context import PageContext

_SEPARATOR = "; "
COLUMNS = (
    *("slug", "title", "url", "languages", "status", "since", "towns", "countries", "populations", "themes"),
    *("strands", "instruments", "funders", "planned", "spent", "currency", "as_of", "updated"),
)


def atlas_geojson(sheet: PageContext) -> str:
    """Write towns as points and each way from here to there as a line, all with what is known of the partnership."""
    config = sheet.shared.site.config
    terms = list_terms(config)
    told = {
        "type": "FeatureCollection",
        "name": config.title,
        "address": sheet.links.base,
        "language": config.first_language,
        "attribution": config.publisher.name or config.title,
        "licence": terms.code if terms else "",
        "licence_url": terms.url if terms else "",
        "features": [feature for one in sheet.shared.site.partnerships for feature in _features(one, sheet)],
    }
    return json.dumps({key: value for key, value in told.items() if value != ""}, ensure_ascii=False) + "\n"


def list_terms(config: Config) -> Licence | None:
    """Give the licence of the list of partnerships, as it was written where nobody knows it; None where none is."""
    written = config.data.licence
    return (find(written) or Licence(written, written)) if written else None


def partnerships_csv(sheet: PageContext) -> str:
    """Write one line a partnership; what is several stands in one cell, with semicolons between."""
    return table(COLUMNS, (_row(one, sheet) for one in sheet.shared.site.partnerships))


def url_of(partnership: Partnership, sheet: PageContext, language: str = "") -> str:
    """Give the address of a story: whole, or from the data's folder where the site has none."""
    story = Address(Kind.STORY, partnership.slug, language or partnership.story.language)
    return sheet.links.absolute(story) or sheet.links.to(story)


def _features(partnership: Partnership, sheet: PageContext) -> Iterator[Mapping[str, object]]:
    known = _known(partnership, sheet)
    here, *there = partnership.story.towns or (None,)
    for number, town in enumerate(partnership.story.towns):
        role = "there" if number else "here"
        own = {
            "kind": "town",
            "role": role,
            "name": town.name,
            "names": dict(town.names),
            "country": town.country,
            "population": town.population,
            "zone": town.zone,
        }
        yield _feature("Point", _position(town), {**own, **known})
    for town in there if here else ():
        ends = [_position(here), _position(town)] if here else []
        yield _feature("LineString", ends, {"kind": "partnership", **known})


def _feature(kind: str, coordinates: object, properties: Mapping[str, object]) -> Mapping[str, object]:
    told = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": told}


def _position(town: Town) -> list[float]:
    return [town.point.lon, town.point.lat]


def _known(partnership: Partnership, sheet: PageContext) -> Mapping[str, object]:
    urls = {language: url_of(partnership, sheet, language) for language in partnership.stories}
    return atlas_properties(partnership, partnership.slug, url_of(partnership, sheet), urls)


def _row(partnership: Partnership, sheet: PageContext) -> tuple[object, ...]:
    story = partnership.story
    planned, spent, currency, as_of = _sum(story.funding)
    return (
        partnership.slug,
        story.title,
        url_of(partnership, sheet),
        _SEPARATOR.join(partnership.stories),
        story.status.value,
        story.since or "",
        _SEPARATOR.join(town.name for town in story.towns),
        _SEPARATOR.join(town.country for town in story.towns),
        _SEPARATOR.join(str(town.population or "") for town in story.towns),
        _SEPARATOR.join(story.themes),
        _SEPARATOR.join(story.strands),
        _SEPARATOR.join(story.instruments),
        _SEPARATOR.join(one.by for one in story.funding if one.by),
        *(planned, spent, currency, as_of),
        story.updated.isoformat() if story.updated else "",
    )


def _sum(funding: tuple[Funding, ...]) -> tuple[object, object, str, str]:
    """Give the sum of a partnership where its story says one; of several nobody knows which hold the same money."""
    sums = [one for one in funding if one.amount is not None or one.spent is not None]
    if len(sums) != 1:
        return "", "", "", ""
    (one,) = sums
    amount, spent = ("" if value is None else f"{value:.15g}" for value in (one.amount, one.spent))
    return amount, spent, one.currency, one.as_of
