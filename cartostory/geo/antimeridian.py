"""Cutting at the antimeridian (RFC 7946 section 3.1.9)."""

from __future__ import annotations

from itertools import pairwise

import numpy
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from cartostory.geo.projection import MERCATOR_LAT, Array

_SEAM_LON = 180.0 - 1e-6
_WORLD = (-180.0, -90.0, 180.0, 90.0)


def split(geometry: BaseGeometry) -> BaseGeometry:
    """Cut a geometry whose longitudes run past ±180 (to ±540 at most) and fold its parts back into the world."""
    parts = [shapely.clip_by_rect(affinity.translate(geometry, xoff=shift), *_WORLD) for shift in (-360.0, 0.0, 360.0)]
    found = [part for part in parts if not part.is_empty]
    if not found:
        return shapely.GeometryCollection()
    return found[0] if len(found) == 1 else shapely.union_all(found)


def has_seam(box: tuple[float, float, float, float]) -> bool:
    """Tell whether an area in a box of degrees may be cut at the antimeridian, or closed over a pole."""
    west, south, east, north = box
    return max(-west, east) >= _SEAM_LON or max(-south, north) >= MERCATOR_LAT


def shore(area: BaseGeometry) -> BaseGeometry:
    """Give the edge of an area in degrees as lines, without the cuts at ±180° and at the end of Web Mercator."""
    rings = shapely.get_rings(shapely.get_parts(area))
    return shapely.MultiLineString([run for ring in rings for run in _runs(shapely.get_coordinates(ring))])


def _runs(ring: Array) -> list[Array]:
    """Cut a ring (n, 2) into the stretches between its seams."""
    at_end = numpy.abs(ring) >= (_SEAM_LON, MERCATOR_LAT)
    is_seam = (at_end[:-1] & at_end[1:]).any(axis=1)
    if not is_seam.any():
        return [ring]
    first = int(numpy.flatnonzero(is_seam)[0]) + 1
    # begin behind a seam, so that the stretch over the ring's own start stays whole
    points = numpy.concatenate([ring[first:-1], ring[: first + 1]])
    cuts = numpy.flatnonzero(numpy.roll(is_seam, -first))
    found = numpy.split(points, cuts + 1)
    return [run for run in found if len(run) > 1]


def unwrap(positions: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Read an edge that jumps over more than half the world as one that crosses the antimeridian the short way.

    Longitudes then run on past ±180. An edge from -180 to 180 stays.
    """
    found = positions[:1]
    turns = 0.0
    for (before, _), (lon, lat) in pairwise(positions):
        jump = lon - before
        if 180 < abs(jump) < 360:  # noqa: PLR2004 - the antimeridian
            turns += -360.0 if jump > 0 else 360.0
        found.append((lon + turns, lat))
    return found


def unwrap_ring(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Unwrap a closed ring; one that goes round the world is closed over the pole that is nearer to it."""
    found = unwrap(ring)
    return found if found[0] == found[-1] else [*found, *_over_pole(found[0], found[-1], sum(lat for _, lat in ring))]


def unwrap_cut_ring(ring: Array) -> Array:
    """Unwrap a closed ring (n, 2) that was cut at the antimeridian: an edge from -180 to 180 is no way at all."""
    jumps = numpy.diff(ring[:, 0])
    turns = numpy.where(numpy.abs(jumps) > 180, -numpy.copysign(360.0, jumps), 0.0)  # noqa: PLR2004 - same
    found = ring.copy()
    found[1:, 0] += numpy.cumsum(turns)
    if (found[0] == found[-1]).all():
        return found
    first, last = (tuple(position) for position in found[[0, -1]].tolist())
    return numpy.concatenate([found, _over_pole(first, last, float(ring[:, 1].sum()))])


def _over_pole(first: tuple[float, float], last: tuple[float, float], lats: float) -> tuple[tuple[float, float], ...]:
    """Give the way back from a ring's last position to its first over a pole; `lats` says which by its sign."""
    pole = 90.0 if lats > 0 else -90.0
    return (last[0], pole), (first[0], pole), first
