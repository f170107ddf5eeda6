"""Markers and arcs of a story -> SVG, and the room that they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.label import ARABIC_SCALE, Type, block, group, place, set_label
from cartostory.carto.labels.leader import led
from cartostory.carto.labels.metrics import is_rtl, wrapped
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK, LABEL, PAPER
from cartostory.carto.view.picture import Arc, Marker, Picture, Role
from cartostory.geo.sphere import distance_m, great_circle

_HALO = (
    ("fill", LABEL),
    ("stroke", PAPER),
    ("stroke-width", "4"),
    ("paint-order", "stroke"),
    ("stroke-linejoin", "round"),
)
_ANCHORS = ("left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right")
_SMALL_SHEET, _SMALL_PX, _USUAL_PX = 400.0, (15.0, 13.0), (17.0, 14.0)
"""The width of a phone's sheet, and the letters of towns and of places on it and on wider ones."""
NUMBER_RADIUS, DOT_RADIUS, TOWN_RADIUS = 11.0, 4.5, 6.5
PHOTO_SIDE = 19.0
_BESIDE_FLAG, _OVER_FLAG = 16.0, 22.0

Place = Callable[[Marker], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A marker on the sheet: where, how large, and in which colour."""

    marker: Marker
    x: float
    y: float
    radius: float
    colour: str

    @property
    def box(self) -> Box:
        """Give the room that it takes; a town there has its flag above."""
        rise = 20.0 if self.marker.role is Role.THERE else self.radius
        return (
            self.x - self.radius,
            self.y - max(rise, self.radius),
            self.x + max(self.radius, 14 if rise > self.radius else 0),
            self.y + self.radius,
        )


def marks(picture: Picture, at: Place) -> tuple[PlacedMark, ...]:
    """Put the picture's markers on the sheet; those that `at` gives no place are left out."""
    found = []
    for marker in picture.markers:
        spot = at(marker)
        if spot:
            found.append(PlacedMark(marker, *spot, _radius(marker), colour_of(marker, picture)))
    return tuple(found)


def colour_of(marker: Marker, picture: Picture) -> str:
    """Give a marker's colour: here or there; a place takes that of the town that it lies nearer to."""
    if marker.role is Role.HERE:
        return picture.here_colour
    if marker.role is Role.THERE:
        return picture.there_colour
    nearest = nearest_town(marker, picture.markers)
    if nearest is None:
        return INK
    return picture.here_colour if nearest.role is Role.HERE else picture.there_colour


def nearest_town(marker: Marker, markers: tuple[Marker, ...]) -> Marker | None:
    """Give the town that a place lies nearest to."""
    towns = (town for town in markers if town.role in (Role.HERE, Role.THERE))
    return min(towns, key=lambda town: distance_m(town.point, marker.point), default=None)


def _radius(marker: Marker) -> float:
    if marker.role in (Role.HERE, Role.THERE):
        return TOWN_RADIUS
    return NUMBER_RADIUS if marker.number else DOT_RADIUS


def spread(found: tuple[PlacedMark, ...], room: Room) -> tuple[PlacedMark, ...]:
    """Move numbered markers that would cover each other apart, around the first of them."""
    placed: list[PlacedMark] = []
    for mark in found:
        spot = next((option for option in _around(mark) if not any(_touch(option, other) for other in placed)), mark)
        placed.append(spot)
        room.take(spot.box)
    return tuple(placed)


def _around(mark: PlacedMark) -> Iterator[PlacedMark]:
    yield mark
    if mark.marker.role in (Role.HERE, Role.THERE):
        return
    for ring in (1, 2, 3):
        for angle in range(0, 360, 45):
            distance = ring * mark.radius * 1.1
            x = mark.x + distance * float(numpy.cos(numpy.radians(angle)))
            y = mark.y + distance * float(numpy.sin(numpy.radians(angle)))
            yield PlacedMark(mark.marker, round(x, 1), round(y, 1), mark.radius, mark.colour)


def _touch(a: PlacedMark, b: PlacedMark) -> bool:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.radius + b.radius) ** 2 * 0.9


def drawn(mark: PlacedMark) -> str:
    """Draw a marker: a town here a ringed dot, a town there with its flag; a place a disc, a photograph a plate."""
    role, x, y = mark.marker.role, mark.x, mark.y
    if role is Role.PHOTO:
        half = PHOTO_SIDE / 2
        plate = svg.element(
            "rect",
            x=x - half,
            y=y - half,
            width=PHOTO_SIDE,
            height=PHOTO_SIDE,
            rx=3,
            fill=PAPER,
            stroke=mark.colour,
            stroke_width=2,
        )
        return plate + _figure(mark, mark.colour)
    if role is Role.PLACE:
        disc = svg.element("circle", cx=x, cy=y, r=mark.radius, fill=mark.colour, stroke=PAPER, stroke_width=2)
        return disc + (_figure(mark, PAPER) if mark.marker.number else "")
    ring = svg.element("circle", cx=x, cy=y, r=mark.radius + 2.5, fill=PAPER) + svg.element(
        "circle", cx=x, cy=y, r=mark.radius, fill=mark.colour
    )
    core = svg.element("circle", cx=x, cy=y, r=2, fill=PAPER)
    return ring + core + (_flag(mark) if role is Role.THERE else "")


def _flag(mark: PlacedMark) -> str:
    x, y = mark.x, mark.y - mark.radius
    pole = f"M{svg.number(x)} {svg.number(y)}v-14"
    cloth = f"M{svg.number(x)} {svg.number(y - 14)}l13 3.6-13 4.4z"
    return svg.element(
        "path", d=pole + cloth, fill=mark.colour, stroke=mark.colour, stroke_width=1.6, stroke_linejoin="round"
    )


