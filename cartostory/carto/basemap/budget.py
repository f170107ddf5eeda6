"""Ground + how many bytes it may weigh -> pieces to draw: what matters least is left out first, step by step.

Nothing of the story is ever left out: only the ground gives way. The steps go as a cartographer would: small buildings
and alleys first, at last everything but waters, railways and the roads that lead from town to town.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy
import shapely

from cartostory.carto.basemap.pieces import EXACT, GroundPieces, piece_of, tolerance_of
from cartostory.carto.svg.svg import Geometries, path_data
from cartostory.carto.view.clipping import TOLERANCE_PX
from cartostory.carto.view.feature import Piece

_LEVEL = 6
"""Of compression: what web servers take by themselves."""


@dataclass(frozen=True, slots=True)
class Step:
    """How much is drawn. Areas from so many px² on, as fine as `tolerance` px; `without` are classes of roads."""

    building_px2: float
    area_px2: float
    tolerance: float
    without: frozenset[str] = frozenset()


_FEET = frozenset({"path", "track"})
_ALLEYS = _FEET | {"service"}
_STREETS = _ALLEYS | {"minor"}
_FINE_PX, _LINES_FINER = 0.6, 0.6
_NONE = float("inf")
STEPS = (
    Step(4, 10, 0.8),
    Step(10, 20, 0.9),
    Step(20, 30, 1.0, _FEET),
    Step(36, 40, 1.0, _ALLEYS),
    Step(70, 80, 1.1, _ALLEYS),
    Step(150, 160, 1.2, _ALLEYS),
    Step(_NONE, 320, 1.4, _ALLEYS),
    Step(_NONE, 640, 1.7, _STREETS),
    Step(_NONE, 1500, 2.2, _STREETS | {"tertiary"}),
    Step(_NONE, 4000, 3.0, _STREETS | {"tertiary", "secondary"}),
)


def fitted(ground: GroundPieces, most_bytes: float) -> tuple[Piece, ...]:
    """Give the pieces of the finest step that weighs no more than `most_bytes` gzipped; else those of the last step.

    Steps are judged by how many points they have; only the one that is taken, and those after it, are weighed.
    """
    pieces = tuple(_pieces(ground, STEPS[0]))
    heaviest = weight(pieces)
    if heaviest <= most_bytes:
        return pieces
    most_points = _points(pieces) * most_bytes / heaviest
    number = _first_within(ground, most_points)
    while number < len(STEPS) - 1:
        pieces = tuple(_pieces(ground, STEPS[number]))
        if weight(pieces) <= most_bytes:
            return pieces
        number += 1
    return tuple(_pieces(ground, STEPS[-1]))


def _first_within(ground: GroundPieces, most_points: float) -> int:
    """Give the number of the first step that has no more points, but for the first one; else that of the last."""
    low, high = 0, len(STEPS) - 1
    while low + 1 < high:
        middle = (low + high) // 2
        fits = _points(tuple(_pieces(ground, STEPS[middle]))) <= most_points
        low, high = (low, middle) if fits else (middle, high)
    return high


def _points(pieces: tuple[Piece, ...]) -> int:
    return sum(int(shapely.get_num_coordinates(piece.geometry)) for piece in pieces)


def weight(pieces: tuple[Piece, ...]) -> int:
    """Give how many bytes the paths of pieces have once a server packs them. A casing shares the path of its road."""
    text = "".join(path_data([piece.geometry]) for piece in pieces)
    return len(zlib.compress(text.encode(), _LEVEL))


def _pieces(ground: GroundPieces, step: Step) -> Iterator[Piece]:
    for look, geometries in ground.areas.items():
        least = step.building_px2 if look.kind == "building" else step.area_px2
        tolerance = min(step.tolerance, _FINE_PX) if look.kind in EXACT else step.tolerance
        kept = _thinned(geometries[shapely.area(geometries) >= least], tolerance, tolerance_of(look))
        if len(kept):
            yield piece_of(look, "area", kept)
    for look, geometries in ground.lines.items():
        if look.kind == "road" and look.kind_class in step.without:
            continue
        kept = _thinned(geometries, step.tolerance * _LINES_FINER, TOLERANCE_PX)
        if len(kept):
            yield piece_of(look, "line", kept)


def _thinned(geometries: Geometries, tolerance: float, gathered_px: float) -> Geometries:
    """Generalise; what would vanish stays as it was."""
    if tolerance <= gathered_px or not len(geometries):
        return geometries
    lean = shapely.simplify(geometries, tolerance, preserve_topology=False)
    found: Geometries = numpy.where(shapely.is_empty(lean), geometries, lean)
    return found


def groups(pieces: tuple[Piece, ...]) -> Mapping[str, list[list[Piece]]]:
    """Give pieces as a scene holds them once they are grouped: each look is one group."""
    return {"basemap": [[piece] for piece in pieces]}
