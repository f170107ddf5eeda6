"""The register says of every published photograph who can be seen in it: silence would pass for "nobody".

A drawing shows nobody who could be recognised, unless its entry says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs whose entry does not say whether people can be seen."""
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and rights.people is None and not rights.illustration:
                yield problem("photo-people-not-said", rights.span, photo=photo.name)
