"""Events end after they begin: residents plan their evening by these two lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find events whose end lies before their start."""
    for event in site.events:
        if event.end is not None and event.end < event.start:
            start, end = (moment.isoformat(" ", "minutes") for moment in (event.start, event.end))
            yield problem("event-ends-before-start", event.span, title=event.title, start=start, end=end)
