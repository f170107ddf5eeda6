"""Asking people again takes weeks: a consent is spoken of before it ends, while the site can still be built."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents
from cartostory.consent import SOON_DAYS, days_left
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find consents that end within the next weeks."""
    for photo, consent in consents(site):
        days = days_left(consent, today)
        if consent.until and days is not None and 0 <= days <= SOON_DAYS:
            until = consent.until.isoformat()
            yield problem("photo-consent-ends-soon", consent.span, photo=photo.name, until=until, days=days)
