"""Events end after they begin, and stand in the programme once: residents plan their evening by these lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.core import get_global

from cartostory.model import Event, EventStatus, Precision, Site, WallNote
from cartostory.model.programme import latest
from cartostory.model.spelling import fold, nearest
from cartostory.problems.problem import Problem, problem


def check_event_dates(site: Site, _today: date) -> Iterator[Problem]:
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


def check_event_access(site: Site, today: date) -> Iterator[Problem]:
    """Find events to come, with a day and a place, that say nothing of access.

    An event to come says how accessible its place is: people have to know before they set out.
    """
    for event in site.events:
        has_day = event.precision in {Precision.DAY, Precision.MINUTE}
        is_held = event.status is not EventStatus.CANCELLED
        if has_day and is_held and event.start.date() >= today and event.where and not event.access:
            yield problem("event-without-access", event.span, title=event.title)


def check_event_hours(site: Site, _today: date) -> Iterator[Problem]:
    """Find unknown time zones, and hours that do not exist there.

    The hours of an event can be read from a clock: its time zone is known, and the hour is not one that the clock
    skips.

    On the night when summer time begins, an hour does not exist (RFC 5545 section 3.3.5 has calendars guess).
    """
    zones = {*get_global("zone_territories"), *get_global("zone_aliases")}
    for event in site.events:
        if event.time_zone and event.time_zone not in zones:
            span = event.spans.get("time_zone", event.span)
            guess = nearest(event.time_zone, sorted(zones)) or ""
            yield problem("unknown-time-zone", span, zone=event.time_zone, nearest=guess)
        elif (event.time_zone or site.config.time_zone) in zones:
            yield from _skipped(event, event.time_zone or site.config.time_zone)


def _skipped(event: Event, zone: str) -> Iterator[Problem]:
    hours = (("start", event.start, event.precision), ("end", event.end, event.end_precision))
    for key, moment, precision in hours:
        if moment and precision is Precision.MINUTE and not _exists(moment, zone):
            span = event.spans.get(key, event.span)
            yield problem("hour-that-does-not-exist", span, hour=moment.isoformat(" ", "minutes"), zone=zone)


def _exists(moment: datetime, zone: str) -> bool:
    """Tell whether a clock shows it: an hour that is skipped comes back as another."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == moment
