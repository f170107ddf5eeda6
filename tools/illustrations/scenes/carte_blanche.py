"""A large sheet that is almost blank: a river, a road, three thin lines."""

from __future__ import annotations

import math

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    OCHRE,
    PAPER,
    RIVER,
    RUST,
    SAND,
    STONE,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    box,
    circle,
    clipped,
    fade,
    line,
    moved,
    polygon,
    rect,
    ring,
    smooth,
    straight,
    stroke,
)
from tools.illustrations.things import pencil

SHEET: list[Spot] = [(196, 128), (1570, 84), (1622, 1070), (236, 1116)]
RIVER_LINE: list[Spot] = [
    (160, 330),
    (360, 380),
    (520, 330),
    (720, 420),
    (850, 560),
    (1040, 600),
    (1180, 720),
    (1400, 740),
    (1680, 860),
]
ROAD: list[Spot] = [(160, 860), (480, 800), (800, 700), (1120, 470), (1400, 380), (1680, 250)]
TRACKS: tuple[list[Spot], ...] = (
    [(520, 790), (600, 930), (760, 1000), (880, 1140)],
    [(800, 700), (720, 560), (560, 480), (480, 300), (500, 80)],
    [(1400, 380), (1440, 520), (1380, 700), (1480, 860)],
)


def scene() -> Scene:
    """Draw it."""
    data = straight(SHEET, closed=True)
    return (
        flat(rect(0, 0, 1800, 1200, TEAL), _table()),
        spray(fade(box(0, 0, 1800, 1200), TEAL_DEEP, (1800, 1200), (700, 300), strong=0.9)),
        flat(polygon([(x + 22, y + 28) for x, y in SHEET], "#04262B99"), polygon(SHEET, PAPER)),
        spray(_folds()),
        flat(clipped(_grid() + _lines(), data)),
        flat(_neat_line(), _compass(), _corner()),
        flat(_pencil()),
    )


def _table() -> str:
    return "".join(line([(0, y), (1800, y + 14)], TEAL_DEEP, 4) for y in range(80, 1200, 170))


def _between(a: Spot, b: Spot, part: float) -> Spot:
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)


def _folds() -> str:
    shapes = ""
    for index in range(4):
        top, foot = _between(SHEET[0], SHEET[1], index / 4), _between(SHEET[3], SHEET[2], index / 4)
        top_end, foot_end = _between(SHEET[0], SHEET[1], (index + 1) / 4), _between(SHEET[3], SHEET[2], (index + 1) / 4)
        strip = straight([top, top_end, foot_end, foot], closed=True)
        start, end = ((top[0], 0.0), (top_end[0], 0.0)) if index % 2 else ((top_end[0], 0.0), (top[0], 0.0))
        shapes += fade(strip, STONE, start, end, strong=0.62)
    left, right = _between(SHEET[0], SHEET[3], 0.5), _between(SHEET[1], SHEET[2], 0.5)
    low = straight([left, right, (right[0], right[1] + 90), (left[0], left[1] + 90)], closed=True)
    return shapes + fade(low, STONE, (0, left[1] - 20), (0, left[1] + 90), strong=0.5)


def _grid() -> str:
    shapes = ""
    for part in (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875):
        shapes += line([_between(SHEET[0], SHEET[1], part), _between(SHEET[3], SHEET[2], part)], SAND, 1.6)
    for part in (1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6):
        shapes += line([_between(SHEET[0], SHEET[3], part), _between(SHEET[1], SHEET[2], part)], SAND, 1.6)
    return shapes


def _lines() -> str:
    shapes = "".join(stroke(smooth(track), CLAY, 4) for track in TRACKS)
    shapes += stroke(smooth(RIVER_LINE), RIVER, 30) + stroke(smooth(RIVER_LINE), TEAL_MID, 5)
    shapes += stroke(smooth(ROAD), INK, 21) + stroke(smooth(ROAD), SUN, 14)
    return shapes + circle(800, 700, 17, PAPER) + ring(800, 700, 17, INK, 6)


def _neat_line() -> str:
    middle = (905.0, 600.0)
    inner = [_between(corner, middle, 0.05) for corner in SHEET]
    outer = [_between(corner, middle, 0.034) for corner in SHEET]
    shapes = line([*inner, inner[0]], INK, 3) + line([*outer, outer[0]], INK, 6)
    for index in range(8):
        if index % 2:
            shapes += line(
                [_between(outer[0], outer[1], index / 8), _between(outer[0], outer[1], (index + 1) / 8)],
                RUST,
                8,
                cap="butt",
            )
            shapes += line(
                [_between(outer[3], outer[2], index / 8), _between(outer[3], outer[2], (index + 1) / 8)],
                RUST,
                8,
                cap="butt",
            )
    return shapes


def _compass() -> str:
    shapes = ring(0, 0, 66, INK, 3) + ring(0, 0, 54, SAND, 3)
    for index in range(8):
        reach = 88 if index % 2 == 0 else 50
        angle = math.tau * index / 8
        tip = (math.sin(angle) * reach, -math.cos(angle) * reach)
        for side, colour in ((-0.39, TEAL_DEEP if index else RUST), (0.39, CREAM if index else BRICK)):
            waist = (math.sin(angle + side) * 19, -math.cos(angle + side) * 19)
            shapes += polygon([(0, 0), waist, tip], colour)
    return moved(shapes + line([(0, -92), (0, -112)], INK, 4), 372, 960, turn=-2)


def _corner() -> str:
    return polygon([(1622, 1070), (1500, 1074), (1612, 972)], SAND) + polygon(
        [(1500, 1074), (1612, 972), (1520, 986)], CREAM
    )


def _pencil() -> str:
    return moved(pencil(420, "#04262B88", "#04262B88", "#04262B88"), 1390, 1024, turn=-32) + moved(
        pencil(420, RUST, OCHRE), 1374, 1004, turn=-32
    )
