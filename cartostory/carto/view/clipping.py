"""What of a map lies in a view: the degrees that it spans, and geometries cut to it, in px, as fine as eyes can see."""

from __future__ import annotations

from collections.abc import Iterator

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.view.view import View
from cartostory.geo.projection import from_unit

PAD_PX = 24.0
TOLERANCE_PX, WIDE_TOLERANCE_PX = 0.5, 0.8
WIDE_ZOOM, SMALLEST_PX2 = 4.0, 2.5
_AREA = 2


def degrees_box(view: View, pad_px: float = PAD_PX) -> tuple[float, float, float, float]:
    """Give the box of degrees around a view: west, south, east, north; longitudes run on past ±180."""
    left, top, right, bottom = view.unit_box(pad_px)
    low, high = from_unit(left, min(1.0, bottom)), from_unit(right, max(0.0, top))
    south = -90.0 if bottom >= 1 else low.lat
    north = 90.0 if top <= 0 else high.lat
    return low.lon, south, high.lon, north


def turns(west: float, east: float) -> Iterator[int]:
    """Yield by how many whole turns the world must be moved to fill a range of longitudes."""
    for turn in (-1, 0, 1):
        if west <= 180 + 360 * turn and east >= -180 + 360 * turn:
            yield turn


def shown(view: View, units: object, turn: int = 0) -> Iterator[tuple[int, BaseGeometry]]:
    """Clip geometries of the unit square to the view, bring them to px, simplify; yield those with anything left."""
    geometries = numpy.asarray(units, dtype=object)
    if not len(geometries):
        return
    left, top, right, bottom = view.unit_box(PAD_PX)
    clipped = shapely.clip_by_rect(geometries, left - turn, top, right - turn, bottom)
    kept = numpy.flatnonzero(~shapely.is_empty(clipped))
    if not len(kept):
        return
    px = shapely.transform(clipped[kept], lambda points: view.to_px(points, turn))
    if view.zoom < WIDE_ZOOM:
        large = (shapely.get_dimensions(px) != _AREA) | (shapely.area(px) >= SMALLEST_PX2)  # the others are specks
        kept, px = kept[large], px[large]
    lean = shapely.simplify(px, WIDE_TOLERANCE_PX if view.zoom < WIDE_ZOOM else TOLERANCE_PX, preserve_topology=False)
    lost = shapely.is_empty(lean)
    lean[lost] = px[lost]
    shows = ~lost | (shapely.length(px) > 1)
    yield from zip(kept[shows].tolist(), lean[shows], strict=True)
