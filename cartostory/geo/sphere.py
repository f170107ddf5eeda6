"""The earth as a sphere: distances, bearings and great circles."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, radians, sin, sqrt

from cartostory.geo.point import Point

RADIUS_M = 6_371_008.8
"""Mean radius R1 of WGS 84 (IUGG): distances are right within 0.5 %."""


def distance_m(start: Point, end: Point) -> float:
    """Give the length of the great circle in metres (haversine formula, which keeps its precision for near points)."""
    lat_start, lat_end = radians(start.lat), radians(end.lat)
    half_lat = sin((lat_end - lat_start) / 2)
    half_lon = sin(radians(end.lon - start.lon) / 2)
    chord = half_lat * half_lat + cos(lat_start) * cos(lat_end) * half_lon * half_lon
    return 2 * RADIUS_M * asin(min(1.0, sqrt(chord)))


def bearing(start: Point, end: Point) -> float:
    """Give the direction in which one leaves `start` for `end`: degrees clockwise from north, 0 to 360."""
    lat_start, lat_end, turn = radians(start.lat), radians(end.lat), radians(end.lon - start.lon)
    east = sin(turn) * cos(lat_end)
    north = cos(lat_start) * sin(lat_end) - sin(lat_start) * cos(lat_end) * cos(turn)
    return degrees(atan2(east, north)) % 360


def destination(start: Point, direction: float, metres: float) -> Point:
    """Give the point that one reaches from `start` in a direction (degrees from north) along a great circle."""
    angle, lat, turn = metres / RADIUS_M, radians(start.lat), radians(direction)
    lat_end = asin(max(-1.0, min(1.0, sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn))))
    lon_end = radians(start.lon) + atan2(sin(turn) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(lat_end))
    return Point((degrees(lon_end) + 540) % 360 - 180, degrees(lat_end))


@lru_cache(maxsize=256)
def great_circle(start: Point, end: Point, step_m: float = 100_000) -> tuple[Point, ...]:
    """Give points along the great circle, both ends included. Longitudes run on past ±180 rather than jump.

    The last ones are remembered: every map of a partnership draws the arc between the same two towns.
    """
    total = distance_m(start, end)
    count = max(1, ceil(total / step_m))
    direction = bearing(start, end)
    between = (destination(start, direction, total * number / count) for number in range(1, count))
    return unwrapped((start, *between, end))


def unwrapped(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Shift longitudes by whole turns so that neighbours never lie more than half a turn apart."""
    found = list(points[:1])
    turns = 0
    for before, point in pairwise(points):
        step = point.lon - before.lon
        turns += 360 if step < -180 else -360 if step > 180 else 0  # noqa: PLR2004 - the antimeridian
        found.append(Point(point.lon + turns, point.lat))
    return tuple(found)
