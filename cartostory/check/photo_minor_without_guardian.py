"""Whoever answers for the children in a photograph has signed (Code civil, articles 371-1 and 372): both parents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.check.photo_people import severity
from cartostory.consent import awaits_guardian
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs of children for whom nobody has signed, in a crowd too."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and rights.consent and awaits_guardian(rights):
                yield problem("photo-minor-without-guardian", rights.consent.span, severity(site), photo=photo.name)
