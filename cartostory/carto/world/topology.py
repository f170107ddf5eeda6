"""TopoJSON (specification 1.0) -> arcs in degrees, and which polygon or line runs along which of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.antimeridian import split, unwrap_cut_ring
from cartostory.geo.projection import Array

Rings = tuple[tuple[int, ...], ...]
Box = tuple[float, float, float, float]
"""West, south, east, north."""
HALF_TURN = 180.0


@dataclass(frozen=True, slots=True)
class Part:
    """A polygon (rings of arcs) or line (a single "ring"), and what it belongs to."""

    kind: str
    key: str
    rings: Rings
    is_area: bool
    box: Box
    properties: Mapping[str, object]


def arcs_of(topology: Mapping[str, Any]) -> list[Array]:
    """Decode the arcs: steps of a grid, each from the one before."""
    scale, shift = (numpy.array(topology["transform"][name]) for name in ("scale", "translate"))
    lengths = numpy.fromiter(map(len, topology["arcs"]), dtype=numpy.intp)
    starts = numpy.cumsum(lengths) - lengths
    steps = numpy.array(list(chain.from_iterable(topology["arcs"])), dtype=numpy.float64)
    run = numpy.cumsum(steps, axis=0)  # whole numbers: what went before an arc can be taken away without a trace
    before = run[starts] - steps[starts]
    return numpy.split((run - numpy.repeat(before, lengths, axis=0)) * scale + shift, starts[1:])


def members(topology: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, object], Rings, bool]]:
    """Yield each polygon and line of an object: id, properties, rings, and whether it is an area."""
    for geometry in topology["objects"][name]["geometries"]:
        key, properties = str(geometry.get("id") or ""), geometry.get("properties") or {}
        match geometry["type"]:
            case "Polygon" if geometry["arcs"]:
                yield key, properties, _tuples(geometry["arcs"]), True
            case "MultiPolygon":
                for rings in filter(None, geometry["arcs"]):
                    yield key, properties, _tuples(rings), True
            case "LineString":
                yield key, properties, (tuple(geometry["arcs"]),), False
            case "MultiLineString":
                for line in geometry["arcs"]:
                    yield key, properties, (tuple(line),), False


def shared_arcs(areas: Iterator[tuple[str, Rings]]) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """Find the arcs between two areas: by the pair of their keys, in alphabetical order."""
    owners: defaultdict[int, list[str]] = defaultdict(list)
    for key, rings in areas:
        for ring in rings:
            for arc in ring:
                owners[arc if arc >= 0 else ~arc].append(key)
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for arc, keys in owners.items():
        pair = sorted(set(keys))
        if len(pair) == 2:  # noqa: PLR2004 - a border has two sides
            found[pair[0], pair[1]].append(arc)
    return {pair: tuple(arcs) for pair, arcs in sorted(found.items())}


def boxes_of(arcs: list[Array]) -> list[Box]:
    """Give the smallest box around each arc."""
    starts = numpy.cumsum([0, *map(len, arcs[:-1])])
    points = numpy.concatenate(arcs)
    low, high = numpy.minimum.reduceat(points, starts), numpy.maximum.reduceat(points, starts)
    return list(map(tuple, numpy.hstack([low, high]).tolist()))


def box_of(rings: Rings, boxes: list[Box]) -> Box:
    """Give the smallest box around the arcs of some rings, from the box of each arc."""
    chosen = [boxes[arc if arc >= 0 else ~arc] for ring in rings for arc in ring]
    west, south, east, north = zip(*chosen, strict=True)
    return min(west), min(south), max(east), max(north)


def ring_of(ring: tuple[int, ...], arcs: list[Array]) -> Array:
    """Chain the arcs of a ring or line; a negative number is an arc run backwards (ones' complement)."""
    pieces = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
    return numpy.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def geometry_of(part: Part, arcs: list[Array]) -> BaseGeometry:
    """Build a part's geometry from its arcs."""
    rings = [ring_of(ring, arcs) for ring in part.rings]
    if not part.is_area:
        return shapely.MultiLineString(rings) if len(rings) > 1 else shapely.LineString(rings[0])
    if part.box[2] - part.box[0] > HALF_TURN:
        rings = [unwrap_cut_ring(ring) for ring in rings]
    # the file does not keep to the order of shell and holes
    shell, *holes = sorted(rings, key=_extent, reverse=True)
    holes = [hole for hole in holes if len(hole) > 3]  # noqa: PLR2004 - a closed triangle
    if len(shell) < 4:  # noqa: PLR2004 - a closed triangle
        return shapely.Polygon()
    polygon: BaseGeometry = shapely.Polygon(shell, holes)
    if shell[:, 0].max() > 180 or shell[:, 0].min() < -180:  # noqa: PLR2004 - the antimeridian
        holes = [hole + numpy.array([_turns(hole, shell), 0.0]) for hole in holes]
        whole = shapely.Polygon(shell, holes)
        polygon = split(whole if shapely.is_valid(whole) else shapely.make_valid(whole))
    if shapely.is_valid(polygon) and polygon.geom_type.endswith("Polygon"):
        return polygon
    pieces = shapely.get_parts(shapely.get_parts(shapely.make_valid(polygon)))
    return shapely.MultiPolygon([piece for piece in pieces if piece.geom_type == "Polygon"])


def _extent(ring: Array) -> float:
    return float(numpy.prod(ring.max(axis=0) - ring.min(axis=0)))


def _turns(hole: Array, shell: Array) -> float:
    """Give by how many degrees (whole turns) a hole must be moved to lie in its unwrapped shell."""
    low, high = shell[:, 0].min(), shell[:, 0].max()
    return next((shift for shift in (0.0, 360.0, -360.0) if low <= hole[:, 0].mean() + shift <= high), 0.0)


def _tuples(rings: list[list[int]]) -> Rings:
    return tuple(tuple(ring) for ring in rings)
