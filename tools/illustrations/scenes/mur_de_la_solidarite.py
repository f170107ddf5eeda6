"""A wall in the street: posters, notes, a large square of codes, a bench, a bicycle."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from random import Random

from tools.illustrations.growth import crown
from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    LEAF,
    MIST,
    OCHRE,
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
    box,
    circle,
    ellipse,
    fade,
    line,
    moved,
    path,
    polygon,
    rect,
    seeded,
    smooth,
    stroke,
)
from tools.illustrations.things import bicycle, bubble

PAVEMENT = 960
MODULES = 21


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, TEAL_PALE), _sky_line(), rect(0, 150, 1800, PAVEMENT - 150, CLAY), _bricks()),
        spray(fade(box(0, 150, 1800, 810), BRICK, (0, 0), (1500, 0), strong=0.75)),
        flat(rect(0, 132, 1800, 26, SAND)),
        flat(_posters()),
        flat(_code(), _notes()),
        flat(rect(0, PAVEMENT, 1800, 240, STONE), _slabs()),
        spray(fade(box(0, PAVEMENT, 1800, 240), TEAL_DEEP, (0, 950), (0, 1090), strong=0.55)),
        flat(_bench(), moved(bicycle(92, INK, spokes=INK), 1440, 1130), _pot()),
    )


def _sky_line() -> str:
    chance = seeded("wall trees")
    return "".join(
        crown(x, 128 + chance.uniform(-20, 20), chance.uniform(70, 120), TEAL_MID, chance)
        for x in (60, 210, 330, 560, 700, 1040, 1180, 1380, 1530, 1700)
    )


def _bricks() -> str:
    chance = seeded("bricks")
    shapes = ""
    for row in range(18):
        for column in range(19):
            if chance.random() < 0.3:
                x, y = column * 100 - (row % 2) * 50, 160 + row * 45
                shapes += rect(x + 3, y + 3, 94, 39, chance.choice(("#D18150", "#BF6836", "#C46F3D")), round_=2)
    return shapes


def _sheet(place: tuple[float, float], size: tuple[float, float], colour: str, turn: float) -> str:
    (x, y), (wide, tall) = place, size
    return rect(x + 7, y + 9, wide, tall, "#5A1F0A66", turn=turn) + rect(x, y, wide, tall, colour, turn=turn)


def _posters() -> str:
    chance = seeded("posters")
    colours = (CREAM, TEAL, SUN, PAPER, ROSE, TEAL_PALE, OCHRE, TEAL_DEEP, RUST)
    shapes = ""
    for column in range(11):
        for row in range(4):
            x, y = 60 + column * 156 + chance.uniform(-14, 14), 196 + row * 176 + chance.uniform(-14, 14)
            if 600 < x < 1110 and row < 4:
                continue
            if chance.random() < 0.9:
                wide, tall = chance.uniform(96, 138), chance.uniform(116, 164)
                colour = chance.choice(colours)
                turn = chance.uniform(-4, 4)
                shapes += _sheet((x, y), (wide, tall), colour, turn) + moved(
                    _motif(wide, tall, colour, chance), x, y, turn=turn * 0.6
                )
    return shapes


def _motif(wide: float, tall: float, colour: str, chance: Random) -> str:
    ink = CREAM if colour in {TEAL, TEAL_DEEP, RUST} else INK
    accent = RUST if colour not in {RUST, ROSE} else TEAL
    kind = chance.randrange(5)
    lines = "".join(
        rect(wide * 0.16, tall * (0.68 + 0.09 * row), wide * chance.uniform(0.4, 0.68), 7, ink) for row in range(3)
    )
    if kind == 0:
        return circle(wide * 0.5, tall * 0.36, wide * 0.27, accent) + lines
    if kind == 1:
        return (
            polygon([(wide * 0.14, tall * 0.58), (wide * 0.5, tall * 0.14), (wide * 0.86, tall * 0.58)], accent) + lines
        )
    if kind == 2:
        return moved(bubble(wide * 0.66, tall * 0.34, accent), wide * 0.17, tall * 0.14) + lines
    if kind == 3:
        rays = "".join(
            line([(wide * 0.5, tall * 0.36), (wide * (0.5 + dx), tall * (0.36 + dy))], accent, 7)
            for dx, dy in (
                (0.32, 0),
                (-0.32, 0),
                (0, 0.24),
                (0, -0.24),
                (0.23, 0.17),
                (-0.23, -0.17),
                (0.23, -0.17),
                (-0.23, 0.17),
            )
        )
        return rays + circle(wide * 0.5, tall * 0.36, wide * 0.12, ink) + lines
    wave = "".join(
        stroke(
            smooth(
                [
                    (wide * 0.14, tall * (0.2 + 0.12 * row)),
                    (wide * 0.38, tall * (0.14 + 0.12 * row)),
                    (wide * 0.62, tall * (0.24 + 0.12 * row)),
                    (wide * 0.86, tall * (0.17 + 0.12 * row)),
                ]
            ),
            accent,
            8,
        )
        for row in range(4)
    )
    return wave + lines


def _code() -> str:
    """Draw what looks like a code for phones, yet holds nothing that could be read."""
    chance = seeded("no message")
    size, left, top = 21.5, 676, 236
    whole = MODULES * size
    shapes = rect(left - 38 + 12, top - 38 + 16, whole + 76, whole + 76, "#5A1F0A77") + rect(
        left - 38, top - 38, whole + 76, whole + 76, PAPER
    )
    for row in range(MODULES):
        for column in range(MODULES):
            in_corner = (row < 8 or row > 12) and (column < 8 or column > 12) and not (row > 12 and column > 12)
            if not in_corner and chance.random() < 0.47:
                shapes += rect(
                    left + column * size,
                    top + row * size,
                    size + 0.4,
                    size + 0.4,
                    INK if chance.random() < 0.8 else chance.choice((TEAL, RUST)),
                )
    for row, column in ((0, 0), (0, 14), (14, 0)):
        x, y = left + column * size, top + row * size
        shapes += (
            rect(x, y, size * 7, size * 7, INK)
            + rect(x + size, y + size, size * 5, size * 5, PAPER)
            + rect(x + size * 2, y + size * 2, size * 3, size * 3, RUST)
        )
    return shapes


def _notes() -> str:
    chance = seeded("notes")
    shapes = ""
    for _ in range(64):
        x, y, size = chance.uniform(30, 1730), chance.uniform(180, 880), chance.uniform(44, 62)
        if 570 < x < 1190 and 150 < y < 760:
            continue
        colour = chance.choice((SUN, ROSE, MIST, CREAM, TEAL_PALE))
        turn = chance.uniform(-13, 13)
        shapes += _sheet((x, y), (size, size), colour, turn)
        shapes += moved(
            "".join(rect(9, 13 + 12 * row, size * chance.uniform(0.4, 0.7), 4, INK) for row in range(3)),
            x,
            y,
            turn=turn,
        )
    return shapes


def _slabs() -> str:
    shapes = "".join(
        line([(900 + (index - 9) * 130, PAVEMENT), (900 + (index - 9) * 240, 1200)], "#B5A88F", 4)
        for index in range(19)
    )
    return shapes + line([(0, 1040), (1800, 1040)], "#B5A88F", 4) + line([(0, 1140), (1800, 1140)], "#B5A88F", 4)


def _bench() -> str:
    shadow = ellipse(560, 1146, 330, 16, TEAL_DEEP, opacity=0.5)
    legs = "".join(
        line([(x, 1040), (x - 14, 1144)], INK, 13) + line([(x + 40, 1040), (x + 54, 1144)], INK, 13) for x in (320, 760)
    )
    seat = "".join(rect(270, 1014 + row * 17, 580, 12, TEAL, round_=3) for row in range(2))
    back = "".join(rect(270, 900 + row * 34, 580, 22, TEAL if row % 2 else TEAL_MID, round_=4) for row in range(3))
    posts = line([(330, 900), (326, 1030)], INK, 10) + line([(790, 900), (794, 1030)], INK, 10)
    bag = path("M470 1012 L484 950 L548 950 L562 1012 Z", RUST) + stroke(
        "M494 952 C 498 918, 534 918, 538 952", BRICK, 7
    )
    return shadow + posts + back + legs + seat + bag


def _pot() -> str:
    chance = seeded("pot")
    pot = polygon([(60, 1030), (196, 1030), (180, 1150), (76, 1150)], BRICK) + rect(50, 1018, 156, 24, RUST)
    leaves = "".join(
        ellipse(
            128 + chance.uniform(-64, 64),
            960 + chance.uniform(-76, 50),
            44,
            13,
            chance.choice((LEAF, TEAL, TEAL_DEEP)),
            turn=chance.uniform(-80, 80),
        )
        for _ in range(26)
    )
    return leaves + pot
