"""The story that an event or a note of the wall belongs to exists: its page links there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Event, Site, WallNote
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find events and notes that name a partnership which is not there."""
    known = sorted(partnership.slug for partnership in site.partnerships)
    texts: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    for one in texts:
        if one.story and one.story.name not in known and _file(one.story.name) not in site.unread:
            guess = nearest(one.story.name, known) or ""
            yield problem("unknown-story", one.story.span, name=one.story.name, nearest=guess, known=", ".join(known))


def _file(slug: str) -> str:
    return f"content/partnerships/{slug}/story.md"
