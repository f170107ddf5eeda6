"""Where a wide map is crowded with a story's towns: what an enlargement would show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cartostory.carto.view.view import View
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom
from cartostory.geo.sphere import distance_m

_LEAST_GAIN, _MOST_GAIN = 0.75, 1.9
"""In zooms: an enlargement that shows little more is worth no room, one that shows no neighbour tells nothing."""
_APART_PX = 24.0
"""Towns that an enlargement does not bring so far apart count as one."""
_FILLED = 0.72
"""The share of an enlargement, across and down, that its towns take: the rest is for names."""

_MOST_TOWNS, _MOST_HELD = 60, 12
"""A map of more towns is crowded everywhere: one corner of it would be singled out."""

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Enlargement:
    """A part of a map as another view: its own size in px, middle and zoom.

    `towns` lie in it; `worth` is what those count for together that it parts.
    """

    view: View
    towns: frozenset[Point]
    worth: float


def crowded(view: View, towns: Mapping[Point, float], size: Size) -> list[Enlargement]:
    """Find the parts of a view that a sheet of a size shows larger, so that towns stand apart; none where none would.

    Those come first whose towns count for most together (`towns` says how much each does); of parts that count for as
    much the one stays that is enlarged most.
    """
    best: dict[float, tuple[float, Enlargement]] = {}
    for bounds in _boxes(towns):
        centre, zoom = fitting_zoom(bounds, size[0] * _FILLED, size[1] * _FILLED, view.zoom + _MOST_GAIN)
        gain = zoom - view.zoom
        if gain < _LEAST_GAIN:
            continue
        found = View(*size, centre, zoom).inside_world()
        held = [town for town in towns if bounds.holds(town)]
        apart = _apart(found, held)
        worth = round(sum(towns[town] for town in apart), 3)
        if len(apart) > 1 and gain > best.get(worth, (0.0,))[0]:
            best[worth] = gain, Enlargement(found, frozenset(held), worth)
    return [best[worth][1] for worth in sorted(best, reverse=True)]


def _boxes(towns: Iterable[Point]) -> Iterator[Bounds]:
    """Yield the boxes around each town and the nearest ones, one more each time."""
    every = sorted(set(towns), key=lambda town: (town.lon, town.lat))
    if len(every) > _MOST_TOWNS:
        return
    for town in every:
        nearest = sorted(every, key=lambda other: distance_m(town, other))
        for count in range(2, min(len(nearest), _MOST_HELD) + 1):
            bounds = Bounds.around(nearest[:count])
            if bounds:
                yield bounds


def _apart(view: View, towns: Iterable[Point]) -> list[Point]:
    """Give the towns that stand apart from each other in a view; of those that do not, the one that comes first."""
    seen: dict[Point, tuple[float, float]] = {}
    for town in towns:
        x, y = view.place(town)
        if all(abs(x - left) + abs(y - top) > _APART_PX for left, top in seen.values()):
            seen[town] = x, y
    return list(seen)
