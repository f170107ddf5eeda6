"""A name along a line: on a nearly straight stretch of it, turned with it, never upside down."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.labels.collision import Claim, Room
from cartostory.carto.labels.label import BASELINE, Label, Type
from cartostory.carto.labels.metrics import text_width

_STRAIGHT = 0.97
_SHARES = (0.5, 0.3, 0.7, 0.15, 0.85)
_REPEAT_PX = 300

Spot = tuple[float, float, float]
"""The middle of a stretch in px, and its slope in degrees."""


def along(  # noqa: PLR0917 - a name, where it may go, and how it asks for room
    geometry: BaseGeometry,
    line: str,
    type_: Type,
    room: Room,
    seen: set[tuple[str, int, int]],
    claim: Claim = Claim(),  # noqa: B008 - frozen
    offset: tuple[float, float] = (0.0, 0.0),
) -> Label | None:
    """Find room for a name along a geometry; `seen` keeps it from standing twice in one neighbourhood.

    `offset` moves it in px along the line, and away from it downwards.
    """
    wide = text_width(line, type_.size, bold=type_.bold, spacing=type_.spacing)
    for stretch in _stretches(geometry, wide):
        spot = _moved(stretch, *offset)
        cell = (line, int(spot[0] // _REPEAT_PX), int(spot[1] // _REPEAT_PX))
        if cell in seen or not _take(room, spot, wide, type_.size, claim):
            continue
        seen.add(cell)
        x, y, turn = spot
        drop = BASELINE * type_.size
        return Label(
            (line,), x - sin(radians(turn)) * drop, y + cos(radians(turn)) * drop, "middle", type_, round(turn, 1)
        )
    return None


def _stretches(geometry: BaseGeometry, wide: float) -> Iterator[Spot]:
    for part in shapely.get_parts(geometry):
        line = shapely.get_exterior_ring(part) if part.geom_type == "Polygon" else part
        if line is None or line.geom_type not in ("LineString", "LinearRing"):
            continue
        length = float(line.length)
        if length < wide * 1.1:
            continue
        for share in _SHARES:
            spot = _stretch(line, share * length, wide)
            if spot:
                yield spot


def _stretch(line: shapely.LineString, middle: float, wide: float) -> Spot | None:
    """Measure the stretch of a line around a distance along it; None where it bends or ends."""
    first, last = middle - wide / 2, middle + wide / 2
    if first < 0 or last > line.length:
        return None
    start, centre, end = (shapely.line_interpolate_point(line, at) for at in (first, middle, last))
    right, down = end.x - start.x, end.y - start.y
    if hypot(right, down) < wide * _STRAIGHT:
        return None
    turn = degrees(atan2(down, right))
    turn = turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn  # noqa: PLR2004 - a right angle
    return (start.x + end.x + 2 * centre.x) / 4, (start.y + end.y + 2 * centre.y) / 4, turn


def _moved(spot: Spot, right: float, down: float) -> Spot:
    x, y, turn = spot
    along_x, along_y = cos(radians(turn)), sin(radians(turn))
    return x + right * along_x - down * along_y, y + right * along_y + down * along_x, turn


def _take(room: Room, spot: Spot, wide: float, size: float, claim: Claim) -> bool:
    """Take room for a turned name: small boxes along it."""
    x, y, turn = spot
    count = max(1, int(wide / size))
    boxes = []
    for number in range(count + 1):
        offset = (number / count - 0.5) * wide
        px, py = x + cos(radians(turn)) * offset, y + sin(radians(turn)) * offset
        boxes.append((px - size / 2, py - size / 2, px + size / 2, py + size / 2))
    if not claim.may_overlap and not all(room.is_free(box) for box in boxes):
        return False
    for box in boxes if not claim.leaves_free else ():
        room.take(box)
    return True
