"""A mapathon: a table from above, squares of satellite image, some of them traced in red."""

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
    MIST,
    OCHRE,
    OLIVE,
    PAPER,
    RIVER,
    ROSE,
    RUST,
    SAND,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    blob,
    box,
    circle,
    clipped,
    ellipse,
    fade,
    line,
    moved,
    path,
    polygon,
    rect,
    ring,
    seeded,
    smooth,
    straight,
    stroke,
)
from tools.illustrations.things import pencil

CELL = 214
COLUMNS, ROWS = 6, 4
LEFT, TOP = 260, 150
TRACED = {(1, 0), (2, 0), (2, 1), (3, 1), (1, 2), (4, 2)}
BLANK = {(5, 0), (0, 3), (5, 3)}
STREAM: list[Spot] = [(LEFT - 40, 560), (470, 600), (700, 520), (930, 640), (1150, 800), (1330, 760), (1620, 900)]
TRACK: list[Spot] = [(330, 100), (500, 300), (760, 400), (1000, 360), (1240, 480), (1440, 430), (1640, 560)]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, TEAL), _wood()),
        spray(
            fade(box(0, 0, 1800, 1200), TEAL_DEEP, (1800, 1200), (900, 500), strong=0.9),
            fade(box(0, 0, 900, 700), SUN, (0, 0), (420, 420), strong=0.3),
        ),
        flat(_shadows()),
        flat(_squares()),
        spray(_aged()),
        flat(_tracing()),
        flat(_tools()),
    )


def _wood() -> str:
    shapes = ""
    for index in range(9):
        y = index * 140 + 40
        shapes += line([(0, y), (1800, y - 8)], TEAL_DEEP, 4)
        shapes += stroke(smooth([(0, y + 50), (500, y + 62), (1100, y + 44), (1800, y + 60)]), "#0A5051", 3)
    return shapes


def _corner(column: int, row: int) -> tuple[float, float, float]:
    chance = seeded(f"square {column} {row}")
    return (
        LEFT + column * CELL + chance.uniform(-4, 4),
        TOP + row * CELL + chance.uniform(-4, 4),
        chance.uniform(-1.1, 1.1),
    )


def _shadows() -> str:
    shapes = ""
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y, turn = _corner(column, row)
            shapes += rect(x + 9, y + 11, CELL - 12, CELL - 12, "#04262B88", turn=turn)
    return shapes


def _squares() -> str:
    whole = _land()
    shapes = ""
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y, turn = _corner(column, row)
            size = CELL - 12
            frame = straight(_turned(x, y, size, turn), closed=True)
            if (column, row) in BLANK:
                shapes += path(frame, PAPER) + _cross(x, y, size)
            elif (column, row) in TRACED:
                shapes += path(frame, CREAM) + clipped(f'<g opacity="0.3">{whole}</g>', frame)
            else:
                shapes += clipped(whole, frame)
    return shapes


def _turned(x: float, y: float, size: float, turn: float) -> list[Spot]:
    centre, angle = (x + size / 2, y + size / 2), math.radians(turn)
    points = []
    for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        ax, ay = dx * size / 2, dy * size / 2
        points.append(
            (
                centre[0] + ax * math.cos(angle) - ay * math.sin(angle),
                centre[1] + ax * math.sin(angle) + ay * math.cos(angle),
            )
        )
    return points


def _cross(x: float, y: float, size: float) -> str:
    middle = (x + size / 2, y + size / 2)
    return line([(middle[0] - 16, middle[1]), (middle[0] + 16, middle[1])], SAND, 5) + line(
        [(middle[0], middle[1] - 16), (middle[0], middle[1] + 16)], SAND, 5
    )


def _land() -> str:
    chance = seeded("land")
    shapes = rect(200, 100, 1500, 1000, OCHRE)
    for _ in range(42):
        colour = chance.choice((SAND, CLAY, "#D2A96A", OLIVE, "#C98F4E", "#B9A25C"))
        shapes += path(
            blob(
                chance.uniform(220, 1640),
                chance.uniform(110, 1080),
                chance.uniform(50, 150),
                chance,
                bumps=7,
                rough=0.35,
            ),
            colour,
        )
    for _ in range(20):
        shapes += _field(chance.uniform(260, 1560), chance.uniform(140, 1000), chance)
    shapes += stroke(smooth(STREAM), LEAF, 64) + stroke(smooth(STREAM), RIVER, 26) + stroke(smooth(TRACK), CREAM, 12)
    for _ in range(190):
        shapes += circle(
            chance.uniform(240, 1600),
            chance.uniform(120, 1060),
            chance.uniform(3, 9),
            chance.choice((LEAF, LEAF, "#3F5130")),
        )
    return shapes + "".join(_hamlet(x, y, chance) for x, y in HAMLETS)


HAMLETS = ((590, 250), (800, 310), (1010, 470), (560, 700), (1230, 700), (400, 430), (1420, 300), (860, 830))


