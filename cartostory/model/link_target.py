"""What a short link names -> what the website holds there.

A target is written as the address looks, without its language: `ivry-kaya` (a story), `ivry-kaya#ecoles` (a chapter, by
its anchor in the story's first language), `programme/mapathon` (an event), `a-propos` (a page), `programme`, `mur`, and
`/` for the first page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartostory.model import Partnership, ShortLink, Site
from cartostory.model.output import Address, Kind

HOME = "/"
PROGRAMME, WALL = "programme", "mur"
EVENT_START = f"{PROGRAMME}/"


@dataclass(frozen=True, slots=True)
class Destination:
    """A page in one language, the place on it (an anchor, or empty), and what it is called there."""

    address: Address
    title: str
    anchor: str = ""


def story_of(target: str) -> str:
    """Give the story that a target begins with: `ivry-kaya` of `ivry-kaya#ecoles`."""
    return target.partition("#")[0]


def is_unread(site: Site, target: str) -> bool:
    """Tell whether a target is there and could not be understood: that has a problem of its own."""
    story = f"content/partnerships/{story_of(target)}/story.md"
    event = f"content/events/{target.removeprefix(EVENT_START)}.md"
    return story in site.unread or event in site.unread


def targets(site: Site) -> Iterator[str]:
    """Give everything that gets a short link by itself: stories, each followed by its chapters, then events."""
    for partnership in site.partnerships:
        yield partnership.slug
        yield from (f"{partnership.slug}#{chapter.id}" for chapter in partnership.story.chapters)
    yield from dict.fromkeys(f"{EVENT_START}{event.slug}" for event in site.events)


def destination(site: Site, target: str, language: str = "") -> Destination | None:
    """Find what a target leads to, in a language if there is that, else in the site's first; None where nothing is."""
    wanted = (language or site.config.first_language, *site.config.languages)
    plain = target.strip("/")
    if target == HOME:
        spoken = next(one for one in wanted if one in site.config.languages)
        return Destination(Address(Kind.HOME, language=spoken), site.config.said("title", spoken)[0])
    partnership = site.partnership(story_of(plain))
    if partnership:
        return _in_story(partnership, plain.partition("#")[2], wanted)
    return _event(site, plain, wanted) or _list(site, plain, wanted) or _page(site, plain, wanted)


def of_link(site: Site, link: ShortLink, language: str = "") -> Destination | None:
    """Find where a short link leads; None for one that was retired, or whose target is not published.

    `language` is asked for in the address; without it the link opens in its own, or in the site's first.
    """
    return None if link.retired else destination(site, link.target.name, language or link.language)


def _in_story(partnership: Partnership, anchor: str, wanted: tuple[str, ...]) -> Destination | None:
    first = partnership.story
    story = next((partnership.stories[one] for one in wanted if one in partnership.stories), first)
    address = Address(Kind.STORY, partnership.slug, story.language)
    if not anchor:
        return Destination(address, story.title)
    own = next((chapter for chapter in first.chapters if chapter.id == anchor), None)
    if own is None:
        return None
    chapter = next((chapter for chapter in story.chapters if chapter.number == own.number), None)
    if chapter is None:  # a translation that lacks it
        return Destination(Address(Kind.STORY, partnership.slug, first.language), own.title, own.id)
    return Destination(address, chapter.title, chapter.id)


def _event(site: Site, target: str, wanted: tuple[str, ...]) -> Destination | None:
    slug = target.removeprefix(EVENT_START)
    told = {event.language: event for event in site.events if event.slug == slug and target != slug}
    event = next((told[one] for one in wanted if one in told), None)
    return Destination(Address(Kind.EVENT, slug, event.language), event.title) if event else None


def _list(site: Site, target: str, wanted: tuple[str, ...]) -> Destination | None:
    there = {PROGRAMME: (Kind.PROGRAMME, site.events), WALL: (Kind.WALL, site.wall)}.get(target)
    language = next(one for one in wanted if one in site.config.languages)
    title = site.config.said("title", language)[0]
    return Destination(Address(there[0], language=language), title) if there and there[1] else None


def _page(site: Site, target: str, wanted: tuple[str, ...]) -> Destination | None:
    told = {page.language: page for page in site.pages if page.slug == target}
    page = next((told[one] for one in wanted if one in told), None)
    return Destination(Address(Kind.PAGE, target, page.language), page.title) if page else None
