"""A stone bridge over the Vienne in the morning; roofs and two spires beyond."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from random import Random

from tools.illustrations.growth import poplar
from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    MIST,
    OCHRE,
    PAPER,
    RIVER,
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
    clipped,
    ellipse,
    fade,
    glow,
    line,
    moved,
    path,
    polygon,
    rect,
    seeded,
    straight,
)
from tools.illustrations.sky import hill

WATER = 800
ARCHES = 6
SPAN = 300


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, CREAM), hill(1800, [250, 190, 260, 210, 170, 240, 200], 900, "#F2DDB4")),
        flat(circle(1330, 330, 150, SUN)),
        spray(glow(1330, 330, 460, SUN, strong=0.7)),
        flat(_birds(), hill(1800, [560, 520, 548, 500, 530, 505, 560], 900, TEAL_PALE)),
        flat(_town()),
        spray(fade(box(0, 600, 1800, 200), CREAM, (0, 800), (0, 600), strong=0.6)),
        flat(_trees(), rect(0, WATER, 1800, 400, RIVER), _reflection()),
        spray(fade(box(0, WATER, 1800, 400), TEAL, (0, 1200), (0, 840), strong=0.8)),
        flat(_glints(), _piers()),
        spray(_bridge_shade()),
        flat(_bridge(), _boat(), _bank()),
    )


def _birds() -> str:
    return "".join(
        line([(x - s, y - s * 0.5), (x, y), (x + s, y - s * 0.6)], TEAL_DEEP, 4)
        for x, y, s in ((300, 230, 24), (378, 262, 17), (240, 292, 14), (452, 214, 13))
    )


def _house(x: float, foot: float, wide: float, tall: float, chance: Random) -> str:
    wall = chance.choice((CREAM, SAND, PAPER, ROSE, "#EBD3B0"))
    roof = chance.choice((RUST, CLAY, BRICK, "#5C7481", "#4C6470"))
    peak = tall * chance.uniform(0.28, 0.5)
    shapes = rect(x, foot - tall, wide, tall, wall)
    shapes += polygon([(x - 6, foot - tall), (x + wide * 0.5, foot - tall - peak), (x + wide + 6, foot - tall)], roof)
    for row in range(int(tall // 46)):
        for column in range(max(1, int(wide // 38))):
            shapes += rect(x + 12 + column * 36, foot - tall + 16 + row * 44, 13, 22, TEAL_MID)
    return shapes


def _spire(x: float, foot: float, scale: float) -> str:
    shapes = rect(-26, -190, 52, 190, STONE) + polygon([(-32, -186), (0, -390), (32, -186)], "#4C6470")
    shapes += (
        rect(-9, -160, 18, 44, TEAL_DEEP) + line([(0, -390), (0, -420)], INK, 4) + line([(-9, -408), (9, -408)], INK, 4)
    )
    return moved(shapes, x, foot, scale=scale)


def _town() -> str:
    chance = seeded("roofs")
    shapes = _spire(640, 600, 1.0) + _spire(1080, 580, 0.86)
    for foot, low, high in ((610, 90, 150), (655, 80, 130), (705, 70, 110)):
        x = 60.0 + chance.uniform(0, 60)
        while x < 1700:
            wide = chance.uniform(56, 120)
            if chance.random() < 0.86:
                shapes += _house(x, foot, wide, chance.uniform(low, high), chance)
            x += wide * chance.uniform(0.94, 1.2)
    return shapes


def _trees() -> str:
    chance = seeded("poplars")
    places = (20, 74, 130, 180, 1570, 1630, 1684, 1742, 1790)
    colours = (TEAL, TEAL_DEEP, TEAL_MID)
    return "".join(
        poplar(x, 812, chance.uniform(230, 360), colours[index % 3], chance) for index, x in enumerate(places)
    ) + rect(0, 786, 1800, 22, TEAL_DEEP)


def _arch_data(x: float, y: float, wide: float, tall: float) -> str:
    half = wide / 2
    return (
        f"M{x - half} {y}V{y - tall + half * 0.72}A{half} {half * 0.72} 0 0 1 {x + half} {y - tall + half * 0.72}V{y}Z"
    )


def _bridge() -> str:
    outline = "M-20 640 Q 900 560 1820 640 L1820 700 Q 900 620 -20 700 Z"
    shapes, holes = "", ""
    for index in range(ARCHES):
        x = 150 + index * SPAN
        rise = 172 + 34 * (1 - abs(index - 2.5) / 2.5)
        holes += clipped(_under(x), _arch_data(x, 862, 216, rise))
    shapes += path(outline, CREAM) + holes
    for index in range(44):
        joint = 20 + index * 41.5
        lift = 640 - 80 * (1 - ((joint - 900) / 920) ** 2) * 0.5
        shapes += rect(joint, lift + 10, 20, 5, STONE)
    return shapes + "".join(_lamp(150 + SPAN * (index + 0.5)) for index in range(ARCHES - 1))


def _piers() -> str:
    cutwaters = ""
    for index in range(-1, ARCHES):
        x = 150 + index * SPAN
        cutwaters += polygon([(x + 108, 862), (x + 150, 735), (x + 192, 862)], STONE)
    return path("M-20 668 Q 900 588 1820 668 L1820 850 L-20 850 Z", SAND) + cutwaters


def _under(x: float) -> str:
    deep = rect(x - 120, 600, 240, 300, TEAL_MID) + rect(x - 120, WATER, 240, 90, TEAL)
    bank = rect(x - 120, 770, 240, 30, TEAL_DEEP)
    side = polygon([(x - 120, 560), (x - 66, 560), (x - 82, 870), (x - 120, 870)], BRICK)
    return deep + bank + side


def _lamp(x: float) -> str:
    top = 600 - 40 * (1 - ((x - 900) / 920) ** 2)
    return (
        line([(x, top + 8), (x, top - 54)], INK, 5)
        + circle(x, top - 62, 10, SUN)
        + line([(x - 11, top - 74), (x + 11, top - 74)], INK, 5)
    )


def _bridge_shade() -> str:
    low = "M-20 720 Q 900 640 1820 720 L1820 862 L-20 862 Z"
    return fade(low, CLAY, (0, 862), (0, 690), strong=0.55)


def _reflection() -> str:
    chance = seeded("reflection")
    shapes = ""
    for index in range(ARCHES + 1):
        x = index * SPAN
        for step in range(9):
            wide = 110 - step * 9 + chance.uniform(-14, 14)
            shapes += rect(x - wide / 2 + chance.uniform(-14, 14), 862 + step * 19, wide, 10, SAND, round_=5)
    return shapes + "".join(
        rect(1330 - 90 + chance.uniform(-40, 40), 880 + row * 26, 180 - row * 12, 9, SUN, round_=4) for row in range(11)
    )


def _glints() -> str:
    chance = seeded("glints")
    shapes = ""
    for _ in range(70):
        depth = chance.random()
        wide = 30 + depth * 130
        shapes += rect(
            chance.uniform(-60, 1780),
            880 + depth * 310,
            wide,
            3 + depth * 5,
            MIST if depth < 0.5 else TEAL_PALE,
            round_=4,
        )
    return shapes


def _boat() -> str:
    hull = path("M0 0 C 30 46, 250 46, 300 -6 L 288 -6 C 230 8, 70 8, 12 0 Z", BRICK)
    hull += path("M12 0 C 70 10, 230 10, 288 -6 L 280 -2 C 230 22, 60 22, 18 4 Z", OCHRE)
    oar = line([(170, -8), (330, 62)], INK, 7) + ellipse(344, 68, 26, 8, INK, turn=24)
    shadow = ellipse(160, 44, 180, 12, TEAL_DEEP, opacity=0.7)
    return moved(shadow + hull + oar, 360, 1040, scale=1.15)


def _bank() -> str:
    chance = seeded("reeds")
    shapes = path("M1240 1200 C 1360 1120, 1560 1090, 1820 1060 L1820 1200 Z", TEAL_DEEP)
    for _ in range(46):
        x = chance.uniform(1290, 1800)
        foot = 1200 - (x - 1240) * 0.2
        tall = chance.uniform(60, 190)
        lean = chance.uniform(-26, 18)
        shapes += line([(x, foot), (x + lean, foot - tall)], TEAL_DEEP, 5)
        if chance.random() < 0.45:
            shapes += ellipse(x + lean, foot - tall, 7, 24, BRICK, turn=lean * 0.4)
    return shapes + path(straight([(0, 1180), (0, 1200), (1800, 1200)], closed=True), TEAL_DEEP)
