"""One map pane: scene, style layers, arcs, markers, labels and the quiet line -> SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.basemap.pieces import SOURCE
from cartostory.carto.draw import blank, furniture, locator, marks
from cartostory.carto.draw.account import has_disputes, landmark, named_things
from cartostory.carto.draw.basemap import Ground, ground
from cartostory.carto.draw.callouts import draw_callouts
from cartostory.carto.draw.exits import draw_exits
from cartostory.carto.draw.tiles import MOST_BYTES, OnTop, Underlay, underlay, weight
from cartostory.carto.labels import symbol_layers
from cartostory.carto.labels.collision import Box, Room, grown
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.style import Style, filter_keys, style_layers
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK
from cartostory.carto.view.contested import EDGE
from cartostory.carto.view.paint import paint
from cartostory.carto.view.picture import Hint, Landmark, Marker, NamedThings, Picture, Role
from cartostory.carto.view.scene import Scene, lies_in, scene
from cartostory.carto.view.view import View
from cartostory.carto.world.world import CREDIT_TOWNS, CREDIT_WORLD
from cartostory.geo.point import Point
from cartostory.geo.projection import Array, unit_array

_EMPTY_ZOOM, _FEW = 7.5, 2
_TURNS = (0, -1, 1)
_SIGN_PX, _SQUARE_PX, _NAME_PX = 4.0, 140.0, 16.0
_LINES = ("rivers", "lakes", "borders")
_COVERED = ("land", "own", "coast", "lakes", "rivers", "limits")
"""What of the world a ground shows better."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn pane: SVG without its `<svg>`, what is visible in it, and what the writer may want to know.

    `bearing` are the names of the story's towns and places that found room beside arcs and signs.
    """

    svg: str
    scene: Scene
    shown: dict[str, int]
    credits: tuple[str, ...]
    hints: tuple[Hint, ...] = ()
    named: tuple[NamedThings, ...] = ()
    landmark: Landmark | None = None
    has_disputes: bool = True
    bearing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a pane carries beside the map itself. `reserved` is room that something else will stand on.

    A sheet with a grid of its own goes without the `graticule`. `most_bytes` is what the pane may weigh, packed.
    `silent` are names that stand on another pane of the same sheet.
    """

    quiet_line: bool = True
    graticule: bool = True
    locator: bool = True
    names: bool = True
    reserved: tuple[Box, ...] = ()
    most_bytes: float = MOST_BYTES
    silent: frozenset[str] = frozenset()


def chart(
    picture: Picture, view: View, style: Style, parts: Parts | None = None, basemap: Basemap | None = None
) -> Chart:
    """Draw a picture's map in a view, on a ground where there is one."""
    parts = parts or Parts()
    layers = style_layers(style)
    bearing_towns = tuple(marker.point for marker in picture.markers if marker.role is not Role.PHOTO)
    found = scene(view, picture.layers, picture.language, picture.borders, picture.countries, bearing_towns)
    if not parts.graticule:
        found.sources["graticule"] = []
    below = ground(style, view, picture.countries, picture.borders.policy)
    own = [piece for pieces in found.story.values() for piece in pieces]
    on_top = OnTop(own, [view.place(point) for point in bearing_towns])
    under = underlay(basemap, view, picture.language, style, on_top)
    below = _together(found, below, under, layers)
    found.group(filter_keys(style))
    room = Room(view.width, view.height)
    for box in parts.reserved:
        room.take(box)
    credits_ = credits_of(picture, found, basemap.attribution if basemap and under.is_there else "")
    painted = {
        number: below.painted[number] if number in below.painted else paint(found, layer)
        for number, layer in enumerate(layers)
        if layer.type != "symbol" and layer.source != SOURCE
    }
    arcs = arcs_in(picture, view)
    drawn_arcs = marks.draw_arcs(arcs, picture.here_colour, picture.there_colour)
    line = furniture.quiet_line(view, picture.language, credits_, room) if parts.quiet_line else ""
    foot = furniture.LINE_HEIGHT - 4 if parts.quiet_line else -8
    placed = marks.spread(marks.marks(picture, lambda marker: _at(view, marker, foot)), room)
    marks.keep_clear(arcs, room)
    focus = _focus(view, placed)
    marked = focus.point if focus else None
    locates = parts.locator and not locator.is_claim(view, marked, picture.countries, picture.borders.policy)
    corner = locator.inset(view, marked or view.centre, room, _signs(found)) if locates else None
    empty = not under.is_there and is_empty(found)
    _mark_signs(found, room)
    names, bearing = marks.named(placed, room) if parts.names else ("", frozenset())
    names += draw_exits(picture, view, room, foot) if parts.names else ""
    notes, left_out = draw_callouts(picture, view, room, foot) if parts.names else ("", ())
    sparse, beyond = _sparse(view, picture, focus.point if focus else view.centre, room) if empty else ("", ())
    hints = [_nothing_to_see(view, beyond)] if empty else []
    said = {**_said(placed), **dict.fromkeys(parts.silent, symbol_layers.EVERYWHERE)}
    letters, written = symbol_layers.letter(found, layers, room, said) if parts.names else ("", ())
    inset = "" if empty or under.is_there else _degrees(picture, found, parts, room)
    inset += locator.drawn(corner, view, picture.language, picture.borders, _colour(picture, placed)) if corner else ""
    above = "".join((sparse, letters, "".join(marks.drawn(mark) for mark in placed), names, notes, inset, line))
    defined = ""
    if under.is_there:
        rest = weight("".join((*painted.values(), drawn_arcs, above)))
        defined, tiles = under.painted(parts.most_bytes - rest)
        painted |= tiles
    lower = "".join((defined, *(painted[number] for number in sorted(painted)), drawn_arcs))
    drawn = svg.element("g", lower, transform="scale(.1)") + above
    every_hint = (*hints, *left_out, *under.hints(), *_of_layers(picture, found))
    things = named_things(picture, found, written, beyond)
    known = landmark(view, written) or next(iter(beyond), None)
    disputes = has_disputes(found, picture.borders.policy)
    return Chart(drawn, found, _shown(found, len(written)), credits_, every_hint, things, known, disputes, bearing)


