"""Licences are written by their SPDX names, so that credits can link their texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import published
from cartostory.licence import find, likely
from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs under a licence that is not known."""
    for shelf in site.shelves:
        for photo in published(shelf):
            written = photo.rights.licence.strip() if photo.rights else ""
            if photo.rights and written and not find(written):
                values = {"photo": photo.name, "licence": written, "nearest": likely(written)}
                yield problem("photo-unknown-licence", photo.rights.span, **values)
