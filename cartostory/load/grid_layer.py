"""A layer that another one leaves blank -> its features: the squares of a grid in which the other holds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import shapely

from cartostory.carto.osm.tally import blanks
from cartostory.geo.extent import extent_of
from cartostory.geo.grid import MOST_SKEW, TOP_LAT, Cell, grid
from cartostory.load.layer_declaration import LayerMatter
from cartostory.model import Feature, Layer
from cartostory.model.layer_style import LayerStyle
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, Span, problem

MOST_CELLS = 4_000
"""More squares are smaller than the hatching on any map, and weigh more than they tell."""
_AREA = 2


def blank_layer(
    key: str, written: LayerMatter, layers: Mapping[str, Layer]
) -> tuple[Layer | None, tuple[Problem, ...]]:
    """Make the layer; None where what it names is not there, or where the grid would be absurd.

    A layer without a blank square is what a mapathon hopes for: it stays, empty, for the chapters that name it.
    """
    sought = [("blanks", written.blanks), *([("within", written.within)] if written.within else [])]
    unknown = [_unknown(name, at, written, layers) for at, name in sought if name not in layers]
    if unknown:
        return None, tuple(unknown)
    base, frame = layers[written.blanks], layers[written.within or written.blanks]
    area = shapely.union_all([feature.geometry for feature in frame.features])
    if written.within and int(shapely.get_dimensions(area)) != _AREA:
        return None, (problem("blanks-without-area", written.at.value("within"), name=written.within),)
    return _made(key, written, base, frame, area)


def _made(
    key: str, written: LayerMatter, base: Layer, frame: Layer, area: shapely.geometry.base.BaseGeometry
) -> tuple[Layer | None, tuple[Problem, ...]]:
    around = extent_of((area,))
    if around is None:
        return None, (problem("blanks-none", written.at.value("blanks"), name=written.blanks),)
    found = grid(replace(around, south=max(around.south, -TOP_LAT), north=min(around.north, TOP_LAT)), written.cell)
    if found.count > MOST_CELLS or (found.rows > 1 and found.skew > MOST_SKEW):
        count = min(found.count, 10**9)
        return None, (problem("blanks-too-many", written.at.value("cell"), count=count, limit=MOST_CELLS),)
    cells = _inside(tuple(found.cells()), area if written.within else None)
    empty = blanks([cell.area for cell in cells], base.features)
    features = tuple(
        Feature(cell.area, {"square": cell.name}, cell.name)
        for cell, is_empty in zip(cells, empty, strict=True)
        if is_empty
    )
    stamp = repr((base.fingerprint, frame.digest, written.cell, bool(written.within)))
    made = Layer(
        key=key,
        file=base.file,
        label=written.label or key,
        span=written.at.span,
        features=features,
        digest=hashlib.sha256(stamp.encode()).hexdigest(),
        source=written.source or base.source,
        licence=written.licence or base.licence,
        style=LayerStyle(blanks=(written.blanks, *((written.within,) if written.within else ()))),
        names=written.names,
    )
    return made, () if features else (problem("blanks-none", written.at.value("blanks"), name=written.blanks),)


def _inside(cells: tuple[Cell, ...], area: shapely.geometry.base.BaseGeometry | None) -> tuple[Cell, ...]:
    """Keep the squares whose middle lies in an area, so that its edge is as ragged inside as outside."""
    if area is None:
        return cells
    shapely.prepare(area)
    return tuple(cell for cell in cells if shapely.intersects(area, shapely.centroid(cell.area)))


def _unknown(name: str, key: str, written: LayerMatter, layers: Mapping[str, Layer]) -> Problem:
    span: Span = written.at.value(key)
    known = sorted(layers)
    return problem("blanks-of-nothing", span, name=name, nearest=nearest(name, known) or "", known=", ".join(known))
