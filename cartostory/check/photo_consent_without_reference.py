"""A consent can be found again: its reference leads to the signed form in the town's files (GDPR, article 7.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents, severity
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents that name no signed form."""
    for photo, consent in consents(site):
        if not consent.reference.strip():
            yield problem("photo-consent-without-reference", consent.span, severity(site), photo=photo.name)
