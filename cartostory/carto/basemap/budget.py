"""Ground + how many bytes it may weigh -> pieces to draw: what matters least is left out first, step by step.

Nothing of the story is ever left out: only the ground gives way. The steps go as a cartographer would: small buildings
and alleys first, at last everything but waters, railways and the roads that lead from town to town.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy
import shapely

from cartostory.carto.basemap.pieces import EXACT, GroundPieces, piece_of, tolerance_of
from cartostory.carto.basemap.tile_features import Look
from cartostory.carto.svg.svg import Geometries, path_data
from cartostory.carto.view.clipping import TOLERANCE_PX
from cartostory.carto.view.feature import Piece

_LEVEL = 6
"""Of compression: what web servers take by themselves."""
_BYTES_A_POINT = 2.8
"""What a point of a path takes once it is packed: 2.4 for dense streets, 3.5 for a few wide lines."""


Thinned = list[tuple[Look, str, Geometries]]
"""What a step draws: look, shape, geometries in px."""
Written = dict[tuple[int, ...], str]
"""Paths by the numbers of their geometries, as a `Scene` keeps them."""


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

_SLACK = 0.85
"""Where less of the weight is used the next finer step is weighed too."""
_USUAL_SHARES = (1.0, 0.95, 0.88, 0.78, 0.62, 0.5, 0.38, 0.27, 0.18, 0.11)
"""Which share of its points each step keeps of a town's map: where to begin the search."""


def fitted(ground: GroundPieces, most_bytes: float, written: Written | None = None) -> tuple[Piece, ...]:
    """Give the pieces of the finest step that weighs no more than `most_bytes` gzipped; else those of the last step.

    Paths are written and packed as seldom as can be: how many bytes a point takes hardly changes from step to step, so
    that their numbers of points tell which step will fit. That step is weighed, and its own bytes a point say whether
    a finer one would fit as well. `written` receives the paths of what is given.
    """
    paths: Written = {} if written is None else written
    steps: dict[int, Thinned] = {}
    number = _first_within(ground, most_bytes / _BYTES_A_POINT, steps)
    pieces, heavy = _weighed(steps[number], paths)
    if heavy <= most_bytes:
        finer = _first_within(ground, most_bytes / max(heavy, 1) * _points(steps[number]), steps)
        if heavy < most_bytes * _SLACK:
            finer = min(finer, max(number - 1, 0))
        return _finer([steps[at] for at in range(finer, number) if at in steps], most_bytes, paths) or pieces
    while number < len(STEPS) - 1:
        number += 1
        _drop(pieces, paths)
        pieces, heavy = _weighed(steps.setdefault(number, _thinned_to(ground, STEPS[number])), paths)
        if heavy <= most_bytes:
            break
    return pieces


def _finer(steps: Iterable[Thinned], most_bytes: float, paths: Written) -> tuple[Piece, ...] | None:
    """Give the pieces of the first of some steps that fits; None if none does."""
    for thinned in steps:
        pieces, heavy = _weighed(thinned, paths)
        if heavy <= most_bytes:
            return pieces
        _drop(pieces, paths)
    return None


def _first_within(ground: GroundPieces, most_points: float, steps: dict[int, Thinned]) -> int:
    """Give the number of the first step that has no more points; else that of the last. `steps` remembers them."""

    def fits(number: int) -> bool:
        if number not in steps:
            steps[number] = _thinned_to(ground, STEPS[number])
        return _points(steps[number]) <= most_points

    if fits(0):
        return 0
    share = most_points / _points(steps[0])
    number = next((at for at, usual in enumerate(_USUAL_SHARES) if usual <= share), len(STEPS) - 1)
    while number < len(STEPS) - 1 and not fits(number):
        number += 1
    while number > 1 and fits(number - 1):
        number -= 1
    fits(number)
    return number


def _points(thinned: Thinned) -> int:
    return sum(int(shapely.get_num_coordinates(geometries).sum()) for _, _, geometries in thinned)


def _weighed(thinned: Thinned, paths: Written) -> tuple[tuple[Piece, ...], int]:
    """Make pieces of what a step draws, write their paths, and give what these weigh packed."""
    pieces = tuple(piece_of(look, shape, geometries) for look, shape, geometries in thinned)
    for piece in pieces:
        paths[(id(piece.geometry),)] = path_data([piece.geometry])
    return pieces, _packed("".join(paths[(id(piece.geometry),)] for piece in pieces))


def _drop(pieces: Iterable[Piece], paths: Written) -> None:
    """Forget paths of pieces that are not drawn: their geometries' numbers may be given to others."""
    for piece in pieces:
        del paths[(id(piece.geometry),)]


def weight(pieces: tuple[Piece, ...]) -> int:
    """Give how many bytes the paths of pieces have once a server packs them. A casing shares the path of its road."""
    return _packed("".join(path_data([piece.geometry]) for piece in pieces))


def _packed(text: str) -> int:
    return len(zlib.compress(text.encode(), _LEVEL))


def _thinned_to(ground: GroundPieces, step: Step) -> Thinned:
    """Give what a step draws: look, shape, geometries."""
    return [*_areas(ground, step), *_lines(ground, step)]


def _areas(ground: GroundPieces, step: Step) -> Iterator[tuple[Look, str, Geometries]]:
    for look, geometries in ground.areas.items():
        least = step.building_px2 if look.kind == "building" else step.area_px2
        tolerance = min(step.tolerance, _FINE_PX) if look.kind in EXACT else step.tolerance
        kept = _thinned(geometries[shapely.area(geometries) >= least], tolerance, tolerance_of(look))
        if len(kept):
            yield look, "area", kept


def _lines(ground: GroundPieces, step: Step) -> Iterator[tuple[Look, str, Geometries]]:
    for look, geometries in ground.lines.items():
        if look.kind == "road" and look.kind_class in step.without:
            continue
        kept = _thinned(geometries, step.tolerance * _LINES_FINER, TOLERANCE_PX)
        if len(kept):
            yield look, "line", kept


def _thinned(geometries: Geometries, tolerance: float, gathered_px: float) -> Geometries:
    """Generalise; what would vanish stays as it was."""
    if tolerance <= gathered_px or not len(geometries):
        return geometries
    lean = shapely.simplify(geometries, tolerance, preserve_topology=False)
    found: Geometries = numpy.where(shapely.is_empty(lean), geometries, lean)
    return found
