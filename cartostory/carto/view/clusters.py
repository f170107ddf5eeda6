"""Thousands of towns and ways -> the few that a map of the world can show: neighbours are drawn as one, and counted.

Towns fall into the cells of a grid in Web Mercator, as live maps cluster them: the finest one that leaves few enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cartostory.carto.view.picture import Arc, Marker, Role
from cartostory.geo.point import Point
from cartostory.geo.projection import unit

MOST_WAYS = 60
"""Ways that a map draws one by one; of more the names would cover each other, and the picture weigh too much."""
_MOST_HERE, _MOST_THERE = 2, 24
_FINEST = 64

Way = tuple[Marker, Marker]


@dataclass(frozen=True, slots=True)
class Clustered:
    """What is drawn: towns, or groups of them under the name of the one with most ways, and the ways between."""

    markers: tuple[Marker, ...]
    arcs: tuple[Arc, ...]


def clustered(ways: Sequence[Way]) -> Clustered:
    """Gather the ends of ways, here and there apart."""
    here = _gathered([start for start, _ in ways], _MOST_HERE)
    there = _gathered([end for _, end in ways], _MOST_THERE)
    arcs = (Arc(here[_key(start)].point, there[_key(end)].point) for start, end in ways)
    markers = dict.fromkeys((*here.values(), *there.values()))
    return Clustered(tuple(markers), tuple(one for one in dict.fromkeys(arcs) if one.start != one.end))


def _key(marker: Marker) -> tuple[float, float]:
    return marker.point.lon, marker.point.lat


def _gathered(markers: Sequence[Marker], most: int) -> Mapping[tuple[float, float], Marker]:
    """Give for each town the marker that stands for it."""
    counts = Counter(map(_key, markers))
    towns = {_key(marker): marker for marker in markers}
    cells = _FINEST
    while len({_cell(marker.point, cells) for marker in towns.values()}) > most and cells > 1:
        cells -= max(1, cells // 8)
    groups: dict[tuple[int, int], list[Marker]] = {}
    for marker in towns.values():
        groups.setdefault(_cell(marker.point, cells), []).append(marker)
    return {_key(one): _group(own, counts) for own in groups.values() for one in own}


def _cell(point: Point, cells: int) -> tuple[int, int]:
    x, y = unit(point)
    return int(x * cells), int(y * cells)


def _group(own: Sequence[Marker], counts: Mapping[tuple[float, float], int]) -> Marker:
    """Give one marker for several: at the town with most ways, with how many other towns it stands for."""
    first = min(own, key=lambda one: (-counts[_key(one)], one.name))
    return first if len(own) == 1 else replace(first, name=f"{first.name} + {len(own) - 1}")


def ways_of(towns: Iterable[Marker]) -> list[Way]:
    """Give the ways of one partnership: from the town here to each there."""
    found = list(towns)
    here = next((one for one in found if one.role is Role.HERE), None)
    return [(here, one) for one in found if here and one.role is Role.THERE]
