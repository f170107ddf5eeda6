"""A consent still holds on the day of the build; `until` is the last day on which it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents, severity
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find consents that have run out."""
    for photo, consent in consents(site):
        if consent.until and consent.until < today:
            until = consent.until.isoformat()
            yield problem("photo-consent-expired", consent.span, severity(site), photo=photo.name, until=until)
