"""The built-in world in a view -> the pieces that the style's sources of the world hold there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy
import shapely

from cartostory.carto.view.clipping import degrees_box, shown, turns
from cartostory.carto.view.feature import PLAIN, Piece
from cartostory.carto.view.view import View
from cartostory.carto.world.fine_world import FINE_FROM_ZOOM, fine_world, land_in
from cartostory.carto.world.territories import alpha_2
from cartostory.carto.world.topology import Part
from cartostory.carto.world.world import World, world
from cartostory.geo.antimeridian import has_seam
from cartostory.geo.projection import unit_array
from cartostory.model import BorderPolicy

FINE_ZOOM, SMOOTH_ZOOM, WORLD_END_ZOOM = 2.2, 5.2, 10.0
SOURCES = {
    "land": "land",
    "country": "own",
    "coast": "coast",
    "lake": "lakes",
    "river": "rivers",
    "limit": "limits",
    "border": "borders",
}
"""The style's source for each kind of part."""
WORLD_KINDS = frozenset(SOURCES)
_BORDER: Mapping[bool, Mapping[str, object]] = {disputed: {"disputed": disputed} for disputed in (False, True)}
WORLD_SOURCES = frozenset(SOURCES.values())
_FINE_KINDS = WORLD_KINDS - {"country"}


@lru_cache(maxsize=32)
def world_pieces(view: View, own: frozenset[str], policy: BorderPolicy) -> Mapping[str, tuple[Piece, ...]]:
    """Gather the world's pieces by the style's sources; remembered, since every language looks at the same views."""
    found: dict[str, list[Piece]] = {}
    if view.zoom < WORLD_END_ZOOM:
        west, _, east, _ = degrees_box(view)
        add = _add_fine if view.zoom >= FINE_FROM_ZOOM else _add
        for turn in turns(west, east):
            add(found, view, turn, own, policy)
    return {name: tuple(pieces) for name, pieces in found.items()}


def _add(found: dict[str, list[Piece]], view: View, turn: int, own: frozenset[str], policy: BorderPolicy) -> None:
    source = world("110m" if view.zoom < FINE_ZOOM else "50m")
    west, south, east, north = degrees_box(view)
    box = (west - 360 * turn, south, east - 360 * turn, north)
    numbers = [number for number in source.within(box, WORLD_KINDS) if is_drawn(source.parts[number], own, policy)]
    smooth = view.zoom >= SMOOTH_ZOOM
    units = numpy.array([source.geometry(number, smooth=smooth) for number in numbers], dtype=object)
    for place, geometry in shown(view, units, turn):
        part = source.parts[numbers[place]]
        piece = Piece(geometry, properties_of(part, policy))
        found.setdefault(SOURCES[part.kind], []).append(piece)
        if part.kind == "land" and not (has_seam(box) and has_seam(part.box)):
            # a style's line layer draws an area's edge
            found.setdefault("coast", []).append(piece)
    found.setdefault("coast", []).extend(_cut_shores(view, source, numbers, turn))


def _add_fine(found: dict[str, list[Piece]], view: View, turn: int, own: frozenset[str], policy: BorderPolicy) -> None:
    """Add the pieces of the fine world, whose countries lie in cells and have to be joined again."""
    source = fine_world()
    west, south, east, north = degrees_box(view)
    box = (west - 360 * turn, south, east - 360 * turn, north)
    for name, area in (("land", land_in(box)), ("own", land_in(box, own))):
        for _, geometry in shown(view, [shapely.transform(area, unit_array)], turn):
            found.setdefault(name, []).append(Piece(geometry, PLAIN))
    numbers = [number for number in source.within(box, _FINE_KINDS) if is_drawn(source.parts[number], own, policy)]
    units = numpy.array([source.geometry(number, smooth=False) for number in numbers], dtype=object)
    for place, geometry in shown(view, units, turn):
        part = source.parts[numbers[place]]
        found.setdefault(SOURCES[part.kind], []).append(Piece(geometry, properties_of(part, policy)))


def _cut_shores(view: View, source: World, numbers: list[int], turn: int) -> Iterator[Piece]:
    """Yield the shores of lands that the world's end cuts, where a view shows it: the cut itself is no coast."""
    west, south, east, north = degrees_box(view)
    if has_seam((west - 360 * turn, south, east - 360 * turn, north)):
        parts = ((number, source.parts[number]) for number in numbers)
        cut = [number for number, part in parts if part.kind == "land" and has_seam(part.box)]
        lines = [source.shore(number, smooth=view.zoom >= SMOOTH_ZOOM) for number in cut]
        for _, line in shown(view, numpy.array(lines, dtype=object), turn):
            yield Piece(line, PLAIN)


def is_drawn(part: Part, own: frozenset[str], policy: BorderPolicy) -> bool:
    """Tell whether a map shows a part: of countries a story's own, of contested borders those of the policy."""
    if part.kind == "country":
        return bool(alpha_2(part.key)) and alpha_2(part.key) in own
    return not (part.properties.get("disputed") and policy is BorderPolicy.NONE)


def properties_of(part: Part, policy: BorderPolicy) -> Mapping[str, object]:
    """Give what the style may ask of a part: which borders are contested, rivers' ranks and names, limits' zooms."""
    if part.kind == "border":
        return _BORDER[bool(part.properties["disputed"]) and policy is not BorderPolicy.AS_DRAWN]
    return part.properties if part.kind in ("river", "limit") else PLAIN
