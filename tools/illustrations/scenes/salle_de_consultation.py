"""An empty room full of light: screens on long tables, stools, shutters that cut the sun."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    MIST,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
    TEAL_PALE,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
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
    seeded,
    smooth,
    straight,
)
from tools.illustrations.things import screen

FLOOR = 850
DESK = 720


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, TEAL_MID), rect(0, 0, 1800, 120, TEAL_DEEP), rect(0, 560, 1800, 300, TEAL)),
        spray(fade(box(0, 120, 1800, 500), TEAL_DEEP, (1800, 0), (500, 0), strong=0.7)),
        flat(_windows()),
        flat(_map_on_wall(), _fan(), rect(0, FLOOR, 1800, 350, CLAY), _tiles()),
        spray(fade(box(0, FLOOR, 1800, 350), BRICK, (0, 850), (0, 1120), strong=0.7)),
        flat(_sun_on_floor()),
        spray(_sun_on_wall()),
        flat(_screens(), _desk(), _stools()),
        spray(fade(box(0, DESK + 34, 1800, 60), INK, (0, DESK + 34), (0, DESK + 94), strong=0.8)),
    )


def _windows() -> str:
    shapes = ""
    for x in (150, 560, 970):
        shapes += rect(x - 22, 178, 304, 344, CREAM) + rect(x, 200, 260, 300, SUN)
        shapes += "".join(rect(x, 200 + 30 * row, 260, 15, PAPER) for row in range(10))
        shapes += rect(x + 122, 190, 16, 320, CREAM)
    return shapes


def _sun_on_wall() -> str:
    return "".join(
        fade(
            straight([(x, 560), (x + 260, 560), (x + 400, 720), (x + 120, 720)], closed=True),
            SUN,
            (0, 560),
            (0, 740),
            strong=0.5,
        )
        for x in (150, 560, 970)
    )


def _sun_on_floor() -> str:
    shapes = ""
    for x in (150, 560, 970):
        for row in range(7):
            y = 884 + row * 42
            left = x + 250 + row * 37
            shapes += polygon([(left, y), (left + 330, y), (left + 346, y + 19), (left + 16, y + 19)], OCHRE)
    return shapes


def _tiles() -> str:
    shapes = ""
    for index in range(-9, 30):
        shapes += line([(index * 110, FLOOR), (index * 210 - 900, 1200)], BRICK, 2.5)
    return shapes + "".join(line([(0, y), (1800, y)], BRICK, 2.5) for y in (880, 926, 992, 1082, 1190))


def _map_on_wall() -> str:
    chance = seeded("wall map")
    sheet = rect(1370, 190, 300, 300, CREAM, turn=-1.5)
    regions = ""
    colours = (SAND, TEAL_PALE, OCHRE, MIST, "#E7B394")
    for index in range(14):
        points = [(1400 + chance.uniform(0, 240), 215 + chance.uniform(0, 250)) for _ in range(1)]
        x, y = points[0]
        regions += polygon([(x - 50, y - 30), (x + 30, y - 46), (x + 56, y + 18), (x - 12, y + 52)], colours[index % 5])
    trace = line([(1396, 420), (1460, 360), (1530, 376), (1580, 300), (1644, 260)], TEAL, 6) + circle(
        1530, 376, 12, RUST
    )
    inner = clipped(regions, straight([(1392, 214), (1644, 208), (1650, 466), (1398, 472)], closed=True))
    pins = circle(1378, 202, 8, RUST) + circle(1662, 194, 8, RUST)
    return sheet + inner + trace + pins


def _fan() -> str:
    blades = "".join(moved(ellipse(130, 0, 118, 15, INK), 900, 92, turn=turn) for turn in (8, 172)) + ellipse(
        900, 92, 60, 10, INK
    )
    return line([(900, 0), (900, 84)], INK, 10) + blades + circle(900, 92, 26, INK)


def _screens() -> str:
    lights = (MIST, SUN, CREAM, TEAL_PALE, SAND)
    shapes = ""
    for index in range(5):
        x = 210 + index * 345
        shapes += moved(screen(236, 164, INK, lights[index]), x, DESK) + _page(x, index)
        shapes += polygon([(x - 80, DESK + 3), (x + 70, DESK + 3), (x + 84, DESK + 18), (x - 96, DESK + 18)], TEAL_DEEP)
        shapes += ellipse(x + 116, DESK + 8, 13, 9, INK)
    return shapes


def _page(x: float, index: int) -> str:
    left, top = x - 96, DESK - 190
    if index == 0:
        return rect(left, top, 80, 116, TEAL_MID) + "".join(
            rect(left + 96, top + 6 + 22 * row, 92, 9, TEAL) for row in range(5)
        )
    if index == 1:
        return path(
            smooth([(left, top + 100), (left + 50, top + 44), (left + 100, top + 74), (left + 188, top)]), "none"
        ) + line([(left, top + 104), (left + 52, top + 50), (left + 104, top + 80), (left + 188, top + 10)], RUST, 8)
    if index == 2:
        return "".join(
            rect(left + 48 * column, top + 42 * row, 40, 34, (RUST, TEAL, OCHRE)[(row + column) % 3])
            for row in range(3)
            for column in range(4)
        )
    if index == 3:
        return circle(left + 60, top + 54, 46, TEAL) + "".join(
            rect(left + 124, top + 14 + 28 * row, 62, 12, TEAL_DEEP) for row in range(4)
        )
    return "".join(rect(left, top + 4 + 20 * row, 188 - 26 * (row % 3), 9, BRICK) for row in range(6))


def _desk() -> str:
    legs = "".join(polygon([(x, 754), (x + 26, 754), (x + 20, 950), (x + 6, 950)], INK) for x in (50, 610, 1170, 1720))
    return legs + rect(0, DESK, 1800, 16, SAND) + rect(0, DESK + 16, 1800, 22, RUST)


def _stools() -> str:
    shapes = ""
    for index in range(5):
        x, y = 215 + index * 345, 940 + (index % 2) * 22
        shapes += ellipse(x + 30, y + 176, 110, 15, BRICK, opacity=0.8)
        for lean in (-58, -18, 22, 58):
            shapes += line([(x + lean * 0.6, y), (x + lean, y + 172)], INK, 11)
        shapes += line([(x - 46, y + 112), (x + 46, y + 112)], INK, 7)
        shapes += ellipse(x, y + 6, 84, 20, TEAL_DEEP) + ellipse(
            x, y - 4, 84, 20, (OCHRE, MIST, SUN, CREAM, OCHRE)[index]
        )
    return shapes
