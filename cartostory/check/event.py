"""Events end after they begin, and stand in the programme once: residents plan their evening by these lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Event, Site, WallNote
from cartostory.model.programme import latest
from cartostory.nearest import fold
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find events whose end lies before their start, and events and notes that stand there twice."""
    for event in site.events:
        if event.end is not None and latest(event.end, event.end_precision) < event.start:
            start, end = (moment.isoformat(" ", "minutes") for moment in (event.start, event.end))
            yield problem("event-ends-before-start", event.span, title=event.title, start=start, end=end)
    yield from _twice(site.events)
    yield from _twice(site.wall)


def _twice(texts: tuple[Event, ...] | tuple[WallNote, ...]) -> Iterator[Problem]:
    """Find copies: a shared folder leaves `repas (1).md` or `repas-PC-MAIRIE.md` beside `repas.md`."""
    first: dict[tuple[object, ...], Event | WallNote] = {}
    for text in texts:
        said = fold(" ".join(text.text.text.split()))
        about = (text.start, fold(text.where)) if isinstance(text, Event) else (said, text.written)
        other = first.setdefault((text.language, fold(text.title), *about), text)
        if other is not text:
            yield problem("text-twice", text.span, title=text.title, other=other.span.file)
