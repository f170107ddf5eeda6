"""People who can be recognised have agreed to be published (GDPR, article 6; Code civil, article 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import recognisable, severity
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs of recognisable people without any consent."""
    for photo, rights in recognisable(site):
        if rights.consent is None:
            yield problem("photo-without-consent", rights.span, severity(site), photo=photo.name)
