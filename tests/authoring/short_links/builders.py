"""Small sites with short links, made in a few words."""

from datetime import datetime

from cartostory.model import Chapter, Config, Event, Partnership, Passage, ShortLink, Site, Story, ViewRequest
from cartostory.problems.problem import Ref, Span

HERE = Span("story.md", 1, 1)
NOTHING = Passage("", HERE)


def story(slug: str, *anchors: str, language: str = "fr", draft: bool = False) -> Story:
    chapters = tuple(
        Chapter(number, anchor, anchor.capitalize(), ViewRequest(HERE), NOTHING, HERE)
        for number, anchor in enumerate(anchors, 1)
    )
    return Story(slug, language, slug.capitalize(), HERE, NOTHING, chapters, NOTHING, draft=draft)


def partnership(slug: str, *anchors: str, draft: bool = False) -> Partnership:
    return Partnership(slug, f"content/partnerships/{slug}", {"fr": story(slug, *anchors, draft=draft)})


def event(slug: str, *, draft: bool = False, title: str = "", where: str = "", day: int = 14) -> Event:
    start = datetime(2026, 11, day)  # noqa: DTZ001
    return Event(slug, "fr", title or slug.capitalize(), NOTHING, HERE, start, where=where, draft=draft)


def site(*partnerships: Partnership, links: tuple[ShortLink, ...] = (), events: tuple[Event, ...] = ()) -> Site:
    config = Config("Essai", ("fr", "en"), address="https://example.org/")
    return Site("", config, partnerships, events, short_links=links)


def link(code: str, target: str, name: str = "") -> ShortLink:
    return ShortLink(code, Ref(target, HERE), HERE, name)