def _figure(mark: PlacedMark, colour: str) -> str:
    size = 12 if mark.marker.number < 10 else 11  # noqa: PLR2004 - two figures need a smaller size
    return svg.element(
        "text",
        str(mark.marker.number),
        x=mark.x,
        y=mark.y + size * 0.36,
        text_anchor="middle",
        font_size=size,
        font_weight="600",
        fill=colour,
    )


def named(found: tuple[PlacedMark, ...], room: Room) -> tuple[str, frozenset[str]]:
    """Write the markers' names beside them: towns in bold and in their colour, then places; photographs bear none.

    A town there that finds no room beside its dot, once the other towns have theirs, is named beyond its flag; what is
    still without a name has it farther off, with a line; and if there is no such place, on arcs and signs.
    Gives the SVG, and the names that found room beside all of these.
    """
    room.minds_signs = True
    towns = [mark for mark in found if mark.marker.role in (Role.HERE, Role.THERE) and mark.marker.name]
    written = {mark: _named(mark, room, (mark.radius + 5,)) for mark in towns}
    for mark in towns:
        if not written[mark] and mark.marker.role is Role.THERE:
            written[mark] = _named(mark, room, (_BESIDE_FLAG, _OVER_FLAG))
    places = [mark for mark in found if mark.marker.role is Role.PLACE]
    written |= {mark: _named(mark, room, (mark.radius + 5,)) for mark in places}
    for mark in (*towns, *places):
        if not written[mark]:
            written[mark] = led(*_lettering(mark, room), (mark.x, mark.y), mark.radius + 2.5, room)
    room.minds_signs = False
    clear = frozenset(mark.marker.name for mark, name in written.items() if name)
    room.minds_arcs = False
    for mark in (*towns, *places):
        written[mark] = written[mark] or _named(mark, room, (mark.radius + 5,))
        written[mark] = written[mark] or led(*_lettering(mark, room), (mark.x, mark.y), mark.radius + 2.5, room)
    room.minds_arcs = True
    return "".join(written.values()), clear


def _lettering(mark: PlacedMark, room: Room) -> tuple[list[str], Type]:
    """Give the lines of a marker's name, and how they are set: smaller on a phone's sheet."""
    is_town = mark.marker.role is not Role.PLACE
    town, place_ = _SMALL_PX if room.width < _SMALL_SHEET else _USUAL_PX
    size = (town if is_town else place_) * (ARABIC_SCALE if is_rtl(mark.marker.name) else 1.0)
    attributes = (("fill", mark.colour), *_HALO[1:]) if is_town else _HALO
    type_ = Type(round(size, 1), 0, is_town, italic=False, line_height=1.15, attributes=attributes)
    return wrapped(mark.marker.name, 12), type_


def _named(mark: PlacedMark, room: Room, gaps: tuple[float, ...]) -> str:
    """Write a name at the first spot that is free; `gaps` are how far from its marker it may stand, in px."""
    lines, type_ = _lettering(mark, room)
    extent = block(lines, type_)
    spots = [(anchor, gap) for gap in gaps for anchor in _ANCHORS]
    boxes = [place((mark.x, mark.y), anchor, extent, gap) for anchor, gap in spots]
    chosen = room.take_first(boxes, 1)
    if chosen is None:
        return ""
    return svg.element("g", set_label(boxes[chosen], spots[chosen][0], lines, type_).drawn(), **group(type_))


def arc_lines(arc: Arc, to_px: Callable[[numpy.ndarray], numpy.ndarray]) -> list[shapely.LineString]:
    """Give the great circle of an arc in px; `to_px` takes positions in degrees (n, 2), running on past ±180."""
    points = great_circle(arc.start, arc.end, 60_000)
    degrees = numpy.array([(point.lon, point.lat) for point in points])
    return [shapely.LineString(to_px(degrees))]


def draw_arcs(lines: list[shapely.LineString], here: str, there: str, width: float = 2.4) -> str:
    """Draw arcs on a paper halo, in the colour of here that turns into that of there halfway."""
    if not lines:
        return ""
    halves: tuple[list[BaseGeometry], list[BaseGeometry]] = ([], [])
    for line in lines:
        if line.length > 0:
            half = line.length / 2
            halves[0].append(substring(line, 0, half))
            halves[1].append(substring(line, half, line.length))
    lean = [shapely.simplify(line, 0.15) for line in lines]
    halo = svg.element(
        "path",
        d=svg.path_data(lean),
        fill="none",
        stroke=PAPER,
        stroke_width=(width + 2.6) * 10,
        stroke_opacity=0.8,
        stroke_linecap="round",
    )
    inks = "".join(
        svg.element(
            "path",
            d=svg.path_data([shapely.simplify(line, 0.15) for line in part]),
            fill="none",
            stroke=colour,
            stroke_width=width * 10,
            stroke_linecap="round",
        )
        for part, colour in zip(halves, (here, there), strict=True)
    )
    return halo + inks


def keep_clear(lines: list[shapely.LineString], room: Room) -> None:
    """Keep names off the arcs, but for their ends, where markers stand."""
    for line in lines:
        steps = numpy.arange(22.0, line.length - 22.0, 7.0)
        for x, y in shapely.get_coordinates(shapely.line_interpolate_point(line, steps)):
            room.mark_arc((x - 3, y - 3, x + 3, y + 3))