def _mark_signs(found: Scene, room: Room) -> None:
    """Keep the names of towns and notes off the points of layers, and out of named areas of a grid's size."""
    for sign in _signs(found):
        if isinstance(sign, shapely.Point):
            box = grown((sign.x, sign.y, sign.x, sign.y), _SIGN_PX)
            room.mark_sign(box, box)
        else:
            left, top, right, bottom = sign.bounds
            x, y = (left + right) / 2, (top + bottom) / 2
            room.mark_sign((left, top, right, bottom), (x - _NAME_PX, y - _SIGN_PX * 2, x + _NAME_PX, y + _SIGN_PX * 2))


def _signs(found: Scene) -> tuple[BaseGeometry, ...]:
    """Give the points that a story's layers show, and the named squares: what nothing had better cover."""
    return tuple(
        piece.geometry
        for pieces in found.story.values()
        for piece in pieces
        if isinstance(piece.geometry, shapely.Point) or ("name" in piece.properties and _is_square(piece.geometry))
    )


def _is_square(geometry: BaseGeometry) -> bool:
    left, top, right, bottom = geometry.bounds
    return isinstance(geometry, shapely.Polygon) and max(right - left, bottom - top) < _SQUARE_PX


def _together(found: Scene, below: Ground, under: Underlay, layers: tuple[StyleLayer, ...]) -> Ground:
    """Leave out of the built-in world what a ground shows better, and bring the names of both into the scene."""
    if under.is_whole:
        found.sources = {**found.sources, **dict.fromkeys(("towns", *_COVERED), ())}
        below = replace(below, painted={**below.painted, **_left_out(layers), **under.land()})
        below = replace(below, alike={**below.alike, **{name: [] for name in _COVERED}})
    # rivers are painted in every language alike, and named in this one
    found.alike.update({**below.alike, SOURCE: under.names()})
    if not under.is_whole:
        del found.alike["rivers"]
    return below


def _said(placed: tuple[marks.PlacedMark, ...]) -> dict[str, list[tuple[float, float]]]:
    """Give the names that markers bear, and where."""
    said: dict[str, list[tuple[float, float]]] = {}
    for mark in placed:
        said.setdefault(mark.marker.name, []).append((mark.x, mark.y))
    return said


def is_empty(found: Scene) -> bool:
    """Tell whether the view is so close that the built-in world has next to nothing to show, nor any layer."""
    if found.view.zoom < _EMPTY_ZOOM:
        return False
    sheet = shapely.box(0, 0, found.view.width, found.view.height)
    features = sum(not shapely.covers(piece.geometry, sheet) for pieces in found.story.values() for piece in pieces)
    lines = sum(len(found.sources.get(name, ())) for name in _LINES)
    return not features and lines <= _FEW and len(found.sources.get("towns", ())) <= _FEW


