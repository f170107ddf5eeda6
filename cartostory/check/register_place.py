"""The places that the register of pictures names are places or towns of the story: else the picture is on no map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.carto.names import TargetKind, targets
from cartostory.model import Partnership, Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find entries of `photos.yaml` whose `place` no story of the partnership knows."""
    for shelf in site.shelves:
        known = sorted(_known(shelf)) if isinstance(shelf, Partnership) else []
        for rights in shelf.register.values():
            if rights.place and rights.place.name not in known:
                guess = nearest(rights.place.name, known) or ""
                listed = ", ".join(known)
                values = {"photo": rights.file, "name": rights.place.name, "nearest": guess, "known": listed}
                yield problem("photo-unknown-place", rights.place.span, **values)


def _known(partnership: Partnership) -> set[str]:
    """Give the names of places and towns, in any of a partnership's stories."""
    found = (one for story in partnership.stories.values() for one in targets(partnership, story).items())
    return {key for key, target in found if target.kind in {TargetKind.PLACE, TargetKind.TOWN}}
