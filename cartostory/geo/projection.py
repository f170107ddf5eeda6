"""Web Mercator in MapLibre's convention (the world is 512 px wide at zoom 0), and the orthographic globe."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import atan, cos, degrees, exp, log, log2, pi, radians, sin, tan

import numpy
from numpy.typing import NDArray

from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point

TILE_PX = 512
TOP_ZOOM = 22.0
"""MapLibre's default `maxZoom`."""
MERCATOR_LAT = 85.051129
"""Where Web Mercator's square ends."""
EQUATOR_M = 40_075_016.686
"""The circumference of WGS 84's equator, on which Web Mercator is built."""

Array = NDArray[numpy.float64]


@lru_cache(maxsize=16_384)
def unit(point: Point) -> tuple[float, float]:
    """Project to Web Mercator's unit square: x from 0 at -180° to 1 at 180°, y from 0 in the north to 1 southwards."""
    lat = max(-MERCATOR_LAT, min(MERCATOR_LAT, point.lat))
    return point.lon / 360 + 0.5, 0.5 - log(tan(pi / 4 + radians(lat) / 2)) / (2 * pi)


def from_unit(x: float, y: float) -> Point:
    """Give the position of a point of the unit square."""
    return Point((x - 0.5) * 360, degrees(2 * atan(exp((0.5 - y) * 2 * pi)) - pi / 2))


def unit_array(lonlat: Array) -> Array:
    """Project many positions at once: an array of shape (n, 2), longitude first, to one of shape (n, 2)."""
    lat = numpy.radians(numpy.clip(lonlat[:, 1], -MERCATOR_LAT, MERCATOR_LAT))
    y = 0.5 - numpy.log(numpy.tan(pi / 4 + lat / 2)) / (2 * pi)
    return numpy.column_stack((lonlat[:, 0] / 360 + 0.5, y))


def world_px(zoom: float) -> float:
    """Give the width of the world in px."""
    return TILE_PX * float(2.0**zoom)


def metres_per_px(lat: float, zoom: float) -> float:
    """Give the ground length of one px at a latitude: Mercator stretches by 1 / cos(lat)."""
    return EQUATOR_M * cos(radians(lat)) / world_px(zoom)


def fitting_zoom(bounds: Bounds, width_px: float, height_px: float, top: float) -> tuple[Point, float]:
    """Give the centre and the greatest zoom (at most `top`) at which the bounds fit into a box of px."""
    left, upper = unit(Point(bounds.west, bounds.north))
    right, lower = unit(Point(bounds.unrolled_east, bounds.south))
    centre = from_unit((left + right) / 2, (upper + lower) / 2)
    wide, high = max(right - left, 1e-12), max(lower - upper, 1e-12)
    zoom = min(log2(max(width_px, 1) / (TILE_PX * wide)), log2(max(height_px, 1) / (TILE_PX * high)), top)
    return Point((centre.lon + 540) % 360 - 180, centre.lat), max(zoom, 0.0)


@dataclass(frozen=True, slots=True)
class Globe:
    """An orthographic globe seen from above `centre`; `radius` in px, its middle at (`x`, `y`)."""

    centre: Point
    radius: float
    x: float
    y: float

    def place(self, point: Point) -> tuple[float, float, bool]:
        """Give x and y in px, and whether the point lies on the near side (Snyder, Map Projections, p. 149)."""
        lat, lat0 = radians(point.lat), radians(self.centre.lat)
        turn = radians(point.lon - self.centre.lon)
        x = cos(lat) * sin(turn)
        y = cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(turn)
        depth = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(turn)
        return self.x + self.radius * x, self.y - self.radius * y, depth >= 0

    def vectors(self, lonlat: Array) -> Array:
        """Turn positions (n, 2) into (n, 3): right, up, towards the eye, on the unit sphere."""
        lon, lat = numpy.radians(lonlat[:, 0] - self.centre.lon), numpy.radians(lonlat[:, 1])
        lat0 = radians(self.centre.lat)
        right = numpy.cos(lat) * numpy.sin(lon)
        up = cos(lat0) * numpy.sin(lat) - sin(lat0) * numpy.cos(lat) * numpy.cos(lon)
        near = sin(lat0) * numpy.sin(lat) + cos(lat0) * numpy.cos(lat) * numpy.cos(lon)
        return numpy.column_stack((right, up, near))

    def px(self, vectors: Array) -> Array:
        """Give x and y in px of vectors (n, 3)."""
        return numpy.column_stack((self.x + self.radius * vectors[:, 0], self.y - self.radius * vectors[:, 1]))