def _left_out(layers: tuple[StyleLayer, ...]) -> dict[int, str]:
    """Give nothing for the layers of the world that a ground covers."""
    return {number: "" for number, layer in enumerate(layers) if layer.source in _COVERED}


def credits_of(picture: Picture, found: Scene, ground: str = "") -> tuple[str, ...]:
    """List the sources of what is visible: the story's own, the ground's, the world's; nobody is named twice."""
    own = [layer.source for layer in picture.layers if layer.source and found.story.get(layer.key)]
    own += [ground] if ground else []
    has_world = any(found.sources.get(name) for name in ("land", *_LINES))
    world = [CREDIT_WORLD] if has_world or found.view.zoom >= locator.FROM_ZOOM else []
    built_in = [*world, CREDIT_TOWNS]
    makers = tuple(credit.partition(" (")[0] for credit in built_in)
    return tuple(dict.fromkeys([*(source for source in own if not source.startswith(makers)), *built_in]))


def arcs_in(picture: Picture, view: View) -> list[shapely.LineString]:
    """Give the arcs in px: an arc that leaves a map of the world at one edge comes in again at the other."""
    sheet = shapely.box(0, 0, view.width, view.height)
    copies = (
        line for arc in picture.arcs for turn in _TURNS for line in marks.arc_lines(arc, partial(_px, view, turn))
    )
    return [line for line in copies if shapely.intersects(line, sheet)]


def _px(view: View, turn: int, degrees: Array) -> Array:
    """Bring a line of positions in degrees (n, 2) to px, moved by whole turns from the copy that begins nearest."""
    units = unit_array(degrees)
    nearest = round(units[0][0] - (view.centre.lon / 360 + 0.5))
    return view.to_px(units, turn - nearest)


def _at(view: View, marker: Marker, foot: float) -> tuple[float, float] | None:
    x, y = view.place(marker.point)
    return (x, y) if view.holds(x, y, -8) and y < view.height - foot else None


def _focus(view: View, placed: tuple[marks.PlacedMark, ...]) -> Marker | None:
    known = [mark for mark in placed if mark.marker.role is not Role.PHOTO]
    nearest = min(
        known, key=lambda mark: (mark.x - view.width / 2) ** 2 + (mark.y - view.height / 2) ** 2, default=None
    )
    return nearest.marker if nearest else None


def _colour(picture: Picture, placed: tuple[marks.PlacedMark, ...]) -> str:
    towns = [marker for marker in picture.markers if marker.role in (Role.HERE, Role.THERE)]
    return placed[0].colour if placed else (picture.there_colour if towns else INK)


def _sparse(view: View, picture: Picture, centre: Point, room: Room) -> tuple[str, tuple[Landmark, ...]]:
    known = frozenset(marker.name for marker in picture.markers)
    arrows, beyond = blank.arrows(view, picture.language, room, known)
    x, y = view.place(centre)
    rings = blank.rings(view, centre if view.holds(x, y) else view.centre, picture.language, room)
    degrees = blank.degrees_along(view, picture.language, room)
    return rings + degrees + arrows, beyond


def _degrees(picture: Picture, found: Scene, parts: Parts, room: Room) -> str:
    """Write degrees along the frame of a near map without a ground: the built-in world shows hardly anything there."""
    is_near = parts.graticule and parts.names and found.view.zoom >= _EMPTY_ZOOM
    return blank.degrees_along(found.view, picture.language, room) if is_near else ""


def _nothing_to_see(view: View, beyond: tuple[Landmark, ...]) -> Hint:
    names = ", ".join(town.name for town in beyond)
    return Hint("nothing-to-see", (("zoom", round(view.zoom, 1)), ("towns", names)))


def _shown(found: Scene, labels: int) -> dict[str, int]:
    shown = {key: sum(piece.properties.get("shape") != EDGE for piece in pieces) for key, pieces in found.story.items()}
    return {**shown, "labels": labels, "towns": len(found.sources.get("towns", ()))}


def _of_layers(picture: Picture, found: Scene) -> Iterator[Hint]:
    """Say which layers a view does not show, looking elsewhere or from too far away, and whose limits are contested."""
    for layer in picture.layers:
        if layer.features and not found.story.get(layer.key):
            code = "layer-too-small-to-see" if lies_in(found.view, layer, picture.language) else "layer-not-in-view"
            yield Hint(code, (("layer", layer.key),))
        elif any(piece.properties.get("contested") for piece in found.story.get(layer.key, ())):
            yield Hint("layer-along-contested-border", (("layer", layer.key),))
