"""The built-in world as a live map has it: coarse everywhere, finer in some boxes of degrees, finest in others.

The finest boxes show the world at 1:10 million, as pictures do from zoom 6 on; the others that at 1:50 and 1:110.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.live.fine_ground import SPECK, fine_shapes
from cartostory.carto.live.packing import feature
from cartostory.carto.view.world_pieces import SOURCES, WORLD_KINDS, is_drawn
from cartostory.carto.world.topology import Box, Part
from cartostory.carto.world.world import world
from cartostory.geo.projection import MERCATOR_LAT
from cartostory.model import BorderPolicy

WORLD_BOX: Box = (-180.0, -MERCATOR_LAT, 180.0, MERCATOR_LAT)
_COARSE, _WIDE, _NEAR, _CLOSE = 0.7, 0.13, 0.02, 0.006
"""Simplification in degrees: for the world, the story's region, what is near its places, and close to them."""

Collection = dict[str, Any]
Features = Mapping[str, tuple[Collection, ...]]


@dataclass(frozen=True, slots=True)
class DetailBoxes:
    """Which boxes of degrees are shown how finely; no two of a kind overlap."""

    region: tuple[Box, ...]
    near: tuple[Box, ...]
    close: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of the ground: the world to take, the box to cut out, what finer levels take from it, its tolerance."""

    resolution: str
    box: Box
    holes: BaseGeometry
    tolerance: float


@lru_cache(maxsize=64)
def ground_features(ground: DetailBoxes, own: frozenset[str], policy: BorderPolicy) -> Features:
    """Give the features of each source of the world. `own` are the story's countries (alpha-2).

    The last ones are remembered: the languages of a story, and towns of many partners, look at the same ground. Rivers
    have their names in every language.
    """
    found: dict[str, list[Collection]] = {name: [] for name in SOURCES.values()}
    for level in _levels(ground):
        for (kind, disputed), shapes in _shapes(level, own, policy).items():
            properties: dict[str, object] = {"disputed": disputed} if kind == "borders" else {}
            found[kind].append(feature(_collected(shapes), level.tolerance, properties))
    close = _union(ground.close)
    finest = ((ground.near, close, _NEAR), (ground.close, shapely.Polygon(), _CLOSE))
    for box, holes, tolerance in ((box, holes, tolerance) for boxes, holes, tolerance in finest for box in boxes):
        for name, properties, shapes in fine_shapes(box, holes, tolerance, own, policy):
            found[name].append(feature(_collected(shapes), tolerance, properties))
    return {name: tuple(features) for name, features in found.items()}


def _levels(ground: DetailBoxes) -> Iterator[_Level]:
    finer = _union((*ground.near, *ground.close))
    yield _Level("110m", WORLD_BOX, shapely.union_all([_union(ground.region), finer]), _COARSE)
    for box in ground.region:
        yield _Level("50m", box, finer, _WIDE)


def _union(boxes: tuple[Box, ...]) -> BaseGeometry:
    return shapely.union_all([shapely.box(*box) for box in boxes])


def _shapes(level: _Level, own: frozenset[str], policy: BorderPolicy) -> dict[tuple[str, bool], list[BaseGeometry]]:
    """Cut what a level shows out of the world, by source and whether it is drawn as contested."""
    found: dict[tuple[str, bool], list[BaseGeometry]] = {}
    source = world(level.resolution)
    for number in source.within(level.box, WORLD_KINDS):
        part = source.parts[number]
        disputed = bool(part.properties.get("disputed"))
        lean = _lean(level.resolution, number, level.tolerance) if is_drawn(part, own, policy) else None
        for kind, shape in _drawn(part, lean, level.tolerance) if lean else ():
            cut = shapely.clip_by_rect(shape, *level.box)
            left = shapely.difference(cut, level.holes) if not level.holes.is_empty and not cut.is_empty else cut
            if not left.is_empty:
                flag = disputed and policy is not BorderPolicy.AS_DRAWN
                found.setdefault((kind, flag), []).append(left)
    return found


@lru_cache(maxsize=8192)
def _lean(resolution: str, number: int, tolerance: float) -> BaseGeometry | None:
    """Simplify a part of the world; None for a speck. Remembered: every partnership lies in the same world."""
    source = world(resolution)
    geometry = source.degrees(number)
    is_area = source.parts[number].kind in ("land", "lake")
    if is_area and shapely.area(geometry) < tolerance * tolerance * SPECK:
        return None
    lean: BaseGeometry = shapely.simplify(geometry, tolerance)
    return lean


def _drawn(part: Part, lean: BaseGeometry, tolerance: float) -> Iterator[tuple[str, BaseGeometry]]:
    yield SOURCES[part.kind], lean
    if part.kind == "land" and tolerance < _COARSE:
        # the shore is a line of its own, since a cut area would show the edges of its box; clipping takes away
        # what lies on the antimeridian
        yield "coast", shapely.boundary(lean)


def _collected(shapes: list[BaseGeometry]) -> BaseGeometry:
    parts = shapely.get_parts(shapely.get_parts(shapes))
    dimensions = int(shapely.get_dimensions(parts).max())
    kept = [part for part in parts if shapely.get_dimensions(part) == dimensions and not part.is_empty]
    return shapely.MultiPolygon(kept) if dimensions == 2 else shapely.line_merge(shapely.MultiLineString(kept))  # noqa: PLR2004 - areas
