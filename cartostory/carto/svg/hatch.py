"""An area in px -> the slanting lines that fill it: the pattern of blank squares, drawn as lines so that it prints."""

from __future__ import annotations

from math import ceil, floor

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg.palette import SOFT

BLANK = "blank"
"""The one pattern that `fill-pattern` may name."""
TILE_PX = 12.0
_AREAS = (int(shapely.GeometryType.POLYGON), int(shapely.GeometryType.MULTIPOLYGON))
COLOUR, WIDTH_PX, OPACITY = SOFT, 1.0, 0.6


def hatched(areas: list[BaseGeometry]) -> BaseGeometry:
    """Give the lines x + y = n × 12 px inside some areas; they go on unbroken from one area to the next."""
    area = _united(areas)
    if area.is_empty:
        return area
    left, top, right, bottom = area.bounds
    sums = range(ceil((left + top) / TILE_PX), floor((right + bottom) / TILE_PX) + 1)
    slants = [_slant(number * TILE_PX, (left, top, right, bottom)) for number in sums]
    lines = shapely.MultiLineString([slant for slant in slants if slant[0] != slant[1]])
    return shapely.intersection(lines, area)


def _united(areas: list[BaseGeometry]) -> BaseGeometry:
    """Unite areas: squares that share their edges exactly at a tenth of the cost of any others."""
    is_plain = bool(numpy.isin(shapely.get_type_id(areas), _AREAS).all())
    found: BaseGeometry = (
        shapely.coverage_union_all(areas) if is_plain and shapely.coverage_is_valid(areas) else shapely.union_all(areas)
    )
    return found


def _slant(total: float, box: tuple[float, float, float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    left, top, right, bottom = box
    x0, x1 = max(left, total - bottom), min(right, total - top)
    return (x0, total - x0), (x1, total - x1)


def tile() -> str:
    """Give the pattern's tile on a field of 16 × 16, to be repeated by the browser's map."""
    width = WIDTH_PX * 16 / TILE_PX
    return (
        f'<path d="M-2 18 18-2M-2 2 2-2M14 18l4-4" fill="none" stroke="{COLOUR}" stroke-width="{width:.2f}" '
        f'stroke-opacity="{OPACITY}"/>'
    )
