"""Areas of the sphere on an orthographic globe: cut at the horizon on the azimuthal equidistant plane, then bent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import pi

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg.svg import Geometries
from cartostory.carto.world.world import world
from cartostory.geo.antimeridian import has_seam, shore
from cartostory.geo.projection import Array, Globe

_BARELY = 1e-6
_HORIZON = shapely.Point(0, 0).buffer(pi / 2 - 1e-6, quad_segs=60)


def near_areas(globe: Globe, areas: list[BaseGeometry]) -> Geometries:
    """Give the visible parts of areas (in degrees) in px; those beyond the horizon are left out.

    What lies on the near side as a whole is projected at once; only what the horizon crosses has to be cut.
    """
    every: Geometries = numpy.array(areas, dtype=object)
    if not len(every):
        return every
    points, owners = shapely.get_coordinates(every, return_index=True)
    depth = globe.vectors(points)[:, 2]
    lowest, highest = numpy.full(len(every), numpy.inf), numpy.full(len(every), -numpy.inf)
    numpy.minimum.at(lowest, owners, depth)
    numpy.maximum.at(highest, owners, depth)
    whole = lowest > _BARELY
    cut = [near_side(globe, area) for area in every[~whole & (highest > 0)]]
    flat = shapely.transform(every[whole], lambda degrees: globe.px(globe.vectors(degrees)))
    return numpy.concatenate([flat, numpy.array([shape for shape in cut if shape is not None], dtype=object)])


def near_side(globe: Globe, geometry: BaseGeometry) -> BaseGeometry | None:
    """Give the visible part of an area (in degrees) in px, None where all of it lies beyond the horizon.

    On the equidistant plane around the globe's centre every point lies at its angular distance from it, so that the
    horizon is a plain circle (Snyder, Map Projections, p. 191).
    """
    flat = shapely.transform(geometry, lambda degrees: _plane(globe, degrees))
    left, top, right, bottom = flat.bounds
    reach = float(numpy.hypot(shapely.get_coordinates(flat)[:, 0], shapely.get_coordinates(flat)[:, 1]).min())
    if reach >= pi / 2:
        return None
    if not (max(-left, right) < pi / 2 and max(-top, bottom) < pi / 2 and _inside(flat)):
        valid = flat if shapely.is_valid(flat) else shapely.make_valid(flat)
        flat = shapely.intersection(valid, _HORIZON)
    return shapely.transform(flat, lambda plane: _bent(globe, plane))


def _inside(flat: BaseGeometry) -> bool:
    points = shapely.get_coordinates(flat)
    return bool((numpy.hypot(points[:, 0], points[:, 1]) < pi / 2 - 1e-6).all())


def _plane(globe: Globe, degrees: Array) -> Array:
    vectors = globe.vectors(degrees)
    flat = numpy.hypot(vectors[:, 0], vectors[:, 1])
    angle = numpy.arctan2(flat, vectors[:, 2])
    return vectors[:, :2] * (angle / numpy.maximum(flat, 1e-12))[:, None]


def _bent(globe: Globe, plane: Array) -> Array:
    angle = numpy.hypot(plane[:, 0], plane[:, 1])
    factor = globe.radius * numpy.sin(angle) / numpy.maximum(angle, 1e-12)
    return numpy.column_stack((globe.x + plane[:, 0] * factor, globe.y - plane[:, 1] * factor))


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
