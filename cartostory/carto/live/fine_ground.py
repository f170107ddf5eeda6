"""What the world at 1:10 million shows in a box of degrees of a live map, as fine as a tolerance."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.view.world_pieces import SOURCES, WORLD_KINDS, is_drawn, properties_of
from cartostory.carto.world.fine_world import fine_world, land_in
from cartostory.carto.world.topology import Box, Part
from cartostory.model import BorderPolicy

CLOSE_ZOOM = 7.0
"""From this zoom on a view is close."""
SPECK = 12
"""How many squares as wide as the tolerance an area must fill to be drawn."""
_LINES = WORLD_KINDS - {"country", "coast"}
_LIMITS_COARSER = 2.5
"""First-level limits are quiet lines, and long."""
_LOCAL = 0.01
"""From this tolerance on, in degrees, limits that show from `CLOSE_ZOOM` on are left out."""
_PADDING = 0.1
"""Degrees."""

Alike = tuple[str, dict[str, object], list[BaseGeometry]]
"""A source of the style, properties, the shapes that have them."""


def fine_shapes(
    box: Box, holes: BaseGeometry, tolerance: float, own: frozenset[str], policy: BorderPolicy
) -> Iterator[Alike]:
    """Yield what lies in a box, but for the holes: finer boxes show what is there."""
    found: dict[tuple[str, str], Alike] = {}
    for name, properties, shape in _shapes(box, tolerance, own, policy):
        cut = shapely.clip_by_rect(shape, *box)
        left = shapely.difference(cut, holes) if not holes.is_empty and not cut.is_empty else cut
        if not left.is_empty:
            found.setdefault((name, repr(properties)), (name, properties, []))[2].append(left)
    yield from found.values()


def _shapes(
    box: Box, tolerance: float, own: frozenset[str], policy: BorderPolicy
) -> Iterator[tuple[str, dict[str, object], BaseGeometry]]:
    padded = _padded(box)
    land, mine = (shapely.simplify(land_in(padded, only), tolerance) for only in (None, own))
    yield "land", {}, land
    yield "own", {}, mine
    yield "coast", {}, shapely.boundary(land)
    source = fine_world()
    for number in source.within(box, _LINES):
        part = source.parts[number]
        if not is_drawn(part, own, policy) or (tolerance > _LOCAL and _is_local(part)):
            continue
        allowed = tolerance * _LIMITS_COARSER if part.kind == "limit" else tolerance
        shape = shapely.simplify(source.degrees(number), allowed)
        if not part.is_area or shapely.area(shape) >= SPECK * tolerance * tolerance:
            yield SOURCES[part.kind], dict(properties_of(part, policy)), shape


def _is_local(part: Part) -> bool:
    """Tell whether a first-level limit is only drawn where one looks closely."""
    first = part.properties.get("from")
    return isinstance(first, int) and first >= CLOSE_ZOOM


def _padded(box: Box) -> Box:
    """Give a box of which the other one is a part without its edges: where an area was cut is no coast."""
    west, south, east, north = box
    return west - _PADDING, south - _PADDING, east + _PADDING, north + _PADDING
