"""A decoded tile + the layers that its schema names -> what our style draws of it, cut at the tile's edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy
import shapely
from numpy.typing import NDArray

from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.clip import cut_to
from cartostory.carto.basemap.decode import Features, Properties, box_of, decode
from cartostory.carto.basemap.schemas import TileLayer, schema_of
from cartostory.carto.style.compile import compiled
from cartostory.carto.style.expressions import Compiled, Context
from cartostory.carto.style.layer import NO_VALUE
from cartostory.carto.svg.svg import Geometries

_GEOMETRY_TYPES = {"point": "Point", "line": "LineString", "area": "Polygon"}


@dataclass(frozen=True, slots=True)
class Look:
    """By what the style tells features apart. `rank` sorts places: 1 is a city, 5 a hamlet; 0 for everything else."""

    kind: str
    kind_class: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class FeaturePart:
    """The features of one look and shape in one tile, in the unit square; `names[i]` are those of `geometries[i]`.

    `names` holds each tag that begins with “name”. `order` sorts points of equal rank: the first ones matter more.
    """

    look: Look
    shape: str
    geometries: Geometries
    names: tuple[Mapping[str, str], ...]
    order: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What is drawn of one layer of tiles, its expressions compiled; `keys` are the properties that they ask of."""

    layer: TileLayer
    given: Mapping[str, Compiled]
    only: Compiled | None
    keys: tuple[str, ...]


def read_tile(data: bytes, tile: Tile, rules: tuple[Rule, ...]) -> tuple[FeaturePart, ...]:
    """Read what is drawn of an unpacked tile. Raises `ArchiveError` for what is no tile."""
    shown = {(rule.layer.name, rule.layer.shape) for rule in rules}
    found: list[FeaturePart] = []
    for features in decode(data, tile, lambda name, shape: (name, shape) in shown):
        for rule in rules:
            if (rule.layer.name, rule.layer.shape) == (features.layer, features.shape):
                found += _parts(features, rule, tile)
    return tuple(found)


@lru_cache(maxsize=8)
def rules_of(layers: tuple[str, ...]) -> tuple[Rule, ...]:
    """Give what is drawn of an archive that has these layers, in the schema of which it has the most."""
    return tuple(_rule(layer) for layer in schema_of(layers))


def _rule(layer: TileLayer) -> Rule:
    given = {name: compiled(value) for name, value in layer.given.items()}
    only = compiled(layer.only) if layer.only is not None else None
    asked = [*given.values(), *([only] if only else [])]
    keys = sorted({key for part in asked for key in part.keys or ()})
    return Rule(layer, given, only, tuple(keys))


def _parts(features: Features, rule: Rule, tile: Tile) -> Iterator[FeaturePart]:
    by_look: dict[Look, list[int]] = {}
    known: dict[tuple[object, ...], Look | None] = {}
    for number, properties in enumerate(features.properties):
        asked = tuple(map(properties.get, rule.keys))
        if asked not in known:
            known[asked] = _look(rule, properties, tile[0])
        look = known[asked]
        if look:
            by_look.setdefault(look, []).append(number)
    for look, numbers in by_look.items():
        yield from _part(features, look, numpy.array(numbers), tile)


def _look(rule: Rule, properties: Properties, zoom: int) -> Look | None:
    context = Context(zoom, properties, _GEOMETRY_TYPES[rule.layer.shape])
    try:
        if rule.only and rule.only.evaluate(context) is not True:
            return None
        values = {name: value.evaluate(context) for name, value in rule.given.items()}
    except NO_VALUE:
        return None
    rank = values.get("rank")
    return Look(str(values["kind"]), str(values.get("class") or ""), rank if isinstance(rank, int) else 0)


def _part(features: Features, look: Look, numbers: NDArray[numpy.int64], tile: Tile) -> Iterator[FeaturePart]:
    geometries = _cut(features.geometries[numbers], features.shape, tile)
    kept = numpy.flatnonzero(~shapely.is_empty(geometries))
    if len(kept):
        properties = [features.properties[number] for number in numbers[kept].tolist()]
        order = tuple(map(_order, properties)) if features.shape == "point" else ()
        yield FeaturePart(look, features.shape, geometries[kept], tuple(map(_names, properties)), order)


def _cut(chosen: Geometries, shape: str, tile: Tile) -> Geometries:
    """Cut what a tile shows of its neighbours."""
    left, top, right, bottom = box_of(tile)
    geometries = chosen.copy()
    if shape == "point":
        x, y = shapely.get_x(shapely.centroid(geometries)), shapely.get_y(shapely.centroid(geometries))
        inside = (x >= left) & (x < right) & (y >= top) & (y < bottom)
        geometries[~inside] = shapely.Point()
        return geometries
    boxes = shapely.bounds(geometries)
    beyond = (boxes[:, 0] < left) | (boxes[:, 1] < top) | (boxes[:, 2] > right) | (boxes[:, 3] > bottom)
    geometries[beyond] = cut_to(geometries[beyond], box_of(tile))
    return geometries


def _names(properties: Properties) -> Mapping[str, str]:
    return {
        key: value.strip()
        for key, value in properties.items()
        if key.startswith("name") and isinstance(value, str) and value.strip()
    }


def _order(properties: Properties) -> float:
    """Give how much a point matters among those of its rank: the more people the sooner."""
    people = properties.get("population")
    rank = properties.get("rank") or properties.get("population_rank")
    if isinstance(people, int | float) and not isinstance(people, bool):
        return -float(people)
    return float(rank) if isinstance(rank, int | float) else 0.0
