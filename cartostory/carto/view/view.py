"""What a map looks at, in px: the way from Web Mercator's unit square to the sheet and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, log2, radians, sin

import numpy

from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import Array, from_unit, metres_per_px, unit, world_px
from cartostory.model import Camera

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A map's pane: width and height in px, and the camera (its pitch is left aside: a picture is seen from above)."""

    width: float
    height: float
    centre: Point
    zoom: float
    bearing: float = 0.0

    @classmethod
    def of(cls, width: float, height: float, camera: Camera) -> View:
        """Make the view of a camera."""
        return cls(width, height, camera.centre, camera.zoom, camera.bearing).inside_world()

    def inside_world(self) -> View:
        """Move a view that looks past the end of Web Mercator's square back to it, as the browser's map does.

        One that is taller than the world has the equator in its middle.
        """
        half = min(0.5, self.height / 2 / world_px(self.zoom))
        y = unit(self.centre)[1]
        kept = max(half, min(1 - half, y))
        return self if kept == y else replace(self, centre=Point(self.centre.lon, from_unit(0.5, kept).lat))

    def above(self, foot: float, higher: float) -> View:
        """Step back until all that lies above a strip of `foot` px at the lower edge lies above a `higher` one."""
        zoom = max(0.0, self.zoom - log2((self.height - foot) / (self.height - higher)))
        down = higher / 2 / world_px(zoom) - foot / 2 / world_px(self.zoom)
        x, y = unit(self.centre)
        turn = radians(self.bearing)
        centre = from_unit(x - down * sin(turn), y + down * cos(turn))
        return replace(self, centre=centre, zoom=zoom).inside_world()

    def point(self, x: float, y: float) -> Point:
        """Give the position of a px of the sheet: `place` the other way round. Longitudes lie within ±180."""
        angle, size = radians(self.bearing), world_px(self.zoom)
        right, down = x - self.width / 2, y - self.height / 2
        x0, y0 = unit(self.centre)
        across = right * cos(angle) - down * sin(angle)
        along = right * sin(angle) + down * cos(angle)
        return from_unit((x0 + across / size) % 1, y0 + along / size)

    @property
    def metres_per_px(self) -> float:
        """Give the ground length of one px in the middle of the view."""
        return metres_per_px(self.centre.lat, self.zoom)

    def place(self, point: Point, turns: float = 0.0) -> tuple[float, float]:
        """Give x and y in px; of the copies of the world, the one nearest to the middle, shifted by whole `turns`."""
        x, y = unit(point)
        x0, y0 = unit(self.centre)
        right = (x - x0 + 0.5) % 1 - 0.5 + turns
        return self._turned(right * world_px(self.zoom), (y - y0) * world_px(self.zoom))

    def places(self, units: Array) -> Array:
        """Give x and y in px of many positions of the unit square (n, 2): of each the copy nearest to the middle."""
        x0, y0 = unit(self.centre)
        right, down = (units[:, 0] - x0 + 0.5) % 1 - 0.5, units[:, 1] - y0
        size, angle = world_px(self.zoom), radians(-self.bearing)
        x = right * size * cos(angle) - down * size * sin(angle)
        y = right * size * sin(angle) + down * size * cos(angle)
        return numpy.column_stack((x + self.width / 2, y + self.height / 2))

    def _turned(self, right: float, down: float) -> tuple[float, float]:
        angle = radians(-self.bearing)
        x = right * cos(angle) - down * sin(angle)
        y = right * sin(angle) + down * cos(angle)
        return x + self.width / 2, y + self.height / 2

    def to_px(self, units: Array, shift: float = 0.0) -> Array:
        """Turn positions of the unit square (n, 2) into px; `shift` moves them by whole worlds."""
        x0, y0 = unit(self.centre)
        moved = (units - numpy.array([x0 - shift, y0])) * world_px(self.zoom)
        if self.bearing:
            angle = radians(-self.bearing)
            moved = moved @ numpy.array([[cos(angle), sin(angle)], [-sin(angle), cos(angle)]])
        found: Array = moved + numpy.array([self.width / 2, self.height / 2])
        return found

    def unit_box(self, pad_px: float = 0.0) -> Box:
        """Give the box of the unit square that the view may show: left, top, right, bottom; turned views take more."""
        angle = radians(self.bearing)
        wide = (abs(self.width * cos(angle)) + abs(self.height * sin(angle))) / 2 + pad_px
        high = (abs(self.width * sin(angle)) + abs(self.height * cos(angle))) / 2 + pad_px
        x0, y0 = unit(self.centre)
        scale = world_px(self.zoom)
        return x0 - wide / scale, y0 - high / scale, x0 + wide / scale, y0 + high / scale

    def bounds(self) -> Bounds:
        """Give the box of degrees that the view shows (longitudes run on past ±180)."""
        left, top, right, bottom = self.unit_box()
        west, north = from_unit(left, max(0.0, top)), from_unit(right, max(0.0, top))
        south = from_unit(left, min(1.0, bottom))
        return Bounds(west.lon, south.lat, north.lon, west.lat)

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a px lies on the sheet, at least `margin` from its edge."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin
