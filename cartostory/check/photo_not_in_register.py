"""The register knows every photograph: an error where one is published, a warning where it only lies in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.appearance import appearances
from cartostory.model import Shelf, Site
from cartostory.problem import Problem, Severity, Span, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs without an entry; a published one is reported where a story first calls it."""
    for shelf in site.shelves:
        called = {found.photo.name: found.span for found in reversed(tuple(appearances(shelf)))}
        for photo in shelf.photos.values():
            if photo.rights is None:
                span = called.get(photo.name)
                values = {"photo": photo.name, "register": _register(shelf)}
                severity = None if span else Severity.WARNING
                yield problem("photo-not-in-register", span or Span(photo.path), severity, **values)


def _register(shelf: Shelf) -> str:
    return f"{shelf.folder}/photos/photos.yaml"
