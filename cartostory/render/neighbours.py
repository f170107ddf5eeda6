"""A story -> the stories to read next: those that share most themes, then the same countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from heapq import nsmallest

from cartostory.model import Partnership, Story
from cartostory.render.shared import Shared
from cartostory.render.sheet import Sheet
from cartostory.render.story_link import story_link
from cartostory.render.views import StoryLink

_MOST = 3
Traits = tuple[frozenset[str], frozenset[str]]


def neighbours(partnership: Partnership, sheet: Sheet) -> tuple[StoryLink, ...]:
    """Give at most three stories; equals are taken by their slugs, so that every build chooses the same."""
    traits = _traits(sheet.shared)
    own = traits[partnership.slug]

    def rank(other: Partnership) -> tuple[int, str]:
        return -_likeness(own, traits[other.slug]), other.slug

    others = (other for other in sheet.shared.site.partnerships if other.slug != partnership.slug)
    links = (story_link(other, sheet) for other in nsmallest(_MOST, others, key=rank))
    return tuple(link for link in links if link)


@lru_cache(maxsize=1)  # `Shared` is compared by identity: once per process and build
def _traits(shared: Shared) -> Mapping[str, Traits]:
    return {partnership.slug: _of(partnership.story) for partnership in shared.site.partnerships}


def _of(story: Story) -> Traits:
    themes = frozenset(theme.casefold() for theme in story.themes)
    return themes, frozenset(town.country for town in story.towns)


def _likeness(own: Traits, other: Traits) -> int:
    return 2 * len(own[0] & other[0]) + len(own[1] & other[1])
