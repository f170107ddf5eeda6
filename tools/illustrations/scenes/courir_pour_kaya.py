"""A solidarity run: small silhouettes in a line along a ridge, a great pale sun, bunting close by."""

from __future__ import annotations

import math
from itertools import pairwise

from tools.illustrations.growth import grass
from tools.illustrations.palette import (
    BRICK,
    CREAM,
    INK,
    MIST,
    OCHRE,
    PAPER,
    ROSE,
    RUST,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
    TEAL_PALE,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    box,
    circle,
    ellipse,
    fade,
    glow,
    line,
    moved,
    path,
    polygon,
    rect,
    seeded,
    smooth,
    stroke,
)
from tools.illustrations.sky import hill, ridge_data

RIDGE: list[Spot] = [(-60, 905), (220, 842), (520, 800), (820, 778), (1120, 792), (1420, 760), (1680, 700), (1880, 668)]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1800, 1200, "#F3D9A6"),
            rect(0, 0, 1800, 200, ROSE),
            hill(1800, [230, 180, 220, 170, 210, 190], 1200, "#F3D9A6"),
        ),
        flat(circle(980, 560, 330, CREAM)),
        spray(glow(980, 560, 640, SUN, strong=0.85)),
        flat(circle(980, 560, 318, PAPER)),
        flat(hill(1800, [700, 640, 690, 620, 700, 660, 610], 1200, TEAL_PALE)),
        spray(fade(box(0, 600, 1800, 240), CREAM, (0, 840), (0, 620), strong=0.8)),
        flat(hill(1800, [760, 790, 740, 776, 750, 700, 740], 1200, TEAL_MID), path(ridge_data(RIDGE, 1200), TEAL)),
        spray(fade(ridge_data(RIDGE, 1200), TEAL_DEEP, (0, 1200), (0, 800), strong=0.95)),
        flat(_trail(), _runners(), _near()),
        flat(_bunting()),
    )


def _trail() -> str:
    return stroke(smooth([(x, y + 7) for x, y in RIDGE]), OCHRE, 15) + stroke(
        smooth([(x, y + 3) for x, y in RIDGE]), SUN, 6
    )


def _height(x: float) -> float:
    for (ax, ay), (bx, by) in pairwise(RIDGE):
        if ax <= x <= bx:
            return ay + (by - ay) * (x - ax) / (bx - ax)
    return RIDGE[-1][1]


def _runner(phase: float, colour: str, shirt: str) -> str:
    """Draw a runner 100 units tall at a moment of the stride; the foot on the ground is near the origin."""
    swing = math.sin(phase)
    hip, neck = (0.0, -50.0), (9.0, -82.0)
    shapes = ""
    for side in (-1, 1):
        reach = side * swing
        knee = (hip[0] + reach * 17 + 6, hip[1] + 25 - abs(reach) * 3)
        foot = (knee[0] + (-19 if reach < 0 else 4), knee[1] + (13 if reach < 0 else 25))
        shapes += line([hip, knee, foot, (foot[0] + 7, foot[1] + 1)], colour, 8)
        elbow = (neck[0] - reach * 15, neck[1] + 17)
        shapes += line([(neck[0], neck[1] + 3), elbow, (elbow[0] + 13, elbow[1] - 4 - reach * 4)], colour, 5.5)
    shapes += line([hip, neck], shirt, 15) + line([neck, (11, -88)], colour, 6)
    return shapes + circle(13, -96, 8.6, colour)


def _runners() -> str:
    chance = seeded("runners")
    shirts = (RUST, SUN, CREAM, BRICK, OCHRE, MIST)
    shapes, x = "", 250.0
    for index in range(15):
        y = _height(x)
        scale = 1.12 - abs(x - 800) * 0.0003
        shapes += ellipse(x - 26, y + 8, 36, 5, BRICK, opacity=0.5)
        shapes += moved(
            _runner(index * 1.13 + 0.4, INK, shirts[index % 6]), x, y + 4, scale=scale * chance.uniform(0.86, 1.05)
        )
        x += chance.uniform(58, 118)
    return shapes


def _near() -> str:
    chance = seeded("run grass")
    slope = path(ridge_data([(-20, 1060), (400, 1090), (900, 1130), (1300, 1096), (1820, 1010)], 1200), TEAL_DEEP)
    tufts = "".join(
        grass(chance.uniform(0, 1800), chance.uniform(1110, 1210), chance.uniform(60, 130), INK, chance)
        for _ in range(34)
    )
    flowers = ""
    for _ in range(30):
        x, y = chance.uniform(0, 1800), chance.uniform(1020, 1170)
        flowers += line([(x, y), (x + 5, y + 42)], TEAL_MID, 3) + circle(
            x, y, chance.uniform(6, 11), chance.choice((SUN, ROSE, CREAM))
        )
    return slope + flowers + tufts


def _bunting() -> str:
    shapes = ""
    colours = (RUST, TEAL, SUN, CREAM, BRICK, TEAL_MID)
    for start, end, sag, size in (((-40, 60), (1120, -30), 210, 88), ((760, -40), (1860, 130), 180, 74)):
        points = []
        for step in range(15):
            part = step / 14
            points.append(
                (
                    start[0] + (end[0] - start[0]) * part,
                    start[1] + (end[1] - start[1]) * part + math.sin(math.pi * part) * sag,
                )
            )
        shapes += stroke(smooth(points), INK, 4)
        for index, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
            flutter = size * 0.3 * math.sin(index * 1.7)
            tip = ((ax + bx) / 2 + flutter, (ay + by) / 2 + size * (1.15 + 0.12 * math.cos(index * 2.1)))
            left, right = (ax + (bx - ax) * 0.08, ay + (by - ay) * 0.08), (ax + (bx - ax) * 0.92, ay + (by - ay) * 0.92)
            shapes += polygon([left, right, tip], colours[index % 6])
            shapes += polygon(
                [right, tip, (right[0] - (right[0] - left[0]) * 0.3, right[1] + (left[1] - right[1]) * 0.3)],
                "#1C243030",
            )
    return shapes
