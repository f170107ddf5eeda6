"""What is rounded or hidden before publication is said, so that nobody has to trust that it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Place, Site
from cartostory.problem import Problem, problem

_KILOMETRE_M = 1000


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Tell which places of a story are rounded or hidden, once where they are written."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            own = [place for place in story.places.values() if place.span.file == story.span.file]
            rounded = [place for place in own if place.precision_m and not place.hidden]
            hidden = [place for place in own if place.hidden]
            if rounded:
                names = ", ".join(f"{place.name} ({_length(place)})" for place in rounded)
                yield problem("places-rounded", rounded[0].span, count=len(rounded), places=names)
            if hidden:
                names = ", ".join(place.name for place in hidden)
                yield problem("places-hidden", hidden[0].span, count=len(hidden), places=names)


def _length(place: Place) -> str:
    metres = place.precision_m
    return f"{metres:g} m" if metres < _KILOMETRE_M else f"{metres / _KILOMETRE_M:g} km"
