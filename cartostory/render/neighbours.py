"""A story -> the stories to read next: those that share most themes, then the same countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from cartostory.model import Partnership
from cartostory.render.page_context import PageContext
from cartostory.render.shared import Shared
from cartostory.render.story_link import story_link
from cartostory.render.views.story import StoryLink

_MOST = 3


@dataclass(frozen=True, slots=True)
class Kin:
    """Every partnership by its slug, and for each trait the slugs that share it."""

    partnerships: Mapping[str, Partnership]
    sharing: Mapping[str, list[str]]

    def nearest(self, partnership: Partnership) -> Iterator[Partnership]:
        """Give the others, the likest first; equals in the site's order, so that every build chooses the same."""
        likeness = Counter[str]()
        for trait in _traits(partnership):
            likeness.update(self.sharing[trait])
        alike = [slug for slug, _ in likeness.most_common() if slug != partnership.slug]
        yield from (self.partnerships[slug] for slug in alike)
        left_out = {partnership.slug, *alike}
        yield from (other for slug, other in self.partnerships.items() if slug not in left_out)


def neighbours(partnership: Partnership, sheet: PageContext) -> tuple[StoryLink, ...]:
    """Give at most three stories."""
    links = (story_link(other, sheet) for other in _kin(sheet.shared.faces or sheet.shared).nearest(partnership))
    return tuple(islice((link for link in links if link), _MOST))


@lru_cache(maxsize=1)  # `Shared` is compared by identity: once per process and build
def _kin(shared: Shared) -> Kin:
    return kin(shared.site.partnerships)


def kin(partnerships: tuple[Partnership, ...]) -> Kin:
    """Sort partnerships by what they share, once for all, so that a thousand stories stay quick."""
    sharing: dict[str, list[str]] = {}
    for partnership in partnerships:
        for trait in _traits(partnership):
            sharing.setdefault(trait, []).append(partnership.slug)
    return Kin({partnership.slug: partnership for partnership in partnerships}, sharing)


def _traits(partnership: Partnership) -> tuple[str, ...]:
    """List what may be shared: a theme twice, since it counts twice, a country once."""
    story = partnership.story
    themes = dict.fromkeys(theme.casefold() for theme in story.themes)
    countries = dict.fromkeys(town.country for town in story.towns if town.country)
    return (*(f"{count} {theme}" for theme in themes for count in (1, 2)), *countries)
