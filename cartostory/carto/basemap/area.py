"""What maps look at -> the tiles that they need: small boxes at their zooms, with room to look around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, floor, radians

from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.cover import Box, tiles_of
from cartostory.carto.view.view import View
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import MERCATOR_LAT, unit

LEAST_ZOOM = 8
"""The live map draws tiles from here on; pictures from 9."""
SCREEN = (1400.0, 900.0)
"""The largest usual map pane, in px: what lies within it around a camera may be seen."""
_AROUND = 1.25
"""So much wider than what is seen is fetched, so that one can look around."""
_CLOSER = 1
"""So many zooms closer may one look at what a map shows."""
_METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Area:
    """A box of the unit square (left and right may run on past its ends) needed at some zooms, both included."""

    box: Box
    least_zoom: int
    most_zoom: int


def areas_of_view(view: View, top_zoom: int) -> Iterator[Area]:
    """Yield what is needed around a view: a large screen at its zoom and farther away, the view itself closer."""
    zoom = min(floor(view.zoom), top_zoom)
    for level in range(min(LEAST_ZOOM, zoom), zoom + 1):
        wide, high = max(SCREEN[0], view.width) * _AROUND, max(SCREEN[1], view.height) * _AROUND
        farther = View(wide, high, view.centre, min(view.zoom, level + 0.5), view.bearing)
        yield Area(farther.unit_box(), level, level)
    if zoom < top_zoom:
        yield Area(view.unit_box(), zoom + 1, min(zoom + _CLOSER, top_zoom))


def area_of_bounds(bounds: Bounds, top_zoom: int) -> Area:
    """Give what a box of degrees needs at every zoom; its east may lie beyond the antimeridian (east < west)."""
    left, top = unit(Point(bounds.west, min(bounds.north, MERCATOR_LAT)))
    right, bottom = unit(Point(bounds.east, max(bounds.south, -MERCATOR_LAT)))
    return Area((left, top, right + (1 if right < left else 0), bottom), LEAST_ZOOM, top_zoom)


def around(point: Point, radius_m: float) -> Bounds:
    """Give the box of degrees within some metres of a point; it may run on past the antimeridian."""
    high = radius_m / _METRES_A_DEGREE
    wide = high / max(0.01, cos(radians(point.lat)))
    west, east = point.lon - wide, point.lon + wide
    return Bounds(
        _turned(west), max(point.lat - high, -MERCATOR_LAT), _turned(east), min(point.lat + high, MERCATOR_LAT)
    )


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def tiles_of_areas(areas: Iterable[Area], least_zoom: int, most_zoom: int) -> tuple[Tile, ...]:
    """Give the tiles of areas, each once, sorted; zooms that the source does not have are left out."""
    found: set[Tile] = set()
    for area in areas:
        for zoom in range(max(area.least_zoom, least_zoom), min(area.most_zoom, most_zoom) + 1):
            found.update(tile for tile, _ in tiles_of(area.box, zoom))
    return tuple(sorted(found))
