"""A box of longitudes and latitudes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.geo.point import Point


@dataclass(frozen=True, slots=True)
class Bounds:
    """Degrees, in the order of RFC 7946 section 5. `west > east` means that the box crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def unrolled_east(self) -> float:
        """Return the eastern edge, counted on past 180° where the box crosses the antimeridian."""
        return self.east + 360 if self.west > self.east else self.east

    @property
    def width(self) -> float:
        """Return how many degrees the box reaches from its western edge eastwards (0 to 360)."""
        return self.unrolled_east - self.west

    @property
    def height(self) -> float:
        """Return how many degrees the box reaches from south to north."""
        return self.north - self.south

    @property
    def centre(self) -> Point:
        """Give the middle in degrees (not on the projected plane)."""
        lon = (self.west + self.unrolled_east) / 2
        return Point(lon - 360 if lon > 180 else lon, (self.south + self.north) / 2)  # noqa: PLR2004 - the antimeridian

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the box or on its edge."""
        across = any(self.west <= point.lon + turn <= self.unrolled_east for turn in (-360, 0, 360))
        return across and self.south <= point.lat <= self.north

    @classmethod
    def around(cls, points: Iterable[Point]) -> Bounds | None:
        """Give the smallest box around the points, or None where there are none."""
        positions = numpy.array([(point.lon, point.lat, point.lon, point.lat) for point in points])
        return _smallest(positions.reshape(-1, 4))

    @classmethod
    def around_shapes(cls, shapes: Iterable[BaseGeometry]) -> Bounds | None:
        """Give the smallest box around geometries in degrees that are cut at the antimeridian; None without any."""
        parts = shapely.get_parts(shapely.get_parts(numpy.array(list(shapes), dtype=object)))
        return _smallest(shapely.bounds(parts[~shapely.is_empty(parts)]).reshape(-1, 4))

    @classmethod
    def enclosing(cls, boxes: Iterable[Bounds]) -> Bounds | None:
        """Give the smallest box around boxes, or None where there are none."""
        sides = [
            (west, box.south, east, box.north)
            for box in boxes
            for west, east in (
                [(box.west, 180.0), (-180.0, box.east)] if box.west > box.east else [(box.west, box.east)]
            )
        ]
        return _smallest(numpy.array(sides).reshape(-1, 4))


def _smallest(boxes: NDArray[numpy.float64]) -> Bounds | None:
    """Give the smallest box on the sphere around boxes (n, 4), none of which crosses the antimeridian.

    The widest stretch of longitudes that none of them covers is left out. Of two that are as wide it is the one over
    the antimeridian.
    """
    if not len(boxes):
        return None
    ordered = boxes[numpy.argsort(boxes[:, 0], kind="stable")]
    west, reach = ordered[:, 0], numpy.maximum.accumulate(ordered[:, 2])
    over_the_end = west[0] + 360 - reach[-1]
    between = west[1:] - reach[:-1]
    south, north = float(boxes[:, 1].min()), float(boxes[:, 3].max())
    if not len(between) or between.max() <= over_the_end:
        return Bounds(float(west[0]), south, float(reach[-1]), north)
    widest = int(between.argmax())
    return Bounds(float(west[widest + 1]), south, float(reach[widest]), north)
