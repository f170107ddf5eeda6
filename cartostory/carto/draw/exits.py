"""An arc that leaves the sheet -> an arrow at its edge that says where it goes, and how far that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, degrees

import numpy
import shapely

from cartostory.carto.draw.marks import arc_lines
from cartostory.carto.labels.collision import Room
from cartostory.carto.labels.label import ARABIC_SCALE, Type, block, group, place, set_label
from cartostory.carto.labels.leader import led
from cartostory.carto.labels.metrics import is_rtl
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import PAPER
from cartostory.carto.view.picture import Arc, Marker, Picture, Role
from cartostory.carto.view.view import View
from cartostory.carto.view.words import length_text
from cartostory.geo.point import Point
from cartostory.geo.projection import Array, unit_array
from cartostory.geo.sphere import distance_m

_MARGIN, _GAP, _SIZE = 10.0, 12.0, 13.0
_ANCHORS = ("left", "right", "top-left", "top-right", "bottom-left", "bottom-right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class _Exit:
    """Where an arc leaves the sheet, turned by degrees clockwise from the right, and the town beyond."""

    x: float
    y: float
    turn: float
    town: Marker
    metres: float


def draw_exits(picture: Picture, view: View, room: Room, foot: float) -> str:
    """Draw an arrow and a name for each arc of which one end lies on the sheet, and the other does not."""
    found = (one for arc in picture.arcs for one in _exits(arc, picture, view, foot))
    return "".join(_drawn(one, picture, room) for one in found)


def _exits(arc: Arc, picture: Picture, view: View, foot: float) -> Iterator[_Exit]:
    seen = [_is_on(point, view, foot) for point in (arc.start, arc.end)]
    beyond = arc.end if seen == [True, False] else arc.start if seen == [False, True] else None
    town = next((marker for marker in picture.markers if marker.point == beyond and marker.name), None)
    if beyond is None or town is None:
        return
    way = Arc(arc.end, arc.start) if beyond == arc.start else arc
    line = arc_lines(way, lambda lonlat: _px(view, way.start, lonlat))[0]
    inner = shapely.clip_by_rect(line, _MARGIN, _MARGIN, view.width - _MARGIN, view.height - max(foot, 0.0) - _MARGIN)
    points = shapely.get_coordinates(inner)
    if len(points) > 1:
        (x0, y0), (x1, y1) = points[-2], points[-1]
        turn = degrees(atan2(y1 - y0, x1 - x0))
        yield _Exit(float(x1), float(y1), turn, town, distance_m(arc.start, arc.end))


def _is_on(point: Point, view: View, foot: float) -> bool:
    x, y = view.place(point)
    return view.holds(x, y) and y < view.height - foot


def _px(view: View, start: Point, lonlat: Array) -> Array:
    """Bring a line in degrees to px, from the copy of its start that is nearest to the middle of the view."""
    units = unit_array(lonlat)
    left = view.place(start)[0] - float(view.to_px(units[:1])[0][0])
    moved: Array = view.to_px(units) + numpy.array([left, 0.0])
    return moved


def _drawn(one: _Exit, picture: Picture, room: Room) -> str:
    colour = picture.here_colour if one.town.role is Role.HERE else picture.there_colour
    at = f"translate({svg.number(one.x)} {svg.number(one.y)}) rotate({svg.number(round(one.turn, 1))})"
    tip = svg.element(
        "path", d="M6 0l-13-6 3 6-3 6z", fill=colour, stroke=PAPER, stroke_width=1.5, paint_order="stroke", transform=at
    )
    return tip + _name(one, colour, picture.language, room)


def _name(one: _Exit, colour: str, language: str, room: Room) -> str:
    size = _SIZE * (ARABIC_SCALE if is_rtl(one.town.name) else 1.0)
    halo = (("stroke", PAPER), ("stroke-width", "4"), ("paint-order", "stroke"), ("stroke-linejoin", "round"))
    type_ = Type(round(size, 1), 0, bold=True, italic=False, line_height=1.15, attributes=(("fill", colour), *halo))
    lines = [one.town.name, length_text(one.metres, language)]
    boxes = [place((one.x, one.y), anchor, block(lines, type_), _GAP) for anchor in _ANCHORS]
    chosen = room.take_first(boxes, 1)
    if chosen is None:
        return led(lines, type_, (one.x, one.y), _GAP, room)
    return svg.element("g", set_label(boxes[chosen], _ANCHORS[chosen], lines, type_).drawn(), **group(type_))
