"""The partnerships of a site -> what a page of its atlas says of all of them: choices with their counts, years, sums.

A page of the atlas is made from this and from the partnerships that it lists, and from nothing else: a title that is
changed makes the pages again that show it, and no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from cartostory.model import Partnership, Site, Story
from cartostory.model.atlas import AtlasFacet, has_atlas, name_in, there, values
from cartostory.model.atlas_parts import Atlas, AtlasPart, atlas_part
from cartostory.model.atlas_summary import AtlasChoice, AtlasSummary
from cartostory.model.atlas_sums import sums_of
from cartostory.model.canonical import digest
from cartostory.model.output import HOME_MAP, Address, Kind, Output
from cartostory.render.drawn_map import maps_of
from cartostory.render.shared import Shared

_FEW = 3
"""Towns of a year that its row names."""


def has_site_atlas(site: Site) -> bool:
    """Tell whether a site has an atlas."""
    return has_atlas(site.config.atlas.pages, len(site.known))


@lru_cache(maxsize=16)  # `Shared` is compared by identity: once per process, build and language
def atlas_of(shared: Shared, language: str) -> Atlas:
    """Give the atlas of a site in a language."""
    return Atlas(shared.site.known, language)


@lru_cache(maxsize=16)
def _choices(shared: Shared, language: str) -> Mapping[AtlasFacet, tuple[AtlasChoice, ...]]:
    atlas = atlas_of(shared, language)
    return {facet: tuple(_of_facet(atlas, facet)) for facet in AtlasFacet}


def _of_facet(atlas: Atlas, facet: AtlasFacet) -> Iterator[AtlasChoice]:
    names = atlas.names(facet)
    for key, own in atlas.chosen[facet].items():
        name, language = _named(own, facet, key, names[key], atlas.language)
        yield AtlasChoice(key, name, language, len(own))


_LISTS = {AtlasFacet.THEME: "themes", AtlasFacet.INSTRUMENT: "instruments"}


def _named(own: Sequence[Partnership], facet: AtlasFacet, key: str, name: str, language: str) -> tuple[str, str]:
    """Give the name of a choice in a language as the first translation has it, else the writer's own."""
    first = own[0].story.language
    if facet is AtlasFacet.TOWN:
        towns = (town for one in own for town in one.story.towns if town.name == name)
        return next((name_in(town, language) for town in towns), name), language
    if facet not in _LISTS:
        return name, first
    for partnership in own:
        translated = _translated(partnership, facet, key, language)
        if translated:
            return translated, language
    return name, first


def _translated(partnership: Partnership, facet: AtlasFacet, key: str, language: str) -> str:
    story: Story | None = partnership.stories.get(language)
    names: tuple[str, ...] = getattr(partnership.story, _LISTS[facet])
    own: tuple[str, ...] = getattr(story, _LISTS[facet]) if story and _LISTS[facet] not in story.inherited else ()
    keys = list(values(partnership, facet))
    return own[keys.index(key)] if len(own) == len(names) == len(keys) else ""


def summary_of(shared: Shared, part: AtlasPart, language: str) -> AtlasSummary:
    """Sum up what a page of the atlas needs of all partnerships: further pages of a list say less."""
    atlas = atlas_of(shared, language)
    members = atlas.members(part)
    if part.number > 1:
        return AtlasSummary(len(atlas.partnerships), len(members), _choices(shared, language))
    return AtlasSummary(
        total=len(atlas.partnerships),
        count=len(members),
        choices=_choices(shared, language),
        years=tuple(_years(members, language)),
        sums=sums_of(members),
    )


def summary_name(shared: Shared, output: Output) -> str:
    """Name what `summary_of` gives for a page: the choices, which are the same for all of them, are named once."""
    language = output.address.language
    part = AtlasPart() if output.address.kind is Kind.ATLAS_LINES else atlas_part(output.address.part)
    own = replace(summary_of(shared, part, language), choices={})
    return digest((_choices_name(shared, language), own))


@lru_cache(maxsize=16)
def _choices_name(shared: Shared, language: str) -> str:
    return digest(_choices(shared, language))


def _years(members: Sequence[Partnership], language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    began = Counter(one.story.since for one in members if one.story.since is not None)
    for year, count in sorted(began.items()):
        towns = [name_in(town, language) for one in members if one.story.since == year for town in there(one)[:1]]
        yield year, count, tuple(dict.fromkeys(towns)) if count <= _FEW else ()


def is_of_atlas(output: Output) -> bool:
    """Tell whether an output lists a part of the atlas and shows nothing else of the site."""
    kind, part = output.address.kind, output.address.part
    return kind in {Kind.ATLAS, Kind.ATLAS_LINES} or (kind in {Kind.FEED, Kind.JSON_FEED} and bool(part))


def narrowed_to_part(shared: Shared, output: Output) -> Shared:
    """Give what one page of the atlas, a part of its lines or one of its feeds may show."""
    language = output.address.language
    part = AtlasPart(number=int(output.address.part)) if output.address.kind is Kind.ATLAS_LINES else None
    part = part or atlas_part(output.address.part)
    atlas = atlas_of(shared, language)
    is_feed = output.address.kind in {Kind.FEED, Kind.JSON_FEED}
    own = (one for one in atlas.members(part) if one.origin is None)  # other sites have feeds of their own
    shown = tuple(own) if is_feed else atlas.shown(part)
    maps = {address: drawn for address, drawn in maps_of(shared.maps, "").items() if _is_shown(address, part, output)}
    return replace(
        shared,
        site=replace(shared.site, partnerships=shown, short_links=(), gathered=()),
        maps=maps,
        colours={},
        media_bytes={},
        paper_bytes={},
        single_bytes={},
        live_bytes={},
        atlas=summary_of(shared, part, language),
    )


def _is_shown(address: Address, part: AtlasPart, output: Output) -> bool:
    is_home = address.part.startswith(HOME_MAP) and not address.subject
    return is_home and not str(part) and address.language == output.address.language
