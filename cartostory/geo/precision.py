"""Rounding a position so that it no longer gives away the exact spot."""

from __future__ import annotations

from math import cos, floor, radians

from cartostory.geo.point import Point
from cartostory.geo.sphere import RADIUS_M

METRES_PER_DEGREE = RADIUS_M * radians(1)


def rounded(point: Point, metres: float) -> Point:
    """Give the centre of the cell of a grid of that size in which the point lies: the same for all points of the cell.

    A fixed grid (not noise) keeps builds equal, and gives nothing more away when the same place is published twice.
    """
    if metres <= 0:
        return point
    lat = _cell(point.lat, metres / METRES_PER_DEGREE)
    shrink = max(cos(radians(lat)), 0.01)
    lon = _cell(point.lon, metres / (METRES_PER_DEGREE * shrink))
    return Point(round(max(-180.0, min(180.0, lon)), 6), round(max(-90.0, min(90.0, lat)), 6))


def _cell(value: float, size: float) -> float:
    return (floor(value / size) + 0.5) * size
