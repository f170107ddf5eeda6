"""A map of which nothing is known but a place: distance rings, nearest towns at the margin, degrees at the frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.label import Type, block, group, place, set_label
from cartostory.carto.labels.metrics import is_rtl
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import BORDER, LABEL, PAPER, SOFT
from cartostory.carto.view.graticule import degree_text, step, values
from cartostory.carto.view.picture import Landmark
from cartostory.carto.view.view import View
from cartostory.carto.view.words import length_text, words
from cartostory.carto.world.gazetteer import gazetteer
from cartostory.geo.point import Point
from cartostory.geo.sphere import bearing, destination

_MOST_ARROWS, _APART_DEGREES, _FARTHEST_M = 6, 28.0, 400_000.0
_TYPE = Type(
    13,
    0,
    bold=False,
    italic=False,
    line_height=1.1,
    attributes=(
        ("fill", LABEL),
        ("stroke", PAPER),
        ("stroke-width", "3.6"),
        ("paint-order", "stroke"),
        ("stroke-linejoin", "round"),
    ),
)
_ARABIC_LINE = 1.4
"""The tails of Arabic letters reach below the line, the distance stands under the name."""
_SMALL = Type(
    11,
    0,
    bold=False,
    italic=True,
    line_height=1.1,
    attributes=(
        ("fill", SOFT),
        ("stroke", PAPER),
        ("stroke-width", "3"),
        ("paint-order", "stroke"),
        ("stroke-linejoin", "round"),
    ),
)


_UPRIGHT = replace(_SMALL, italic=False)
"""Of degrees: their digits are those of the scale."""


def rings(view: View, centre: Point, language: str, room: Room) -> str:
    """Draw two or three circles around a point, each with its distance: they give the emptiness a measure."""
    reach = view.metres_per_px * min(view.width, view.height) / 2
    power = 10.0 ** (len(str(int(reach))) - 1)
    steps = sorted({number * size for size in (power, power / 10) for number in (1, 2, 5)})
    chosen = [metres for metres in steps if reach * 0.22 < metres < reach * 0.98][-3:]
    written = []
    for metres in chosen:
        x, y = view.place(centre)
        edge = view.place(destination(centre, 90, metres))
        radius = ((edge[0] - x) ** 2 + (edge[1] - y) ** 2) ** 0.5
        written.append(
            svg.element(
                "circle",
                cx=x,
                cy=y,
                r=radius,
                fill="none",
                stroke=BORDER,
                stroke_opacity=0.75,
                stroke_width=1,
                stroke_dasharray="1 5",
                stroke_linecap="round",
            )
        )
        written.append(_ring_name(length_text(metres, language), x, y, radius, room))
    return "".join(written)


def _ring_name(name: str, x: float, y: float, radius: float, room: Room) -> str:
    wide, high = block([name], _SMALL)
    for angle in (315, 45, 225, 135, 0, 180):
        spot = (x + radius * cos(radians(angle - 90)), y + radius * sin(radians(angle - 90)))
        box = place(spot, "center", (wide, high), 0)
        if room.take_first([box], 2) is not None:
            return svg.element("g", set_label(box, "center", [name], _SMALL).drawn(), **group(_SMALL))
    return ""


def arrows(view: View, language: str, room: Room, known: frozenset[str]) -> tuple[str, tuple[Landmark, ...]]:
    """Point from the margin to the nearest towns beyond it, with distance and direction; gives these, too."""
    written: list[str] = []
    towns: list[Landmark] = []
    taken: list[float] = []
    nearest = [pair for pair in gazetteer().near(view.centre, language, 80) if pair[0] <= _FARTHEST_M]
    # a large town is worth a longer way than a small one
    for distance, town in sorted(nearest, key=lambda pair: pair[0] / max(pair[1].population, 1000) ** 0.3):
        if len(towns) == _MOST_ARROWS:
            break
        turn = bearing(view.centre, town.point)
        x, y = view.place(town.point)
        near = any(abs((turn - other + 180) % 360 - 180) < _APART_DEGREES for other in taken)
        if view.holds(x, y, 0) or near or town.name in known:
            continue
        tip = _tip(view, (turn - view.bearing) % 360)
        if not room.is_free(tip.box):
            continue
        compass = words(language).compass[round(turn / 45) % 8]
        drawn = _arrow(tip, [town.name, f"{length_text(distance, language)} {compass}"], room)
        if drawn:
            written.append(drawn)
            towns.append(Landmark(town.name, town.point))
            taken.append(turn)
    return "".join(written), tuple(towns)


@dataclass(frozen=True, slots=True)
class _Tip:
    """Where an arrow stands, turned by degrees from north, and how its label may lie to it."""

    x: float
    y: float
    turn: float
    anchors: tuple[str, ...]

    @property
    def box(self) -> Box:
        return self.x - 8, self.y - 8, self.x + 8, self.y + 8


def _tip(view: View, turn: float) -> _Tip:
    """Find where the ray from the middle meets the margin."""
    right, down = sin(radians(turn)), -cos(radians(turn))
    margin, foot = 16.0, 34.0
    half_wide = view.width / 2 - margin
    half_high = view.height / 2 - (foot if down > 0 else margin)
    share = min(half_wide / abs(right) if right else 1e9, half_high / abs(down) if down else 1e9)
    x, y = view.width / 2 + right * share, view.height / 2 + down * share
    aside = abs(right) * half_high > abs(down) * half_wide
    first = ("right" if right > 0 else "left") if aside else ("bottom" if down > 0 else "top")
    return _Tip(x, y, turn, (first, *(("bottom-right", "bottom-left") if down > 0 else ("top-right", "top-left"))))


def _arrow(tip: _Tip, lines: list[str], room: Room) -> str:
    """Draw one arrow, its label inwards of it."""
    type_ = replace(_TYPE, line_height=_ARABIC_LINE) if any(map(is_rtl, lines)) else _TYPE
    size = block(lines, type_)
    boxes = [place((tip.x, tip.y), anchor, size, 14) for anchor in tip.anchors]
    chosen = room.take_first(boxes, 3)
    if chosen is None:
        return ""
    room.take(tip.box)
    head = svg.element(
        "path",
        d="M0-8l5.5 11L0 .4-5.5 3z",
        fill=SOFT,
        transform=f"translate({svg.number(tip.x)} {svg.number(tip.y)}) rotate({svg.number(tip.turn)})",
    )
    label = set_label(boxes[chosen], tip.anchors[chosen], lines, type_)
    return head + svg.element("g", label.drawn(), **group(type_))


def degrees_along(view: View, language: str, room: Room) -> str:
    """Write degrees where meridians meet the upper and parallels the left edge."""
    if view.bearing:
        return ""
    compass = words(language).compass
    lons, lats = values(view)
    if step(view) > 1:
        return ""
    written = []
    for lon in lons:
        x, _ = view.place(Point(lon, view.centre.lat))
        written.append(_degree((x, 11.0), "center", degree_text(lon, (compass[2], compass[6])), room))
    for lat in lats:
        _, y = view.place(Point(view.centre.lon, lat))
        written.append(_degree((2.0, y), "left", degree_text(lat, (compass[0], compass[4])), room))
    return svg.element("g", "".join(written), **group(_UPRIGHT)) if any(written) else ""


def _degree(point: tuple[float, float], anchor: str, name: str, room: Room) -> str:
    wide, high = block([name], _UPRIGHT)
    box = place(point, anchor, (wide, high), 4)
    return set_label(box, anchor, [name], _UPRIGHT).drawn() if room.take_first([box]) is not None else ""
