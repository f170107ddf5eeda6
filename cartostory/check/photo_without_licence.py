"""Every published photograph has its licence in the register: without one, nobody may show it, the town included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry in the register names no licence."""
    for shelf in site.shelves:
        for photo in published(shelf):
            if photo.rights and not photo.rights.licence.strip():
                yield problem("photo-without-licence", photo.rights.span, photo=photo.name)
