"""A consent says whether children are among those who agreed: silence would pass for "none"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.photo_people import consents
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find consents for published photographs that do not say whether children can be seen."""
    for photo, consent in consents(site):
        if consent.minors is None:
            yield problem("photo-minors-not-said", consent.span, photo=photo.name)
