"""The names of countries on a map: what each is called, where its name stands, and from which zoom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

import numpy

from cartostory.carto.world.territories import alpha_2, country_name
from cartostory.carto.world.world import World, world
from cartostory.geo.point import Point
from cartostory.geo.projection import TILE_PX, Array, unit
from cartostory.model import Borders

_KEPT = 32

_LETTER_PX, _EDGES_PX = 7.5, 12
"""What a letter of a country's name takes, and what its name may reach beyond the country's box."""

Named = tuple[str, Point, dict[str, object]]


@dataclass(frozen=True, slots=True)
class CountryNames:
    """Each country's point, the same in Web Mercator's unit square (n, 2), and the properties of its name.

    `from` is the zoom at which there is room for it. `codes` are ISO 3166-1 alpha-3.
    """

    points: tuple[Point, ...]
    units: Array
    properties: tuple[dict[str, object], ...]
    codes: tuple[str, ...]


_known: dict[object, CountryNames] = {}


def country_names(resolution: str, language: str, own: frozenset[str], borders: Borders) -> CountryNames:
    """Name each country at the middle of its largest part. `own` are the story's countries (alpha-2).

    They are remembered: the maps of a story ask for the same ones.
    """
    asked = (resolution, language, own, repr(sorted(borders.names.items())))
    if asked not in _known:
        if len(_known) > _KEPT:
            _known.clear()
        named = tuple(_named(world(resolution), language, own, borders))
        points = tuple(point for _, point, _ in named)
        units = numpy.array([unit(point) for point in points]).reshape(-1, 2)
        _known[asked] = CountryNames(
            points, units, tuple(facts for *_, facts in named), tuple(code for code, *_ in named)
        )
    return _known[asked]


def _named(source: World, language: str, own: frozenset[str], borders: Borders) -> Iterator[Named]:
    for key, (part, area) in source.largest.items():
        centre = part.properties.get("ct")
        if not isinstance(centre, list):
            continue
        code = alpha_2(key)
        name = borders.name_of(code, language) or country_name(key, language)
        if not name:
            continue  # an area without a code: a border line tells it apart, no name
        letters = len(max(name.split(), key=len, default=""))
        start = log2((_LETTER_PX * letters + _EDGES_PX) / max(source.extent(part).width / 360 * TILE_PX, 1e-6))
        point = Point(float(centre[0]), float(centre[1]))
        yield (
            key,
            point,
            {
                "name": name,
                "own": code in own,
                "rank": 0 if code in own else round(1000 - area),
                "from": 1 if code in own else round(start, 1),
            },
        )
