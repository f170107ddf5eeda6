"""A water supply drawn as a plan: a well and pump, a tower, dashed pipes from yard to yard."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

import math
from random import Random

from tools.illustrations.palette import (
    CREAM,
    MIST,
    OCHRE,
    PAPER,
    RIVER,
    SAND,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
    TEAL_PALE,
)
from tools.illustrations.scene import UPRIGHT, Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    blob,
    box,
    circle,
    clipped,
    glow,
    line,
    moved,
    path,
    polygon,
    rect,
    ring,
    seeded,
    smooth,
    stroke,
)

SIZE = UPRIGHT
BLUE = "#0E4F62"
TOWER = (820, 380)
WELL = (330, 620)
YARDS: tuple[tuple[float, float, float], ...] = (
    (350, 880, -8),
    (880, 830, 6),
    (230, 1130, 7),
    (970, 1090, -6),
    (390, 1370, -5),
    (850, 1330, 8),
)
JOINTS: tuple[Spot, ...] = ((640, 720), (640, 720), (606, 960), (606, 960), (632, 1240), (632, 1240))
MAIN: list[Spot] = [(820, 470), (760, 640), (640, 720), (600, 1030), (640, 1300)]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1200, 1600, BLUE), _grid()),
        spray(glow(1200, 1600, 1000, "#062B3A", strong=0.9), glow(420, 420, 560, TEAL_MID, strong=0.42)),
        flat(_contours(), _stream(), _yards()),
        flat(_pipes()),
        flat(_well(), _tower(), _neat_line(), _scale(), _stamp()),
    )


def _grid() -> str:
    shapes = "".join(line([(x, 60), (x, 1540)], "#1A6173", 2) for x in range(60, 1200, 60))
    return shapes + "".join(line([(60, y), (1140, y)], "#1A6173", 2) for y in range(60, 1600, 60))


def _contours() -> str:
    shapes = ""
    for index in range(6):
        reach = 90 + index * 74
        points = []
        for step in range(12):
            angle = math.tau * step / 12
            wave = 1 + 0.16 * math.sin(angle * 2 + 0.7) + 0.08 * math.sin(angle * 3 + index * 0.3)
            points.append(
                (TOWER[0] + math.cos(angle) * reach * wave * 1.1, TOWER[1] - 20 + math.sin(angle) * reach * wave * 0.75)
            )
        shapes += stroke(smooth(points, closed=True), "#3C8291", 3)
    return clipped(shapes, box(62, 62, 1076, 1476))


def _stream() -> str:
    bed = [(62, 760), (180, 720), (250, 600), (230, 470), (320, 340), (300, 190), (380, 62)]
    return stroke(smooth(bed), TEAL_PALE, 17) + stroke(smooth(bed), BLUE, 9) + stroke(smooth(bed), TEAL_PALE, 2.5)


def _yards() -> str:
    chance = seeded("yards")
    return "".join(moved(_yard(chance), x, y, turn=turn) for x, y, turn in YARDS)


def _yard(chance: Random) -> str:
    wide, tall = chance.uniform(176, 214), chance.uniform(140, 170)
    left, top = -wide / 2, -tall / 2
    shapes = (
        rect(left, top, wide, tall, "#17657A")
        + line([(left, top), (-left, top), (-left, -top), (16, -top)], CREAM, 5)
        + line([(left, top), (left, -top), (-16, -top)], CREAM, 5)
    )
    for index in range(3):
        x = left + 14 + index * (wide - 28) / 3
        if chance.random() < 0.42:
            shapes += (
                circle(x + 24, top + 34, 24, BLUE)
                + ring(x + 24, top + 34, 24, CREAM, 4)
                + circle(x + 24, top + 34, 4, CREAM)
            )
        else:
            shapes += rect(x, top + 12, 46, 42, BLUE) + line(
                [(x, top + 12), (x + 46, top + 12), (x + 46, top + 54), (x, top + 54), (x, top + 12)], CREAM, 4
            )
            shapes += line([(x, top + 12), (x + 46, top + 54)], CREAM, 2)
    shapes += path(blob(left + wide * 0.24, 34, 24, chance), "#2E8A86") + ring(wide * 0.3, 34, 11, CREAM, 3)
    return shapes


def _pipes() -> str:
    shapes = stroke(smooth([WELL, (460, 540), (640, 470), TOWER]), SUN, 9, dash="26 15") + stroke(
        smooth(MAIN), PAPER, 11, dash="26 16"
    )
    for (x, y, _), start in zip(YARDS, JOINTS, strict=True):
        tap = (x, y + 44)
        bend = ((start[0] + tap[0]) / 2, start[1] + 26)
        shapes += stroke(smooth([start, bend, tap]), RIVER, 6, dash="15 10") + _drop(*tap, 15)
    return shapes + "".join(circle(x, y, 12, BLUE) + ring(x, y, 12, PAPER, 5) for x, y in JOINTS)


def _drop(x: float, y: float, size: float) -> str:
    tip, waist, low = y - size * 1.5, y - size * 0.7, y + size * 0.3
    data = f"M{x} {tip}C{x + size / 2} {waist} {x + size} {y - size / 5} {x + size} {low}"
    data += f"A{size} {size} 0 0 1 {x - size} {low}C{x - size} {y - size / 5} {x - size / 2} {waist} {x} {tip}Z"
    return path(data, MIST)


def _well() -> str:
    x, y = WELL
    shapes = circle(x, y, 92, BLUE) + ring(x, y, 92, SUN, 5) + ring(x, y, 72, SUN, 3)
    stones = "".join(
        circle(x + math.cos(math.tau * step / 14) * 52, y + math.sin(math.tau * step / 14) * 52, 11, SAND)
        for step in range(14)
    )
    water = circle(x, y, 38, TEAL) + _drop(x, y + 4, 20)
    pump = (
        rect(x + 88, y - 66, 26, 108, CREAM, round_=6)
        + line([(x + 101, y - 60), (x + 40, y - 128)], CREAM, 10)
        + line([(x + 110, y - 34), (x + 152, y - 34), (x + 152, y - 12)], CREAM, 12)
    )
    return shapes + stones + water + pump


def _tower() -> str:
    x, y = TOWER
    shapes = (
        circle(x, y, 112, BLUE) + ring(x, y, 112, PAPER, 6) + ring(x, y, 92, PAPER, 2.5) + circle(x, y, 78, TEAL_DEEP)
    )
    for step in range(8):
        angle = math.tau * step / 8
        shapes += line(
            [
                (x + math.cos(angle) * 92, y + math.sin(angle) * 92),
                (x + math.cos(angle) * 136, y + math.sin(angle) * 136),
            ],
            PAPER,
            4,
        )
    level = path(
        f"M{x - 70} {y + 10} C {x - 30} {y - 14}, {x + 30} {y + 34}, {x + 70} {y + 10}"
        f" A 74 74 0 0 1 {x - 70} {y + 10} Z",
        RIVER,
    )
    return shapes + level + _drop(x, y - 28, 22)


def _neat_line() -> str:
    frame = [(60, 60), (1140, 60), (1140, 1540), (60, 1540), (60, 60)]
    return line(frame, CREAM, 6) + line([(44, 44), (1156, 44), (1156, 1556), (44, 1556), (44, 44)], CREAM, 2)


def _scale() -> str:
    shapes = "".join(rect(96 + index * 70, 1488, 70, 13, CREAM if index % 2 else OCHRE) for index in range(4))
    shapes += line([(96, 1480), (96, 1508)], CREAM, 3) + line([(376, 1480), (376, 1508)], CREAM, 3)
    north = polygon([(150, 110), (184, 210), (150, 188), (116, 210)], CREAM) + polygon(
        [(150, 110), (150, 188), (116, 210)], OCHRE
    )
    return shapes + north


def _stamp() -> str:
    shapes = rect(900, 1450, 216, 66, BLUE) + line(
        [(900, 1450), (1116, 1450), (1116, 1516), (900, 1516), (900, 1450)], CREAM, 3
    )
    return (
        shapes
        + line([(916, 1472), (966, 1472)], SUN, 6, dash="14 9")
        + rect(984, 1468, 112, 8, CREAM)
        + line([(916, 1496), (966, 1496)], RIVER, 6, dash="12 9")
        + rect(984, 1492, 84, 8, CREAM)
    )
