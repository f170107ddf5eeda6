"""An event to come says how accessible its place is: people have to know before they set out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import EventStatus, Precision, Site
from cartostory.problem import Problem, problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find events to come, with a day and a place, that say nothing of access."""
    for event in site.events:
        has_day = event.precision in {Precision.DAY, Precision.MINUTE}
        is_held = event.status is not EventStatus.CANCELLED
        if has_day and is_held and event.start.date() >= today and event.where and not event.access:
            yield problem("event-without-access", event.span, title=event.title)
