"""Everything on the map has a position that exists on the earth.

A point outside the ranges of WGS 84 cannot be drawn; (0, 0) in the Gulf of Guinea nearly always stands for "not known".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.positions import positions
from cartostory.geo.point import Point
from cartostory.model import Site
from cartostory.problem import Problem, problem

_NEAR_ZERO = 0.001


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find points outside the world, and points at (0, 0)."""
    for place in positions(site):
        point = place.point
        if point.is_on_earth:
            if abs(point.lon) < _NEAR_ZERO and abs(point.lat) < _NEAR_ZERO:
                yield problem("position-at-zero", place.span, name=place.name)
        elif Point(point.lat, point.lon).is_on_earth:
            yield problem("swapped-coordinates", place.span, name=place.name, lat=point.lat, lon=point.lon)
        else:
            yield problem("outside-the-world", place.span, name=place.name, lat=point.lat, lon=point.lon)
