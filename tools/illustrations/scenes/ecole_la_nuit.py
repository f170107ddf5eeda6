"""A village school at night: one lit window, children's desks, stars."""

from __future__ import annotations

from tools.illustrations.growth import crown, grass
from tools.illustrations.palette import CLAY, CREAM, DUSK, INK, NIGHT, OCHRE, RUST, SUN, TEAL_DEEP, TEAL_MID
from tools.illustrations.scene import UPRIGHT, Scene, flat, spray
from tools.illustrations.shapes import (
    box,
    circle,
    clipped,
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
)
from tools.illustrations.sky import hill, spark, stars
from tools.illustrations.things import panel

SIZE = UPRIGHT
GROUND = 1180
WINDOW = (470, 880, 350, 230)


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1200, 1600, NIGHT), hill(1200, [900, 860, 900, 850, 880], 1600, "#1D3A55")),
        spray(_milky_way(), fade(box(0, 640, 1200, 420), TEAL_MID, (0, 1060), (0, 640), strong=0.7)),
        flat(stars(1200, 980, 240, CREAM, seeded("night"), largest=4.2), spark(905, 210, 34, CREAM), _moon()),
        flat(hill(1200, [1080, 1050, 1074, 1040, 1066, 1052], 1600, "#12303F"), _tree()),
        flat(_school()),
        spray(_wall_shade(), glow(645, 995, 420, SUN, strong=0.4)),
        flat(_room(), rect(0, GROUND, 1200, 420, "#10222F")),
        spray(_light()),
        flat(_window_frame(), _front()),
    )


def _milky_way() -> str:
    band = smooth(
        [(-80, 820), (300, 520), (640, 300), (1280, -60), (1280, 240), (760, 470), (420, 720), (-80, 1060)], closed=True
    )
    core = smooth(
        [(-40, 900), (360, 590), (700, 370), (1260, 40), (1260, 120), (740, 420), (400, 650), (-40, 980)], closed=True
    )
    return fade(band, "#5D8A96", (500, 400), (640, 660), strong=0.42, weak=0.1) + fade(
        core, "#BFD3CC", (300, 700), (1000, 200), strong=0.34, weak=0.05
    )


def _moon() -> str:
    return path("M262 172 A 78 78 0 1 0 316 284 A 66 66 0 1 1 262 172 Z", CREAM)


def _tree() -> str:
    chance = seeded("school tree")
    trunk = path(
        smooth([(1020, GROUND), (1034, 980), (1016, 830), (1050, 830), (1072, 980), (1096, GROUND)]) + "Z", INK
    )
    limbs = line([(1046, 900), (950, 780)], INK, 22) + line([(1050, 890), (1150, 760)], INK, 20)
    return trunk + limbs + crown(1046, 700, 210, "#0C2029", chance, lobes=10)


def _school() -> str:
    wall = rect(210, 830, 760, 360, CLAY) + rect(210, 1130, 760, 60, RUST)
    roof = polygon([(160, 836), (1020, 836), (960, 700), (220, 700)], TEAL_DEEP)
    ridges = "".join(
        line([(224 + step * 33.5, 702), (166 + step * 39, 834)], "#06303A", 5, cap="butt") for step in range(23)
    )
    panels = moved(panel(230, 84, 5, 2, slant=26), 640, 804)
    door = rect(300, 900, 110, 290, INK) + rect(312, 914, 86, 276, "#3B2A22") + circle(384, 1056, 6, OCHRE)
    return wall + roof + ridges + panels + door + rect(160, 832, 860, 14, INK)


def _wall_shade() -> str:
    left = fade(box(210, 846, 760, 344), NIGHT, (210, 0), (640, 0), strong=0.95, weak=0.5)
    right = fade(box(690, 846, 280, 344), NIGHT, (970, 0), (760, 0), strong=0.95)
    return left + right + fade(box(210, 846, 760, 90), NIGHT, (0, 846), (0, 940), strong=0.9)


def _room() -> str:
    x, y, wide, tall = WINDOW
    inside = rect(x, y, wide, tall, SUN) + rect(x, y + 148, wide, tall - 148, OCHRE)
    inside += rect(x + 36, y + 26, 150, 82, TEAL_DEEP)
    inside += line([(x + 54, y + 52), (x + 140, y + 52)], CREAM, 4) + line(
        [(x + 54, y + 76), (x + 112, y + 76)], CREAM, 4
    )
    for row, foot in enumerate((y + 178, y + 222)):
        for column in range(3 + row):
            inside += _desk(x + 60 + column * (104 - row * 8) - row * 34, foot, 0.8 + row * 0.25)
    inside += line([(x + 262, y), (x + 262, y + 40)], INK, 4) + polygon(
        [(x + 238, y + 64), (x + 286, y + 64), (x + 272, y + 38), (x + 252, y + 38)], INK
    )
    inside += circle(x + 262, y + 70, 13, CREAM)
    return clipped(inside, box(*WINDOW))


def _desk(x: float, foot: float, scale: float) -> str:
    top = polygon([(-44, -34), (38, -34), (46, -24), (-52, -24)], RUST)
    legs = line([(-42, -26), (-42, 4)], INK, 5) + line([(36, -26), (36, 4)], INK, 5)
    book = polygon([(-20, -40), (2, -36), (22, -40), (22, -46), (2, -42), (-20, -46)], CREAM)
    return moved(legs + top + book, x, foot, scale=scale)


def _light() -> str:
    x, _, wide, _ = WINDOW
    floor = straight([(x + 10, GROUND), (x + wide - 10, GROUND), (x + wide + 170, 1560), (x - 190, 1560)], closed=True)
    return fade(floor, SUN, (0, GROUND), (0, 1540), strong=0.85) + fade(
        box(0, 1380, 1200, 220), INK, (0, 1600), (0, 1400), strong=0.8
    )


def _window_frame() -> str:
    x, y, wide, tall = WINDOW
    bars = rect(x - 12, y - 12, wide + 24, 14, INK) + rect(x - 20, y + tall - 2, wide + 40, 18, CREAM)
    bars += rect(x - 12, y - 12, 14, tall + 20, INK) + rect(x + wide - 2, y - 12, 14, tall + 20, INK)
    left = polygon([(x - 12, y - 8), (x - 92, y + 16), (x - 92, y + tall + 26), (x - 12, y + tall + 4)], TEAL_MID)
    right = polygon(
        [
            (x + wide + 12, y - 8),
            (x + wide + 92, y + 16),
            (x + wide + 92, y + tall + 26),
            (x + wide + 12, y + tall + 4),
        ],
        TEAL_MID,
    )
    slats = ""
    for row in range(7):
        drop = y + 26 + row * 30
        slats += line([(x - 82, drop + 6), (x - 22, drop - 10)], DUSK, 6) + line(
            [(x + wide + 22, drop - 10), (x + wide + 82, drop + 6)], DUSK, 6
        )
    return bars + left + right + slats + rect(x + wide / 2 - 4, y, 8, tall, INK)


def _front() -> str:
    chance = seeded("school grass")
    ball = circle(884, 1420, 26, OCHRE) + line([(862, 1408), (906, 1432)], RUST, 5)
    tufts = "".join(
        grass(x, 1600 + chance.uniform(-10, 20), chance.uniform(90, 190), INK, chance, blades=12)
        for x in range(0, 1240, 56)
    )
    return ball + tufts
