"""Every text that a site publishes, with the partnership whose files it may name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartostory.model import Event, Page, Partnership, Passage, Site, WallNote


@dataclass(frozen=True, slots=True)
class SiteText:
    """A text, the file that it stands in (relative to the site), and its partnership where it has one."""

    passage: Passage
    file: str
    partnership: Partnership | None = None


def texts(site: Site) -> Iterator[SiteText]:
    """Give every story and method sheet in every language, then events, notes of the wall and pages."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield SiteText(story.body, story.span.file, partnership)
        for method in partnership.methods.values():
            yield SiteText(method.body, method.span.file, partnership)
    for one in beside_stories(site):
        yield SiteText(one.text, one.span.file)


def beside_stories(site: Site) -> tuple[Event | WallNote | Page, ...]:
    """Give the texts that are no stories."""
    return (*site.events, *site.wall, *site.pages)
