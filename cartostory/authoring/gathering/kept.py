"""Partnerships of another site -> the file in `content/gathered/` by which the site's own builds know them.

Only what was read and judged is written, never what came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cartostory.load.gathered import KeptMembers
from cartostory.model import Partnership, Town
from cartostory.model.atlas_properties import atlas_properties


def kept_text(members: KeptMembers, partnerships: tuple[Partnership, ...]) -> str:
    """Write the collection, one feature a line, so that versions can be compared."""
    told = {key: value for key, value in members.model_dump().items() if value not in ("", {}, False)}
    head = json.dumps({"type": "FeatureCollection", **told}, ensure_ascii=False, indent=1)
    features = (json.dumps(one, ensure_ascii=False) for each in partnerships for one in _features(each))
    return f'{head.removesuffix("}").rstrip()},\n "features": [\n' + ",\n".join(features) + "\n]}\n"


def _features(partnership: Partnership) -> Iterator[Mapping[str, object]]:
    known = _known(partnership)
    for number, town in enumerate(partnership.story.towns):
        own = {**_of_town(town), "role": "there" if number else "here", **known}
        place = {"type": "Point", "coordinates": [town.point.lon, town.point.lat]}
        properties = {key: value for key, value in own.items() if value not in (None, "", [], {})}
        yield {"type": "Feature", "geometry": place, "properties": properties}


def _of_town(town: Town) -> Mapping[str, object]:
    names = dict(town.names)
    own = {"kind": "town", "name": town.name, "names": names, "country": town.country}
    return {**own, "population": town.population, "zone": town.zone}


def _known(partnership: Partnership) -> Mapping[str, object]:
    slug = partnership.slug.removeprefix(f"{partnership.origin.key}--") if partnership.origin else partnership.slug
    return atlas_properties(partnership, slug, next(iter(partnership.urls.values()), ""), partnership.urls)
