"""A label away from its point, with a line between them: where nothing is free beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.label import Label, Type, block, group, set_label
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK, PAPER

_PADDING, _STEP = 3.0, 5.0
_REACHES = (26.0, 38.0, 54.0, 74.0, 100.0, 132.0, 170.0, 215.0, 270.0, 330.0)
"""How far from its point the words may begin, in px: the nearest that is free is taken."""
_FARTHEST = _REACHES[-1]
_TURNS = tuple(range(30, 390, 20))
"""Directions in degrees clockwise from north; up and to the right first, where a pencil would go."""
_AT_THE_SIGN = 2
"""So many steps of a line lie on the sign that it starts from."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where words may stand, and the line from what they point at to them."""

    box: Box
    start: tuple[float, float]
    end: tuple[float, float]

    def along(self) -> Iterator[Box]:
        """Yield the boxes that the line covers."""
        (x0, y0), (x1, y1) = self.start, self.end
        count = max(1, int(hypot(x1 - x0, y1 - y0) / _STEP))
        for number in range(count + 1):
            x, y = x0 + (x1 - x0) * number / count, y0 + (y1 - y0) * number / count
            yield x - 1.5, y - 1.5, x + 1.5, y + 1.5


def led(lines: list[str], type_: Type, point: tuple[float, float], away: float, room: Room) -> str:
    """Write words at the nearest spot that is free, with a line that begins `away` px from their point; or nothing."""
    label = led_label(lines, type_, point, room, away)
    return label.lead + svg.element("g", label.drawn(), **group(type_)) if label else ""


def led_label(  # noqa: PLR0917 - words, and where they may stand
    lines: list[str], type_: Type, point: tuple[float, float], room: Room, away: float = 0.0, most: float = _FARTHEST
) -> Label | None:
    """Set words at the nearest spot that is free, with a line to their point; None where there is no such spot.

    The line is `most` px long.
    """
    spots = _spots(point, block(lines, type_), away, most)
    free = (spot for spot in spots if _is_free(spot, room))
    spot = next(free, None)
    if spot is None:
        return None
    room.take(spot.box)
    for box in spot.along():
        room.take(box)
    return replace(set_label(spot.box, "center", lines, type_), lead=_line(spot))


def _spots(point: tuple[float, float], extent: tuple[float, float], away: float, most: float) -> Iterator[_Spot]:
    """Yield where words of an extent may stand around a point, the nearest first."""
    wide, high = extent
    for reach in (reach for reach in _REACHES if reach <= most):
        for turn in _TURNS:
            right, down = sin(radians(turn)), -cos(radians(turn))
            end = point[0] + right * reach, point[1] + down * reach
            # the line ends at the edge of the words, as near to their middle as its direction lets it
            x, y = end[0] + right * wide / 2, end[1] + down * high / 2
            box = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
            touch = min(max(end[0], box[0]), box[2]), min(max(end[1], box[1]), box[3])
            yield _Spot(box, (point[0] + right * away, point[1] + down * away), touch)


def _is_free(spot: _Spot, room: Room) -> bool:
    left, top, right, bottom = spot.box
    padded = left - _PADDING, top - _PADDING, right + _PADDING, bottom + _PADDING
    return room.is_free(padded) and all(room.is_free(box, of_line=True) for box in list(spot.along())[_AT_THE_SIGN:])


def _line(spot: _Spot) -> str:
    """Draw the line on a halo of paper."""
    way = (
        f"M{svg.number(spot.start[0])} {svg.number(spot.start[1])}L{svg.number(spot.end[0])} {svg.number(spot.end[1])}"
    )
    halo = svg.element("path", d=way, fill="none", stroke=PAPER, stroke_width=3.2, stroke_opacity=0.85)
    return halo + svg.element("path", d=way, fill="none", stroke=INK, stroke_width=0.9)
