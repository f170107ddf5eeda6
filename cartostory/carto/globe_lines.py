"""Lines of the sphere on an orthographic globe: what lies on the near side. Their points are gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg import Geometries
from cartostory.carto.world import world
from cartostory.geo.antimeridian import has_seam, shore
from cartostory.geo.projection import Array, Globe

_STEP_DEGREES = 15
_TOLERANCE_PX = 0.5


@dataclass(frozen=True, slots=True)
class Lines:
    """Positions of lines in degrees (n, 2), and to which line each belongs."""

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