def _field(x: float, y: float, chance: Random) -> str:
    wide, tall = chance.uniform(60, 110), chance.uniform(40, 80)
    colour = chance.choice((OLIVE, "#C98F4E", SAND, "#A9924E"))
    rows = "".join(
        line([(-wide / 2, -tall / 2 + step * 9), (wide / 2, -tall / 2 + step * 9)], CLAY, 1.6, cap="butt")
        for step in range(1, int(tall / 9))
    )
    return moved(
        polygon([(-wide / 2, -tall / 2), (wide / 2, -tall / 2), (wide / 2, tall / 2), (-wide / 2, tall / 2)], colour)
        + rows,
        x,
        y,
        turn=chance.uniform(-30, 30),
    )


def _houses(x: float, y: float) -> list[tuple[float, float, float, bool]]:
    chance = seeded(f"hamlet {x} {y}")
    found = []
    for index in range(11):
        angle, reach = chance.uniform(0, math.tau), 18 + index * 6.4
        found.append(
            (
                x + math.cos(angle) * reach,
                y + math.sin(angle) * reach * 0.8,
                chance.uniform(-25, 25),
                chance.random() < 0.4,
            )
        )
    return found


def _hamlet(x: float, y: float, chance: Random) -> str:
    shapes = path(blob(x, y, 84, chance, rough=0.2), SAND)
    for a, b, turn, is_round in _houses(x, y):
        shapes += circle(a, b, 8.5, BRICK) if is_round else rect(a - 11, b - 8, 22, 16, BRICK, turn=turn)
        shapes += circle(a - 2, b - 2, 3.5, ROSE) if is_round else rect(a - 11, b - 8, 10, 16, CLAY, turn=turn)
    return shapes


def _aged() -> str:
    return fade(box(LEFT - 10, TOP - 10, COLUMNS * CELL, ROWS * CELL), BRICK, (1560, 1010), (1000, 600), strong=0.26)


def _tracing() -> str:
    shapes = ""
    for column, row in sorted(TRACED):
        x, y, turn = _corner(column, row)
        frame = straight(_turned(x, y, CELL - 12, turn), closed=True)
        marks = stroke(smooth(STREAM), TEAL, 9) + stroke(smooth(TRACK), RUST, 8, dash="20 13")
        for hamlet in HAMLETS:
            for a, b, lean, is_round in _houses(*hamlet):
                marks += ring(a, b, 10, RUST, 4) if is_round else _outline(a, b, lean)
        shapes += clipped(marks, frame) + stroke(frame, RUST, 4)
    return shapes


def _outline(x: float, y: float, turn: float) -> str:
    return moved(line([(-13, -10), (13, -10), (13, 10), (-13, 10), (-13, -10)], RUST, 4), x, y, turn=turn)


def _tools() -> str:
    shadow = "#04262B77"
    pencils = ""
    for x, y, turn, body in ((905, 560, 38, RUST), (1372, 900, -152, SUN), (120, 380, 78, CREAM)):
        pencils += moved(pencil(290, shadow, shadow, shadow), x + 9, y + 13, turn=turn) + moved(
            pencil(290, body, SAND), x, y, turn=turn
        )
    return pencils + _cup(150, 950, RUST) + _cup(1672, 300, CREAM) + _laptop() + _glasses()


def _cup(x: float, y: float, colour: str) -> str:
    shapes = circle(x + 14, y + 18, 92, "#04262B88") + circle(x, y, 104, MIST) + circle(x, y, 90, PAPER)
    shapes += moved(rect(58, -14, 66, 28, colour, round_=14), x, y, turn=-38)
    return (
        shapes
        + circle(x, y, 66, colour)
        + circle(x, y, 52, "#3B1D10")
        + path(f"M{x - 34} {y - 16} A 40 40 0 0 1 {x + 18} {y - 36} A 46 46 0 0 0 {x - 34} {y - 16} Z", CLAY)
    )


def _laptop() -> str:
    base = moved(rect(0, 0, 420, 300, "#04262B88", round_=16), 1570, 970, turn=-12) + moved(
        rect(0, 0, 420, 300, INK, round_=16), 1556, 950, turn=-12
    )
    keys = "".join(
        rect(26 + column * 34, 26 + row * 34, 27, 26, TEAL_MID, round_=5) for row in range(4) for column in range(11)
    )
    return base + moved(keys, 1556, 950, turn=-12)


def _glasses() -> str:
    lens = ring(0, 0, 46, INK, 9) + ring(118, 0, 46, INK, 9) + line([(44, -12), (74, -12)], INK, 9)
    arms = line([(-44, -14), (-62, -120)], INK, 8) + line([(162, -14), (182, -118)], INK, 8)
    tint = ellipse(0, 0, 42, 42, MIST, opacity=0.35) + ellipse(118, 0, 42, 42, MIST, opacity=0.35)
    return moved(tint + lens + arms, 560, 1110, turn=-8)
