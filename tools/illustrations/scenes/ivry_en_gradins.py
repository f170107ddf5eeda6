"""Stepped buildings of pale concrete whose pointed terraces carry gardens."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from random import Random

from tools.illustrations.growth import crown
from tools.illustrations.palette import (
    BRICK,
    CREAM,
    INK,
    LEAF,
    MIST,
    OCHRE,
    OLIVE,
    PAPER,
    ROSE,
    RUST,
    SAND,
    STONE,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
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
from tools.illustrations.sky import hill

Terrace = tuple[float, float, float, float]
WIDE, DEEP, TALL = 250, 104, 108


def scene() -> Scene:
    """Draw it."""
    layers = [
        flat(rect(0, 0, 1800, 1200, "#BFDAD6"), hill(1800, [210, 170, 230, 180, 150, 220], 1200, MIST)),
        flat(circle(310, 240, 108, PAPER)),
        spray(glow(310, 240, 520, PAPER, strong=0.8)),
        flat(_birds(), _city()),
    ]
    for row in range(6):
        layers.append(flat(_row(row)))
        layers.append(spray(_row_shade(row)))
    return (*layers, flat(_street()))


def _birds() -> str:
    return "".join(
        line([(x - s, y - s * 0.5), (x, y), (x + s, y - s * 0.6)], TEAL_DEEP, 4)
        for x, y, s in ((1450, 150, 24), (1530, 188, 17), (1392, 204, 14))
    )


def _city() -> str:
    chance = seeded("city")
    shapes, x = "", -20.0
    while x < 1800:
        wide, tall = chance.uniform(60, 150), chance.uniform(60, 210)
        shapes += rect(x, 480 - tall, wide, tall + 300, TEAL_PALE)
        for floor in range(int(tall // 34)):
            shapes += rect(x + 10, 494 - tall + floor * 34, wide - 20, 10, MIST)
        x += wide + chance.uniform(-6, 40)
    return shapes


def _terraces(row: int) -> list[Terrace]:
    """List the terraces of a row, farthest row first: middle, height of the tip, half width, building height."""
    chance = seeded(f"row {row}")
    found: list[Terrace] = []
    first = -140 + (row % 2) * 150
    for index in range(8):
        x = first + index * 300
        bulge = 150 * (1 - abs(x - 1020) / 1100)
        y = 470 + row * 128 - bulge + chance.uniform(-22, 22)
        found.append((x, y, WIDE * chance.uniform(0.62, 0.78), TALL * chance.uniform(1.5, 2.2)))
    return found


def _corners(terrace: Terrace) -> tuple[Spot, Spot, Spot, Spot]:
    x, y, half, _ = terrace
    return (x - half, y), (x + half * 0.12, y - DEEP * 0.62), (x + half, y), (x - half * 0.1, y + DEEP * 0.86)


def _row(row: int) -> str:
    chance = seeded(f"gardens {row}")
    return "".join(_house(terrace, row, chance) for terrace in _terraces(row))


def _house(terrace: Terrace, row: int, chance: Random) -> str:
    west, north, east, south = _corners(terrace)
    tall = terrace[3]
    left = [west, south, (south[0], south[1] + tall), (west[0], west[1] + tall)]
    right = [south, east, (east[0], east[1] + tall), (south[0], south[1] + tall)]
    shapes = polygon(left, CREAM if row % 2 else "#F0E3C8") + polygon(right, STONE)
    shapes += _windows(west, south, TEAL_MID) + _windows(south, east, TEAL_DEEP)
    shapes += polygon([west, north, east, south], PAPER)
    inner = [_toward(corner, (terrace[0], terrace[1] + 6), 0.13) for corner in (west, north, east, south)]
    shapes += polygon(inner, chance.choice((OLIVE, LEAF, OLIVE, SAND)))
    return shapes + _garden(terrace, chance) + _hanging(west, south, east, chance)


def _toward(spot: Spot, middle: Spot, part: float) -> Spot:
    return (spot[0] + (middle[0] - spot[0]) * part, spot[1] + (middle[1] - spot[1]) * part)


def _windows(start: Spot, end: Spot, glass: str) -> str:
    shapes = ""
    for part in (0.14, 0.42, 0.7):
        ax, ay = _toward(start, end, part)
        bx, by = _toward(start, end, part + 0.17)
        shapes += polygon([(ax, ay + 34), (bx, by + 34), (bx, by + 92), (ax, ay + 92)], glass)
        shapes += polygon([(ax, ay + 34), (bx, by + 34), (bx, by + 48), (ax, ay + 48)], TEAL_PALE)
    return shapes


def _garden(terrace: Terrace, chance: Random) -> str:
    x, y, half, _ = terrace
    shapes = ""
    kind = chance.randrange(4)
    if kind == 0:
        shapes += line([(x + half * 0.1, y), (x + half * 0.1, y - 62)], BRICK, 7) + crown(
            x + half * 0.1, y - 88, 48, TEAL, chance, lobes=6
        )
    elif kind == 1:
        rope = smooth([(x - half * 0.5, y - 44), (x, y - 32), (x + half * 0.5, y - 48)])
        shapes += (
            line([(x - half * 0.5, y + 6), (x - half * 0.5, y - 50)], INK, 4)
            + line([(x + half * 0.5, y + 2), (x + half * 0.5, y - 54)], INK, 4)
            + stroke(rope, INK, 2.5)
        )
        for index, colour in enumerate((RUST, PAPER, SUN, TEAL_PALE)):
            left = x - half * 0.38 + index * half * 0.21
            shapes += polygon([(left, y - 38), (left + 22, y - 36), (left + 21, y - 4), (left + 2, y - 6)], colour)
    elif kind == 2:
        for index in range(3):
            shapes += line(
                [(x - half * 0.4 + index * 34, y + 16 - index * 5), (x + half * 0.12 + index * 34, y - 22 - index * 5)],
                BRICK,
                5,
            )
        shapes += polygon(
            [(x + half * 0.34, y - 50), (x + half * 0.56, y - 58), (x + half * 0.78, y - 46)], RUST
        ) + line([(x + half * 0.56, y - 52), (x + half * 0.56, y)], INK, 4)
    for _ in range(6):
        spot = (x + chance.uniform(-0.6, 0.6) * half, y + chance.uniform(-18, 30))
        shapes += path(blob(*spot, chance.uniform(10, 22), chance), chance.choice((LEAF, TEAL, OLIVE, LEAF)))
    for _ in range(4):
        shapes += circle(
            x + chance.uniform(-0.6, 0.6) * half,
            y + chance.uniform(-12, 34),
            5,
            chance.choice((RUST, SUN, ROSE, CREAM)),
        )
    return shapes


def _hanging(west: Spot, south: Spot, east: Spot, chance: Random) -> str:
    shapes = ""
    for start, end in ((west, south), (south, east)):
        for _ in range(4):
            x, y = _toward(start, end, chance.uniform(0.04, 0.96))
            long = chance.uniform(14, 48)
            shapes += path(blob(x, y + 2, 15, chance), LEAF) + line(
                [(x, y), (x + chance.uniform(-5, 5), y + long)], chance.choice((LEAF, TEAL, OLIVE)), 9
            )
    return shapes


def _row_shade(row: int) -> str:
    shapes = ""
    for terrace in _terraces(row):
        west, _, east, south = _corners(terrace)
        tall = terrace[3]
        right = straight([south, east, (east[0], east[1] + tall), (south[0], south[1] + tall)], closed=True)
        left = straight([west, south, (south[0], south[1] + tall), (west[0], west[1] + tall)], closed=True)
        shapes += fade(right, BRICK, (0, south[1] + tall * 0.75), (0, south[1] - 30), strong=0.55)
        shapes += fade(left, OCHRE, (0, south[1] + tall * 0.75), (0, south[1]), strong=0.5)
    return shapes


def _street() -> str:
    chance = seeded("street")
    shapes = path("M0 1140 C 400 1100, 1300 1110, 1800 1150 L1800 1200 L0 1200 Z", TEAL_DEEP)
    for index in range(13):
        x = index * 150 + chance.uniform(-30, 30)
        shapes += moved(
            crown(0, 0, chance.uniform(56, 84), TEAL_DEEP if index % 3 else TEAL, chance),
            x,
            1150 + chance.uniform(-16, 16),
        )
    return shapes
