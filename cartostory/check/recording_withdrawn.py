"""A recording that was withdrawn is never published again, whatever its name, called by a text or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, Span, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find recordings that are on the withdrawal list, by their bytes."""
    gone = {one.digest: one.day.isoformat() for one in site.withdrawn}
    for shelf in site.shelves:
        for recording in shelf.recordings.values():
            if recording.digest in gone:
                day = gone[recording.digest]
                yield problem("recording-withdrawn", Span(recording.path), recording=recording.name, day=day)
