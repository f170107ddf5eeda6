"""Geometry in px -> the text of SVG paths and elements; path coordinates are tenths of a px, whole and relative."""

from __future__ import annotations

from collections.abc import Iterable

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg.element import element, number, text

__all__ = ["TENTHS", "Geometries", "element", "number", "path_data", "text"]

Geometries = NDArray[numpy.object_]

TENTHS = 10


def path_data(geometries: Iterable[BaseGeometry]) -> str:
    """Write the `d` of a path in tenths of a px; points are left out, rings closed.

    All shells turn one way and all holes the other, so that areas that overlap do not cancel each other out (by SVG's
    rule `nonzero`, which fills what turns one way more often than the other).
    """
    parts = shapely.get_parts(shapely.get_parts(list(geometries)))
    kinds = shapely.get_type_id(parts)
    rings = shapely.get_rings(shapely.orient_polygons(parts[kinds == _POLYGON]))
    return _lines(rings, closed=True) + _lines(parts[(kinds == _LINE) | (kinds == _RING)], closed=False)


_LINE, _RING, _POLYGON = 1, 2, 3


def _lines(lines: Geometries, *, closed: bool) -> str:
    if not len(lines):
        return ""
    points, owners = shapely.get_coordinates(lines, return_index=True)
    steps = numpy.rint(points * TENTHS).astype(numpy.int64)
    moves = numpy.empty_like(steps)
    moves[0] = 0
    numpy.subtract(steps[1:], steps[:-1], out=moves[1:])
    starts = numpy.concatenate(([0], numpy.flatnonzero(owners[1:] != owners[:-1]) + 1))
    kept: NDArray[numpy.bool_] = numpy.asarray(moves.any(axis=1))
    kept[starts] = False
    if closed:
        # the last point of a ring is its first, to which “z” leads back
        kept[starts[1:] - 1] = kept[-1] = False
    counts = numpy.add.reduceat(kept, starts)
    ends = numpy.cumsum(counts)
    chosen = moves[kept]
    least = 2 if closed else 1
    written = []
    for start, count, end in zip(steps[starts].tolist(), counts.tolist(), ends.tolist(), strict=True):
        if count >= least:
            rest = " ".join(map(str, chosen[end - count : end].ravel().tolist()))
            written.append(f"M{start[0]} {start[1]}l{rest}{'z' if closed else ''}")
    return "".join(written).replace(" -", "-")
