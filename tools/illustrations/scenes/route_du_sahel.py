"""A track through the savanna towards a baobab and a low sun."""

from __future__ import annotations

from tools.illustrations.growth import baobab, grass
from tools.illustrations.palette import BRICK, CLAY, CREAM, INK, OCHRE, RUST, SAND, SUN, TEAL_DEEP
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import box, circle, ellipse, fade, glow, path, rect, seeded, smooth, straight
from tools.illustrations.sky import ridge_data

HORIZON = 720


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, SUN), rect(0, 0, 1800, 300, "#E9A458"), path(_band(300, 60), "#E9A458")),
        spray(fade(box(0, 0, 1800, 420), RUST, (0, 0), (0, 420), strong=0.8)),
        flat(circle(1040, 560, 205, CREAM)),
        spray(glow(1040, 560, 420, CREAM, strong=0.5)),
        flat(_far(), rect(0, HORIZON, 1800, 480, OCHRE), _plain()),
        spray(fade(box(0, 880, 1800, 320), BRICK, (0, 1200), (0, 880), strong=0.62)),
        flat(_road()),
        spray(fade(straight(ROAD, closed=True), RUST, (860, 1200), (1000, 720), strong=0.5)),
        flat(_ruts(), _tree()),
        spray(_light_on_tree()),
        flat(_grasses()),
    )


ROAD = [(1022, HORIZON), (1050, HORIZON), (1120, 1200), (300, 1200)]


def _band(y: float, swing: float) -> str:
    edge = [(0, y), (400, y + swing), (820, y + swing * 0.3), (1280, y + swing * 1.2), (1800, y + swing * 0.4)]
    return ridge_data(edge, y - 120)


def _far() -> str:
    near = [
        (0, 690),
        (240, 668),
        (420, 690),
        (640, 672),
        (860, 700),
        (1100, 690),
        (1380, 664),
        (1620, 690),
        (1800, 676),
    ]
    chance = seeded("far trees")
    bushes = "".join(
        ellipse(
            chance.uniform(0, 1800),
            HORIZON - chance.uniform(0, 8),
            chance.uniform(14, 46),
            chance.uniform(8, 20),
            BRICK,
        )
        for _ in range(46)
    )
    return path(ridge_data(near, HORIZON + 6), CLAY) + bushes


def _plain() -> str:
    chance = seeded("plain")
    shapes = ""
    for index in range(44):
        depth = (index / 44) ** 1.7
        y = HORIZON + 20 + depth * 440
        x, wide = chance.uniform(-100, 1800), 60 + depth * 420 * chance.uniform(0.5, 1)
        shapes += ellipse(x, y, wide, 2.5 + depth * 12, SAND if index % 3 else CLAY, opacity=0.8)
    return shapes


def _road() -> str:
    return path(straight(ROAD, closed=True), CLAY) + path(
        straight([ROAD[0], ROAD[1], (1062, 1200), (370, 1200)], closed=True), SAND
    )


def _ruts() -> str:
    left = [(1030, HORIZON), (905, 900), (560, 1200), (640, 1200), (920, 900), (1032, HORIZON)]
    right = [(1043, HORIZON), (1010, 900), (870, 1200), (950, 1200), (1026, 900), (1046, HORIZON)]
    return path(smooth(left, tension=9) + "Z", CLAY, 0.75) + path(smooth(right, tension=9) + "Z", CLAY, 0.75)


def _tree() -> str:
    chance = seeded("baobab")
    shade = ellipse(1560, 896, 330, 26, BRICK, opacity=0.55)
    return shade + baobab((1450, 890), 640, TEAL_DEEP, INK, chance) + baobab((250, 735), 150, BRICK, BRICK, chance)


def _light_on_tree() -> str:
    edge = [(1352, 880), (1350, 700), (1378, 560), (1420, 500), (1428, 600), (1410, 740), (1412, 880)]
    return fade(smooth(edge, closed=True), CLAY, (1340, 700), (1440, 700), strong=0.85)


def _grasses() -> str:
    chance = seeded("grass")
    shapes = ""
    for index in range(120):
        depth = (index / 120) ** 1.2
        y = 800 + depth * 430
        x = chance.uniform(-40, 1840)
        inside = 1030 - (y - HORIZON) * 1.62 - 40 < x < 1060 + (y - HORIZON) * 0.2
        colour = (OCHRE, SUN, BRICK, SAND)[index % 4]
        if not inside:
            shapes += grass(x, y, 40 + depth * 150, colour, chance)
    return shapes
