"""Booklets are printed from the same photographs: where a consent does not cover paper, a gap stands in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents
from cartostory.model import Site, Use
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that do not cover print, so that nobody is surprised by the paper."""
    for photo, consent in consents(site):
        if Use.PRINT not in consent.uses:
            yield problem("photo-consent-not-for-print", consent.span, photo=photo.name)
