"""Street addressing: a town plan from above, numbered plates, threads that lead to a ledger."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

import math
from random import Random

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    LEAF,
    OCHRE,
    OLIVE,
    PAPER,
    ROSE,
    RUST,
    SAND,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_PALE,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    blob,
    circle,
    fade,
    glow,
    line,
    moved,
    path,
    polygon,
    rect,
    seeded,
    smooth,
    straight,
    stroke,
)

DIGITS: dict[str, list[list[Spot]]] = {
    "1": [[(0.2, 0.2), (0.55, 0), (0.55, 1)]],
    "2": [[(0.05, 0.2), (0.4, 0), (0.8, 0.2), (0.7, 0.5), (0.05, 1), (0.85, 1)]],
    "3": [[(0.1, 0.08), (0.5, 0), (0.8, 0.22), (0.4, 0.48), (0.82, 0.74), (0.5, 1), (0.08, 0.9)]],
    "4": [[(0.65, 1), (0.65, 0), (0.05, 0.68), (0.9, 0.68)]],
    "5": [[(0.8, 0), (0.2, 0), (0.15, 0.42), (0.6, 0.42), (0.82, 0.7), (0.5, 1), (0.1, 0.92)]],
    "7": [[(0.05, 0), (0.85, 0), (0.35, 1)]],
    "8": [
        [
            (0.45, 0.45),
            (0.15, 0.22),
            (0.45, 0),
            (0.75, 0.22),
            (0.45, 0.45),
            (0.08, 0.75),
            (0.45, 1),
            (0.82, 0.75),
            (0.45, 0.45),
        ]
    ],
}
PLATES: tuple[tuple[float, float, str], ...] = (
    (395, 262, "12"),
    (705, 198, "14"),
    (640, 545, "27"),
    (1010, 330, "31"),
    (310, 800, "45"),
    (860, 760, "52"),
    (1290, 150, "8"),
)


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, CREAM), _blocks()),
        flat(_trees(), _streets()),
        spray(glow(0, 0, 620, BRICK, strong=0.5)),
        flat(_ledger()),
        spray(
            fade(
                straight([(1320, 652), (1384, 648), (1396, 1162), (1334, 1166)], closed=True),
                CLAY,
                (1396, 0),
                (1330, 0),
                strong=0.55,
            )
        ),
        flat(_threads(), _plates()),
    )


def _blocks() -> str:
    chance = seeded("blocks")
    shapes = ""
    for row in range(-2, 7):
        for column in range(-2, 9):
            x, y = column * 262 + (row % 2) * 36 - 60, row * 232 - 40
            wide, tall = 222 + chance.uniform(-8, 8), 192 + chance.uniform(-8, 8)
            shapes += _block(x, y, wide, tall, chance)
    return moved(shapes, 60, -160, turn=9)


def _block(x: float, y: float, wide: float, tall: float, chance: Random) -> str:
    shapes = rect(x, y, wide, tall, chance.choice((SAND, "#E6C48D", "#E9CFA6")), round_=5)
    for side in range(2):
        left = x + 8.0
        while left < x + wide - 34:
            across, down = chance.uniform(34, 66), chance.uniform(50, 78)
            across = min(across, x + wide - 8 - left)
            top = y + 8 if side == 0 else y + tall - 8 - down
            if chance.random() < 0.84:
                shapes += rect(
                    left, top, across - 6, down, chance.choice((CLAY, RUST, OCHRE, BRICK, ROSE, CLAY)), round_=2
                )
                shapes += rect(
                    left, top, (across - 6) * 0.46, down, CREAM if chance.random() < 0.1 else "#00000018", round_=2
                )
            left += across
    return shapes


def _trees() -> str:
    chance = seeded("plan trees")
    shapes = ""
    for _ in range(74):
        x, y, size = chance.uniform(0, 1800), chance.uniform(0, 1200), chance.uniform(11, 26)
        shapes += path(blob(x + 6, y + 8, size, chance), "#5A2A16", 0.35)
        shapes += path(blob(x, y, size, chance), chance.choice((OLIVE, LEAF, LEAF, TEAL)))
        shapes += path(blob(x - size * 0.25, y - size * 0.28, size * 0.42, chance), OLIVE)
    return shapes


def _streets() -> str:
    main = smooth([(-40, 690), (420, 640), (820, 690), (1240, 560), (1850, 470)])
    return stroke(main, "#D8BE92", 74) + stroke(main, PAPER, 60) + stroke(main, "#D8BE92", 3, dash="22 20")


def _plates() -> str:
    shapes = ""
    for x, y, text in PLATES:
        wide = 46 + 40 * len(text)
        shapes += rect(x - wide / 2 + 7, y - 37, wide, 88, "#3A1A0E55", round_=12)
        shapes += rect(x - wide / 2, y - 46, wide, 88, TEAL, round_=12)
        shapes += rect(x - wide / 2 + 7, y - 39, wide - 14, 74, TEAL_DEEP, round_=8)
        for index, digit in enumerate(text):
            left = x - 20 * len(text) + 40 * index + 5
            for points in DIGITS[digit]:
                shapes += line([(left + 30 * a, y - 23 + 42 * b) for a, b in points], CREAM, 7.5)
        shapes += circle(x, y - 46, 8, SUN)
    return shapes


def _threads() -> str:
    shapes = ""
    for index, (x, y, _) in enumerate(PLATES):
        end = _row(index)
        bend = [(x, y - 46), ((x + end[0]) / 2, min(y, end[1]) - 70 + index * 22), end]
        shapes += stroke(smooth(bend, tension=4), RUST, 4.5) + circle(*end, 9, RUST)
    return shapes


def _row(index: int) -> Spot:
    return (1128 + 8 * math.sin(index), 742 + index * 53.0)


def _ledger() -> str:
    shadow = polygon([(1030, 690), (1700, 640), (1738, 1190), (1044, 1220)], "#3A1A0E66")
    cover = shadow + polygon([(1046, 660), (1720, 612), (1748, 1166), (1060, 1192)], BRICK)
    left = polygon([(1066, 668), (1384, 648), (1396, 1162), (1082, 1176)], PAPER)
    right = polygon([(1384, 648), (1704, 624), (1728, 1150), (1396, 1162)], CREAM)
    shapes = cover + left + right + line([(1384, 648), (1396, 1162)], SAND, 5)
    chance = seeded("ledger")
    for index in range(8):
        y = 742 + index * 53
        shapes += line([(1100, y + 22), (1366, y + 14)], SAND, 3) + line([(1412, y + 12), (1704, y - 2)], SAND, 3)
        shapes += rect(1162, y - 16, chance.uniform(70, 150), 11, INK, turn=-2)
        shapes += rect(1430, y - 26, chance.uniform(60, 130), 11, INK, turn=-2.5)
        shapes += rect(1620, y - 40, 46, 30, (TEAL, OCHRE, TEAL_PALE, RUST)[index % 4], turn=-3)
    return shapes
