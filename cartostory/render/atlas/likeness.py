"""A likeness -> the words that say by what two towns are alike: “same size, water, Sahel”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cartostory.carto.world.territories import region_name
from cartostory.geo.regions import region_of
from cartostory.model import Partnership
from cartostory.model.atlas import there
from cartostory.model.likeness import Likeness, Likest, Trait, likest
from cartostory.model.spelling import fold
from cartostory.render.atlas.lines import country_of, said_like
from cartostory.render.page_context import PageContext
from cartostory.render.shared import Shared

SAME, NEAR = 0.9, 0.6
"""How alike sizes are that are called the same (a quarter more or less), or near (two and a half times at most)."""
_MOST_THEMES = 2
_MOST_REASONS = 4
_SAME_AGE = 0.85
"""Three years apart."""


@lru_cache(maxsize=2)  # `Shared` is compared by identity: once per process and build
def likest_of(shared: Shared) -> Likest:
    """Sort the partnerships of a site by what they share."""
    return likest(shared.site.partnerships, shared.site.config.atlas.weights)


def reasons(own: Partnership, other: Partnership, found: Likeness, sheet: PageContext) -> str:
    """Say by what another is like one's own; "" where there is nothing to say."""
    told = [one for one in _reasons(own, other, found, sheet) if one]
    return sheet.words.in_a_row(told[:_MOST_REASONS])


def _reasons(own: Partnership, other: Partnership, found: Likeness, sheet: PageContext) -> Iterator[str]:
    say, alike = sheet.words.gettext, found.traits
    yield size_words(sheet)[1] if alike.get(Trait.SIZE, 0) >= SAME else ""
    yield size_words(sheet)[0] if NEAR <= alike.get(Trait.SIZE, 0) < SAME else ""
    yield from _shared_themes(own, other, sheet)
    yield _shared_zone(own, other, sheet)
    if alike.get(Trait.COUNTRY):
        yield next(iter(_shared_countries(own, other, sheet)), "")
    elif alike.get(Trait.REGION) and not alike.get(Trait.ZONE):
        yield _shared_region(own, other, sheet)
    yield say("same strands") if alike.get(Trait.STRANDS) else ""
    yield say("same instruments") if alike.get(Trait.INSTRUMENTS) else ""
    yield say("same age") if alike.get(Trait.AGE, 0) >= _SAME_AGE else ""


def size_words(sheet: PageContext) -> tuple[str, str]:
    """Give what near and same sizes are called."""
    return sheet.words.gettext("similar size"), sheet.words.gettext("same size")


def _shared_themes(own: Partnership, other: Partnership, sheet: PageContext) -> Iterator[str]:
    theirs = {fold(theme) for theme in other.story.themes}
    shared = [theme for theme in own.story.themes if fold(theme) in theirs]
    yield from (str(said_like(theme, own, "themes", sheet)) for theme in shared[:_MOST_THEMES])


def _shared_zone(own: Partnership, other: Partnership, sheet: PageContext) -> str:
    theirs = {fold(town.zone) for town in there(other)}
    return next((sheet.set(town.zone) for town in there(own) if town.zone and fold(town.zone) in theirs), "")


def _shared_countries(own: Partnership, other: Partnership, sheet: PageContext) -> Iterator[str]:
    theirs = {town.country for town in there(other)}
    return (country_of(town, sheet) for town in there(own) if town.country and town.country in theirs)


def _shared_region(own: Partnership, other: Partnership, sheet: PageContext) -> str:
    theirs = {region_of(town.country) for town in there(other)}
    regions = (region_of(town.country) for town in there(own))
    return next((region_name(code, sheet.language) for code in regions if code and code in theirs), "")
