"""Terraced hills one behind the other: dry-stone walls, olive trees, a few houses far off."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

import math
from itertools import pairwise

from tools.illustrations.growth import grass, olive
from tools.illustrations.palette import (
    CREAM,
    INK,
    LEAF,
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
)
from tools.illustrations.scene import Layer, Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    box,
    circle,
    clipped,
    ellipse,
    fade,
    glow,
    path,
    polygon,
    rect,
    seeded,
    smooth,
    stroke,
)
from tools.illustrations.sky import hill, ridge_data

FAR: list[Spot] = [(-40, 600), (240, 520), (520, 560), (860, 470), (1180, 540), (1500, 480), (1840, 540)]
MIDDLE: list[Spot] = [(-40, 690), (300, 730), (700, 640), (1080, 690), (1420, 600), (1840, 640)]
NEAR: list[Spot] = [(-40, 800), (300, 780), (700, 850), (1120, 880), (1500, 800), (1840, 760)]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1800, 1200, "#F4D08A"),
            rect(0, 0, 1800, 190, "#E8AE72"),
            hill(1800, [210, 170, 230, 160, 200, 180], 1200, "#F4D08A"),
            circle(1270, 390, 138, PAPER),
        ),
        spray(glow(1270, 390, 520, PAPER, strong=0.75)),
        flat(hill(1800, [500, 440, 470, 400, 450, 420, 470], 1200, ROSE)),
        spray(fade(box(0, 380, 1800, 240), CREAM, (0, 620), (0, 420), strong=0.7)),
        flat(_slope(FAR, "#B9B77F", 34), _village()),
        spray(fade(ridge_data(FAR, 800), OCHRE, (0, 760), (0, 520), strong=0.6)),
        flat(_slope(MIDDLE, OLIVE, 46), _grove(MIDDLE, 24, 66, (670, 800))),
        *_shaded(MIDDLE, LEAF, 1000, 680, 0.7),
        flat(_slope(NEAR, "#6E7B42", 62)),
        *_shaded(NEAR, TEAL_DEEP, 1200, 820, 0.8),
        flat(_grove(NEAR, 9, 150, (880, 1080)), _foreground()),
    )


def _height(ridge: list[Spot], x: float) -> float:
    for (ax, ay), (bx, by) in pairwise(ridge):
        if ax <= x <= bx:
            part = (1 - math.cos(math.pi * (x - ax) / (bx - ax))) / 2
            return ay + (by - ay) * part
    return ridge[-1][1]


def _shaded(ridge: list[Spot], colour: str, dark: float, light: float, strong: float) -> tuple[Layer, ...]:
    return (spray(fade(ridge_data(ridge, 1200), colour, (0, dark), (0, light), strong=strong)),)


def _slope(ridge: list[Spot], colour: str, step: float) -> str:
    chance = seeded(f"slope {ridge[0]}")
    data = ridge_data(ridge, 1200)
    walls = ""
    for index in range(1, 12):
        drop = index * step * (1 + index * 0.05)
        edge = [(x, y + drop + 16 * math.sin(x * 0.004 + index)) for x, y in ridge]
        walls += stroke(smooth([(x, y + step * 0.14) for x, y in edge]), "#5B5A2E", step * 0.14) + stroke(
            smooth(edge), SAND if index % 2 else STONE, step * 0.19
        )
        for _ in range(26):
            x = chance.uniform(0, 1800)
            walls += rect(x, _height(edge, x) - step * 0.09, step * 0.05, step * 0.18, "#A89A7C")
    return path(data, colour) + clipped(walls, data)


def _village() -> str:
    chance = seeded("far village")
    shapes = ""
    for index in range(24):
        x = 700 + index * 15 + chance.uniform(-8, 8)
        y = _height(FAR, x) + chance.uniform(-2, 46)
        wide, tall = chance.uniform(24, 44), chance.uniform(22, 46)
        shapes += rect(x, y - tall, wide, tall, chance.choice((CREAM, PAPER, SAND, STONE)))
        shapes += rect(x + wide * 0.55, y - tall, wide * 0.45, tall, "#C7AE8688")
        shapes += rect(x + wide * 0.2, y - tall * 0.62, 5, 9, TEAL_MID)
    return shapes


def _grove(ridge: list[Spot], count: int, size: float, reach: tuple[float, float]) -> str:
    chance = seeded(f"grove {count}")
    places = []
    for index in range(count):
        x = (index + chance.uniform(0.15, 0.85)) * 1800 / count
        places.append((x, chance.uniform(max(reach[0], _height(ridge, x) + size * 0.5), reach[1])))
    shapes = ""
    for x, y in sorted(places, key=lambda place: place[1]):
        scale = size * (0.75 + 0.5 * (y - reach[0]) / (reach[1] - reach[0]))
        shapes += ellipse(x - scale * 0.3, y, scale * 0.62, scale * 0.1, "#2E3A1E", opacity=0.55)
        shapes += olive((x, y), scale, (chance.choice((LEAF, TEAL, "#4A6A45")), "#A9B77C", "#4A3524"), chance)
    return shapes


def _foreground() -> str:
    chance = seeded("stones in front")
    shapes = ""
    for row in range(3):
        x = -30.0
        while x < 1830:
            wide = chance.uniform(54, 124)
            y = 1112 + row * 38 - 26 * math.sin(x * 0.0017)
            shapes += rect(
                x,
                y,
                wide - 5,
                35,
                chance.choice((STONE, SAND, "#B9AB90", "#D8CBB2")),
                round_=11,
                turn=chance.uniform(-2, 2),
            )
            x += wide
    top = path("M-20 1090 C 400 1060, 900 1064, 1820 1120 L1820 1132 C 900 1080, 400 1080, -20 1108 Z", "#5B5A2E")
    tufts = "".join(
        grass(
            chance.uniform(0, 1800),
            chance.uniform(1104, 1126),
            chance.uniform(40, 96),
            chance.choice((OCHRE, SUN, LEAF)),
            chance,
        )
        for _ in range(30)
    )
    poppies = ""
    for _ in range(22):
        x, y = chance.uniform(0, 1800), chance.uniform(1030, 1096)
        poppies += (
            stroke(f"M{x:.0f} {y:.0f}Q{x + 6:.0f} {y + 30:.0f} {x:.0f} {y + 60:.0f}", LEAF, 3)
            + ellipse(x, y, 12, 9, RUST)
            + circle(x, y + 1, 3.5, INK)
        )
    band = polygon([(-10, 1108), (1810, 1130), (1810, 1210), (-10, 1210)], "#7C7058")
    return top + band + shapes + tufts + poppies
