"""The places that the register of pictures names are places of the story: else the picture is on no map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Partnership, Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find entries of `photos.yaml` whose `place` no story of the partnership knows."""
    for shelf in site.shelves:
        stories = shelf.stories.values() if isinstance(shelf, Partnership) else ()
        known = sorted({key for story in stories for key in story.places})
        for rights in shelf.register.values():
            if rights.place and rights.place.name not in known:
                guess = nearest(rights.place.name, known) or ""
                listed = ", ".join(known)
                yield problem("unknown-place", rights.place.span, name=rights.place.name, nearest=guess, known=listed)
