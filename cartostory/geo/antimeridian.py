"""Cutting at the antimeridian (RFC 7946 section 3.1.9)."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from math import floor

import numpy
import shapely
from numpy.typing import ArrayLike
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from cartostory.geo.projection import MERCATOR_LAT, Array

_SEAM_LON = 180.0 - 1e-6
_SAME_DEGREES = 1e-9
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
    """Unwrap a closed ring; one that goes round the world is closed over the pole on its smaller side."""
    found = unwrap(ring)
    return found if found[0] == found[-1] else [*found, *_over_pole(found[0], found[-1], _smaller_side(found))]


def area_within(rings: list[list[tuple[float, float]]]) -> BaseGeometry:
    """Build a polygon from closed rings as written, its shell first; where it goes round the world it is cut.

    On which side of a ring around the world its inside is nobody says. Alone it holds the smaller side. An even number
    of them bounds the same area over whichever pole they are closed, if only it is the same one for all: what an odd
    number of them holds is inside.
    """
    unwrapped = [unwrap(ring) for ring in rings]
    around = [ring for ring in unwrapped if _goes_round(ring)]
    if not around:
        shell, *holes = unwrapped
        return shapely.Polygon(shell, [_beside(hole, shell) for hole in holes])
    pole = _smaller_side(around[0])
    closed = ([*ring, *_over_pole(ring[0], ring[-1], pole)] if _goes_round(ring) else ring for ring in unwrapped)
    areas = [part for ring in closed for part in _folded(shapely.make_valid(shapely.Polygon(ring)))]
    found = shapely.get_parts(shapely.get_parts(reduce(shapely.symmetric_difference, areas)))
    return shapely.MultiPolygon([part for part in found if part.geom_type == "Polygon"])


def _folded(area: BaseGeometry) -> list[BaseGeometry]:
    """Cut an area into what lies of it in each turn of the world, moved into the first."""
    west, _, east, _ = area.bounds
    turns = range(floor((west + 180) / 360), floor((east + 180) / 360) + 1)
    return [shapely.clip_by_rect(affinity.translate(area, xoff=-360.0 * turn), *_WORLD) for turn in turns]


def _goes_round(ring: list[tuple[float, float]]) -> bool:
    return abs(ring[-1][0] - ring[0][0]) > 180  # noqa: PLR2004 - the antimeridian


def _beside(hole: list[tuple[float, float]], shell: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Move a hole by whole turns to where its shell lies: each may begin on another side of the antimeridian."""
    west, east = (choose(lon for lon, _ in shell) for choose in (min, max))
    middle = sum(lon for lon, _ in hole) / len(hole)
    turn = next((turn for turn in (0.0, 360.0, -360.0) if west <= middle + turn <= east), 0.0)
    return [(lon + turn, lat) for lon, lat in hole]


def unwrap_cut_ring(ring: Array) -> Array:
    """Unwrap a closed ring (n, 2) that was cut at the antimeridian: an edge from -180 to 180 is no way at all."""
    jumps = numpy.diff(ring[:, 0])
    turns = numpy.where(numpy.abs(jumps) > 180, -numpy.copysign(360.0, jumps), 0.0)  # noqa: PLR2004 - same
    found = ring.copy()
    found[1:, 0] += numpy.cumsum(turns)
    if numpy.allclose(found[0], found[-1], atol=_SAME_DEGREES):  # whole turns were added and taken away again
        found[-1] = found[0]
        return found
    first, last = (tuple(position) for position in found[[0, -1]].tolist())
    return numpy.concatenate([found, _over_pole(first, last, _smaller_side(found))])


def _smaller_side(ring: ArrayLike) -> float:
    """Give the latitude of the pole on whose side of an unwrapped ring (n, 2) around the world less of the sphere lies.

    The sphere's area between a ring and the equator is the integral of sin(lat) over the longitudes.
    """
    lon, sine = numpy.asarray(ring, dtype=float)[:, 0], numpy.sin(numpy.radians(ring))[:, 1]
    above = float(numpy.trapezoid(sine, lon)) * float(numpy.sign(lon[-1] - lon[0]))
    return 90.0 if above > 0 else -90.0


def _over_pole(first: tuple[float, float], last: tuple[float, float], pole: float) -> tuple[tuple[float, float], ...]:
    """Give the way back from a ring's last position to its first over a pole."""
    return (last[0], pole), (first[0], pole), first
