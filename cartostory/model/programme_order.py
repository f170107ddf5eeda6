"""What is on in a language: one version of each event and note, in order; the places that maps number; the facets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from cartostory.geo.point import Point
from cartostory.model import Event, Precision, Site, WallNote
from cartostory.model.spelling import slug

T = TypeVar("T", Event, WallNote)

PROGRAMME_MAP = "programme"
WALL_MAP = "mur"
"""The parts of their addresses (`Kind.MAP`)."""

Facet = Mapping[str, str]
"""What readers may choose from: how it is said, by the slug that its address holds."""


def in_language(versions: Iterable[T], language: str) -> tuple[T, ...]:
    """Choose one version of each: the language's own, else the first."""
    found: dict[str, T] = {}
    for one in versions:
        if one.slug not in found or one.language == language:
            found[one.slug] = one
    return tuple(found.values())


def events_in(site: Site, language: str) -> tuple[Event, ...]:
    """Give the events that a language's programme shows, in the order of time."""
    return tuple(sorted(in_language(site.events, language), key=lambda one: (one.start, one.slug)))


def notes_in(site: Site, language: str) -> tuple[WallNote, ...]:
    """Give the notes that a language's wall shows, the newest first, those without a date last."""
    notes = in_language(site.wall, language)
    return tuple(sorted(notes, key=lambda note: (note.written or date.min, note.slug), reverse=True))


def inviting(events: Iterable[Event]) -> Facet:
    """Give everybody who invites, in the order of the alphabet."""
    return _facet(name for event in events for name in event.who)


def themes(events: Iterable[Event]) -> Facet:
    """Give every theme, in the order of the alphabet."""
    return _facet(name for event in events for name in event.themes)


def _facet(names: Iterable[str]) -> Facet:
    found: dict[str, str] = {}
    for name in sorted(names, key=choice):
        found.setdefault(choice(name), name)
    return found


def choice(name: str) -> str:
    """Give what an address holds for a name; one that no ASCII letter can write is named by its digest."""
    return slug(name) or hashlib.sha256(name.encode()).hexdigest()[:8]


def places_of(shown: Iterable[Event | WallNote]) -> Mapping[Point, int]:
    """Number the places from 1, in the order in which the page names them; one place has one number."""
    found: dict[Point, int] = {}
    for one in shown:
        if one.point:
            found.setdefault(one.point, len(found) + 1)
    return found


def has_day(event: Event) -> bool:
    """Tell whether the day is known: only then can a calendar hold the event."""
    return event.precision in {Precision.DAY, Precision.MINUTE}
