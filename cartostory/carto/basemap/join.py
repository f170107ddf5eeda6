"""Parts of neighbouring tiles -> whole features: lines run on, and areas have no edge where tiles meet."""

from __future__ import annotations

from collections.abc import Iterable

import numpy
import shapely
from numpy.typing import NDArray

from cartostory.carto.svg.svg import Geometries
from cartostory.geo.projection import Array

_LINE, _POLYGON = 1, 3
_UNITS = 4096
"""Into how many steps tiles divide their side."""
_NEAR = 3.0
"""So many steps may a line jump where it passes from one tile to the next: each tile rounds for itself."""


def join_areas(geometries: Geometries, zoom: int, tolerance: float) -> Geometries:
    """Generalise areas, and unite those that touch an edge of a tile. `tolerance` is in units of the unit square.

    An area that vanishes when it is generalised is left out.
    """
    parts = _of_kind(shapely.get_parts(shapely.get_parts(geometries)), _POLYGON)
    if not len(parts):
        return parts
    touching = _touch_edges(shapely.bounds(parts), zoom)
    cut = parts[touching]
    broken = ~shapely.is_valid(cut)
    cut[broken] = shapely.make_valid(cut[broken])
    united = shapely.get_parts(shapely.union_all(cut)) if len(cut) > 1 else cut
    lean = shapely.simplify(numpy.concatenate((parts[~touching], united)), tolerance, preserve_topology=False)
    return _of_kind(shapely.get_parts(lean[~shapely.is_empty(lean)]), _POLYGON)


def join_lines(geometries: Iterable[shapely.Geometry], zoom: int) -> Geometries:
    """Join lines end to end, across the edges of tiles too."""
    parts = shapely.get_parts(shapely.get_parts(numpy.array(list(geometries), dtype=object)))
    parts = _of_kind(parts, _LINE)
    if not len(parts):
        return parts
    merged: Geometries = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(_met(parts, zoom))))
    return merged


def _of_kind(geometries: Geometries, kind: int) -> Geometries:
    found: Geometries = geometries[shapely.get_type_id(geometries) == kind]
    return found


def _touch_edges(boxes: Array, zoom: int) -> NDArray[numpy.bool_]:
    places = boxes * 2**zoom
    found: NDArray[numpy.bool_] = (places == numpy.rint(places)).any(axis=1)
    return found


def _met(lines: Geometries, zoom: int) -> Geometries:
    """Move the ends of lines that lie on the edges of tiles onto each other."""
    points, owners = shapely.get_coordinates(lines, return_index=True)
    firsts = numpy.concatenate(([0], numpy.flatnonzero(numpy.diff(owners)) + 1))
    lasts = numpy.append(firsts[1:] - 1, len(points) - 1)
    ends = numpy.concatenate((firsts, lasts))
    inner = numpy.concatenate((firsts + 1, lasts - 1))
    places = points * 2.0**zoom
    for along in (0, 1):
        on_edge = places[ends, along] == numpy.rint(places[ends, along])
        _pair(places, ends[on_edge], inner[on_edge], along)
    found: Geometries = shapely.set_coordinates(lines, places / 2.0**zoom)
    return found


def _pair(places: Array, ends: NDArray[numpy.int64], inner: NDArray[numpy.int64], along: int) -> None:
    """Bring pairs of ends on one edge together that lie on both sides of it. `along`: 0 for upright edges."""
    across = 1 - along
    sides = places[inner, along] > places[ends, along]
    order = numpy.lexsort((places[ends, across], places[ends, along]))
    waiting = -1
    for number in order.tolist():
        end = ends[number]
        if waiting >= 0 and sides[waiting] != sides[number]:
            other = ends[waiting]
            is_same_edge = places[other, along] == places[end, along]
            if is_same_edge and places[end, across] - places[other, across] <= _NEAR / _UNITS:
                places[[end, other], across] = places[other, across]
                waiting = -1
                continue
        waiting = number
