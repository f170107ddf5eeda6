"""Every published photograph has its author in the register: authors are to be named (CPI, article L121-1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry in the register names no author."""
    for shelf in site.shelves:
        for photo in published(shelf):
            if photo.rights and not photo.rights.author.strip():
                yield problem("photo-without-author", photo.rights.span, photo=photo.name)
