"""Areas and lines of the sphere on an orthographic globe: what of them lies on the near side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from typing import TypeVar

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg.svg import Geometries
from cartostory.carto.world.world import world
from cartostory.geo.antimeridian import has_seam, shore
from cartostory.geo.projection import Array, Globe

Longitudes = TypeVar("Longitudes", float, Array)

_BARELY = 1e-6
_FULL_TURN = 360.0
_RIM = numpy.radians(numpy.arange(0.0, _FULL_TURN, 1.0))
"""Directions in which the horizon has a corner: between two of them it is 0.004 % of the radius too low."""


def near_areas(globe: Globe, areas: list[BaseGeometry]) -> Geometries:
    """Give the visible parts of areas (in degrees) in px; those beyond the horizon are left out.

    What lies on the near side as a whole is projected at once; only what the horizon crosses has to be cut. An area
    whose edge lies on one side may still hold the middle of the other one: then it is cut like one that is crossed.
    """
    every: Geometries = numpy.array(areas, dtype=object)
    if not len(every):
        return every
    points, owners = shapely.get_coordinates(every, return_index=True)
    depth = globe.vectors(points)[:, 2]
    lowest, highest = numpy.full(len(every), numpy.inf), numpy.full(len(every), -numpy.inf)
    numpy.minimum.at(lowest, owners, depth)
    numpy.maximum.at(highest, owners, depth)
    lon, lat = globe.centre.lon, globe.centre.lat
    faces_us, turns_away = (lowest > _BARELY), (highest < -_BARELY)
    whole = faces_us & ~shapely.intersects_xy(every, _wrapped(lon + _FULL_TURN / 2), -lat)
    beyond = turns_away & ~shapely.intersects_xy(every, _wrapped(lon), lat)
    cut = [near_side(globe, area) for area in every[~whole & ~beyond]]
    flat = shapely.transform(every[whole], lambda degrees: globe.px(globe.vectors(degrees)))
    return numpy.concatenate([flat, numpy.array([shape for shape in cut if not shape.is_empty], dtype=object)])


def near_side(globe: Globe, area: BaseGeometry) -> BaseGeometry:
    """Give the visible part of an area (in degrees) in px; it is empty where all of it lies beyond the horizon.

    The near stretches of its edge and the horizon divide the disc into faces. Whether a face is part of the area is
    asked of the area itself, at a point of the face: which side of an edge is inside cannot be told on the disc.
    """
    rings = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(area)), return_index=True)
    edges = [globe.px(run) for run in _near_runs(globe.vectors(rings[0]), rings[1])]
    rim = globe.px(numpy.column_stack((numpy.cos(_RIM), numpy.sin(_RIM), numpy.zeros(len(_RIM)))))
    noded = shapely.union_all([shapely.LinearRing(rim), *map(shapely.LineString, edges)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    spots = _degrees(globe, shapely.get_coordinates(shapely.point_on_surface(faces)))
    shapely.prepare(area)
    inside = shapely.intersects_xy(area, spots[:, 0], spots[:, 1])
    return shapely.MultiPolygon(list(faces[inside]))


def _near_runs(vectors: Array, owners: NDArray[numpy.int64]) -> Iterator[Array]:
    """Yield the stretches of rings (n, 3) on the near side, each drawn out to where it meets the horizon."""
    for owner in range(int(owners[-1]) + 1):
        ring = vectors[owners == owner]
        near = ring[:, 2] >= 0
        if near.all():
            yield ring
            continue
        first = int(numpy.flatnonzero(~near)[0])
        ring = numpy.concatenate([ring[first:-1], ring[: first + 1]])  # it begins and ends beyond the horizon
        starts, ends = _changes(ring[:, 2] >= 0)
        for start, end in zip(starts, ends, strict=True):
            rise, fall = _crossing(ring[start - 1 : start + 1]), _crossing(ring[end - 1 : end + 1])
            yield numpy.vstack([rise, ring[start:end], fall])


def _changes(near: NDArray[numpy.bool_]) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """Give where stretches of `True` begin, and where the next `False` stands; neither end is in one."""
    steps = numpy.diff(near.astype(numpy.int8))
    return numpy.flatnonzero(steps == 1) + 1, numpy.flatnonzero(steps == -1) + 1


def _crossing(edge: Array) -> Array:
    """Give the point of the horizon through which an edge (2, 3) passes."""
    (*_, before), (*_, after) = edge
    share = before / (before - after)
    meeting = edge[0] + share * (edge[1] - edge[0])
    found: Array = meeting / max(float(numpy.hypot(meeting[0], meeting[1])), 1e-12)
    return found


def _degrees(globe: Globe, px: Array) -> Array:
    """Give longitude and latitude of points of the disc (Snyder, Map Projections, p. 150, in vectors)."""
    right, up = (px[:, 0] - globe.x) / globe.radius, (globe.y - px[:, 1]) / globe.radius
    near = numpy.sqrt(numpy.maximum(0.0, 1 - right**2 - up**2))
    lat0 = radians(globe.centre.lat)
    north, out = up * cos(lat0) + near * sin(lat0), near * cos(lat0) - up * sin(lat0)
    lon = numpy.degrees(numpy.arctan2(right, out)) + globe.centre.lon
    return numpy.column_stack((_wrapped(lon), numpy.degrees(numpy.arcsin(numpy.clip(north, -1, 1)))))


def _wrapped(lon: Longitudes) -> Longitudes:
    """Give longitudes between -180 and 180."""
    return (lon + _FULL_TURN / 2) % _FULL_TURN - _FULL_TURN / 2


_STEP_DEGREES = 15
_TOLERANCE_PX = 0.5


@dataclass(frozen=True, slots=True)
class Lines:
    """Positions of lines in degrees (n, 2), and to which line each belongs.

    Lines of the sphere on an orthographic globe: what lies on the near side. Their points are gathered once.
    """

    degrees: Array
    owners: NDArray[numpy.int64]


@cache
def grid() -> Lines:
    """Give meridians and parallels."""
    lines = [[(lon, lat) for lat in range(-75, 76, 3)] for lon in range(-180, 180, _STEP_DEGREES)]
    lines += [[(lon, lat) for lon in range(-180, 181, 3)] for lat in range(-75, 76, _STEP_DEGREES)]
    owners = numpy.repeat(numpy.arange(len(lines)), [len(line) for line in lines])
    return Lines(numpy.array([point for line in lines for point in line], dtype=float), owners)


@cache
def borders(*, disputed: bool | None) -> Lines:
    """Give the borders that are contested, those that are not, or (None) all."""
    source = world("110m")
    chosen = [
        source.degrees(number)
        for number in source.of_kind("border")
        if disputed is None or bool(source.parts[number].properties["disputed"]) is disputed
    ]
    return Lines(*shapely.get_coordinates(chosen, return_index=True))


@cache
def cut_coasts() -> Lines:
    """Give the coasts of lands that the map's end cuts, without the cuts."""
    source = world("110m")
    lands = (number for number in source.of_kind("land") if has_seam(source.parts[number].box))
    edges = shapely.get_parts([shore(source.degrees(number)) for number in lands])
    return Lines(*shapely.get_coordinates(edges, return_index=True))


def near_lines(globe: Globe, lines: Lines) -> list[BaseGeometry]:
    """Give the stretches of lines that lie on the near side, in px."""
    if not len(lines.degrees):
        return []
    owners, vectors = lines.owners, globe.vectors(lines.degrees)
    near = vectors[:, 2] >= 0
    breaks = numpy.concatenate(([True], (owners[1:] != owners[:-1]) | (near[1:] != near[:-1])))
    runs = numpy.cumsum(breaks) - 1
    kept = near & (numpy.bincount(runs) > 1)[runs]
    _, numbers = numpy.unique(runs[kept], return_inverse=True)
    if not len(numbers):
        return []
    found: Geometries = numpy.asarray(shapely.linestrings(globe.px(vectors[kept]), indices=numbers), dtype=object)
    return list(shapely.simplify(found, _TOLERANCE_PX))
