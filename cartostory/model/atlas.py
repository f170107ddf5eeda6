"""A partnership -> what an atlas sorts and chooses it by: themes, countries, towns, years, sizes, money."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from cartostory.geo.sphere import distance_m
from cartostory.model.partnership import Partnership
from cartostory.model.place import Town
from cartostory.model.spelling import fold, slug

PAGE_SIZE = 60
"""Partnerships on one page of the atlas: the page stays under 60 KB, and a screen reader's list has an end."""


class AtlasPages(StrEnum):
    """Whether a site has an atlas: once it has more than a handful of partnerships, always, never."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class AtlasFacet(StrEnum):
    """What an atlas can be read by; the order is that of the page."""

    COUNTRY = "country"
    THEME = "theme"
    ZONE = "zone"
    TOWN = "town"
    STATUS = "status"
    SINCE = "since"
    SIZE = "size"
    FUNDING = "funding"
    INSTRUMENT = "instrument"


class AtlasOrder(StrEnum):
    """What the atlas can be sorted by."""

    NAME = "name"
    SINCE = "since"
    SIZE = "size"
    DISTANCE = "distance"


SHARED_ONLY = frozenset({AtlasFacet.TOWN, AtlasFacet.FUNDING, AtlasFacet.INSTRUMENT})
"""A choice of these has a page once two partnerships share it: before that the story itself says it all."""

SIZES: Mapping[str, tuple[int, int | None]] = {
    "moins-de-2000": (0, 2_000),
    "2000-10000": (2_000, 10_000),
    "10000-50000": (10_000, 50_000),
    "50000-200000": (50_000, 200_000),
    "plus-de-200000": (200_000, None),
}
"""Classes of towns by inhabitants: the least, and the first that is too many."""

_DECADE = 10


FEWEST = 6
"""More than a handful: from here on a site has an atlas without being asked."""


def has_atlas(pages: AtlasPages, count: int) -> bool:
    """Tell whether a site with `count` partnerships has an atlas, as its settings ask."""
    return count > 0 and (pages is AtlasPages.ALWAYS or (pages is AtlasPages.AUTO and count >= FEWEST))


def key_of(name: str) -> str:
    """Give what an address holds for a name; one that no ASCII letter can write is named by its digest."""
    return slug(name) or hashlib.sha256(name.encode()).hexdigest()[:8]


def town_key(town: Town) -> str:
    """Give what an address holds for a town: homonyms of other countries are other towns."""
    return "-".join(filter(None, (key_of(town.name), town.country.casefold())))


def values(partnership: Partnership, facet: AtlasFacet) -> Mapping[str, str]:
    """Give what a partnership has of a facet: the writer's name (or the code), by what an address holds for it."""
    return dict(_VALUES[facet](partnership))


def _themes(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((key_of(theme), theme) for theme in partnership.story.themes)


def _countries(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((key_of(town.country), town.country) for town in partnership.story.towns if town.country)


def _towns(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((town_key(town), town.name) for town in partnership.story.towns)


def _zones(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((key_of(town.zone), town.zone) for town in partnership.story.towns if town.zone)


def _status(partnership: Partnership) -> Iterator[tuple[str, str]]:
    yield partnership.story.status.value, partnership.story.status.value


def _since(partnership: Partnership) -> Iterator[tuple[str, str]]:
    if partnership.story.since is not None:
        decade = str(partnership.story.since // _DECADE * _DECADE)
        yield decade, decade


def _sizes(partnership: Partnership) -> Iterator[tuple[str, str]]:
    for town in partnership.story.towns:
        if town.population is not None:
            found = size_class(town.population)
            yield found, found


def _funding(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((key_of(one.kind), one.kind) for one in partnership.story.funding if one.kind)


def _instruments(partnership: Partnership) -> Iterator[tuple[str, str]]:
    return ((key_of(one), one) for one in partnership.story.instruments)


_VALUES = {
    AtlasFacet.COUNTRY: _countries,
    AtlasFacet.THEME: _themes,
    AtlasFacet.ZONE: _zones,
    AtlasFacet.TOWN: _towns,
    AtlasFacet.STATUS: _status,
    AtlasFacet.SINCE: _since,
    AtlasFacet.SIZE: _sizes,
    AtlasFacet.FUNDING: _funding,
    AtlasFacet.INSTRUMENT: _instruments,
}


def size_class(population: int) -> str:
    """Give the class of a town by its inhabitants."""
    return next(name for name, (_, end) in SIZES.items() if end is None or population < end)


def name_in(town: Town, language: str) -> str:
    """Give a town's name in a language, else as its writer names it."""
    return town.names.get(language, town.name)


def there(partnership: Partnership) -> tuple[Town, ...]:
    """Give the towns there; of a single town, that one."""
    return partnership.story.towns[1:] or partnership.story.towns


def reach_km(partnership: Partnership) -> int | None:
    """Give the great circle from the town here to the first town there, in whole kilometres."""
    here, *others = partnership.story.towns or (None,)
    return round(distance_m(here.point, others[0].point) / 1000) if here and others else None


def people(partnership: Partnership) -> int | None:
    """Give how many live in the first town there of which it is known."""
    return next((town.population for town in there(partnership) if town.population is not None), None)


def ordered(partnerships: Sequence[Partnership], order: AtlasOrder, language: str) -> tuple[Partnership, ...]:
    """Sort partnerships; what is not known stands last, equals by name and by slug."""
    names = {one.slug: _name(one, language) for one in partnerships}

    def place(one: Partnership) -> tuple[bool, float, str, str]:
        number = _NUMBERS[order](one)
        return (number is None, number or 0, names[one.slug], one.slug)

    return tuple(sorted(partnerships, key=place))


def _name(partnership: Partnership, language: str) -> str:
    """Give what a partnership is sorted by: the town there, then the town here, then the title."""
    towns = (*there(partnership), *partnership.story.towns[:1])
    return fold(" ".join((*(name_in(town, language) for town in towns), partnership.story.title)))


_NUMBERS = {
    AtlasOrder.NAME: lambda _one: 0,
    AtlasOrder.SINCE: lambda one: one.story.since,
    AtlasOrder.SIZE: people,
    AtlasOrder.DISTANCE: reach_km,
}
