"""A box of longitudes and latitudes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cartostory.geo.point import Point


@dataclass(frozen=True, slots=True)
class Bounds:
    """Degrees, in the order of RFC 7946 section 5. `west > east` means that the box crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> Point:
        """Give the middle in degrees (not on the projected plane)."""
        east = self.east + 360 if self.west > self.east else self.east
        lon = (self.west + east) / 2
        return Point(lon - 360 if lon > 180 else lon, (self.south + self.north) / 2)  # noqa: PLR2004 - the antimeridian

    @classmethod
    def around(cls, points: Iterable[Point]) -> Bounds | None:
        """Give the smallest box around the points, or None where there are none."""
        found = tuple(points)
        if not found:
            return None
        lons = [point.lon for point in found]
        lats = [point.lat for point in found]
        return cls(min(lons), min(lats), max(lons), max(lats))

    def union(self, other: Bounds) -> Bounds:
        """Give the smallest box around both, neither crossing the antimeridian."""
        return Bounds(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )
