"""A consent covers the use that is made of the photograph: here, a website."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents, severity
from cartostory.model import Site, Use
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that do not cover the web."""
    for photo, consent in consents(site):
        if Use.WEB not in consent.uses:
            yield problem("photo-consent-not-for-web", consent.span, severity(site), photo=photo.name)
