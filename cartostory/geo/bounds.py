"""A box of longitudes and latitudes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

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
        return cls.enclosing(cls(point.lon, point.lat, point.lon, point.lat) for point in points)

    @classmethod
    def enclosing(cls, boxes: Iterable[Bounds]) -> Bounds | None:
        """Give the smallest box around boxes, or None where there are none.

        The widest stretch of longitudes that none of them covers is left out. Of two that are as wide it is the one
        over the antimeridian.
        """
        every = tuple(boxes)
        if not every:
            return None
        sides = sorted(side for box in every for side in box.sides)
        reaches = list(accumulate((east for _, east in sides), max))
        over_the_end = sides[0][0] + 360 - reaches[-1]
        gaps = [(west - reach, west, reach) for (west, _), reach in zip(sides[1:], reaches, strict=False)]
        gap, west, east = max(gaps, default=(over_the_end, 0.0, 0.0), key=lambda found: found[0])
        if gap <= over_the_end:
            west, east = sides[0][0], reaches[-1]
        return cls(west, min(box.south for box in every), east, max(box.north for box in every))

    @property
    def sides(self) -> tuple[tuple[float, float], ...]:
        """Return west and east of the box, or of its two parts where it crosses the antimeridian."""
        return ((self.west, 180.0), (-180.0, self.east)) if self.west > self.east else ((self.west, self.east),)
