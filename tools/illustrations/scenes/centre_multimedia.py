"""A multimedia centre at dusk: its dish, its solar panels, its lit windows."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from tools.illustrations.growth import crown, grass
from tools.illustrations.palette import BRICK, CLAY, CREAM, DUSK, INK, MIST, NIGHT, OCHRE, ROSE, RUST, SUN, TEAL_DEEP
from tools.illustrations.scene import Scene, flat, spray
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
    straight,
    stroke,
)
from tools.illustrations.sky import ridge_data, spark, stars
from tools.illustrations.things import bicycle, dish, panel

GROUND = 905
WINDOWS = (590, 760, 1130, 1300)


def scene() -> Scene:
    """Draw it."""
    return (
        flat(_sky()),
        spray(glow(330, 800, 560, SUN, strong=0.85), fade(box(0, 0, 1800, 300), NIGHT, (0, 0), (0, 300), strong=0.9)),
        flat(stars(1800, 360, 90, CREAM, seeded("dusk")), spark(1545, 150, 26, CREAM), _beams(), _behind()),
        flat(_roof(), _walls()),
        spray(_shade()),
        flat(_inside()),
        flat(rect(0, GROUND, 1800, 300, BRICK), _path()),
        spray(_spilt_light(), fade(box(0, 980, 1800, 220), INK, (0, 1200), (0, 960), strong=0.85)),
        flat(_front()),
    )


def _sky() -> str:
    bands = ((0, DUSK), (250, "#45707C"), (430, "#94A694"), (560, ROSE), (670, "#EDA75C"), (770, SUN))
    shapes = ""
    for index, (y, colour) in enumerate(bands):
        swing = 26 - index * 4
        edge = [(0, y + swing), (360, y - swing), (800, y + swing), (1240, y - swing * 0.6), (1800, y + swing * 0.5)]
        shapes += path(ridge_data(edge, 1200), colour) if index else rect(0, 0, 1800, 1200, colour)
    return shapes + circle(330, 800, 118, CREAM)


def _beams() -> str:
    shapes = ""
    for index, reach in enumerate((70, 112, 154)):
        at = (1372, 352)
        start, end = (at[0] + reach * 0.42, at[1] - reach * 0.98), (at[0] + reach * 0.98, at[1] - reach * 0.42)
        bend = (at[0] + reach * 1.0, at[1] - reach * 1.0)
        data = f"M{start[0]:.0f} {start[1]:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
        shapes += stroke(data, CREAM, 7 - index)
    return shapes


def _behind() -> str:
    chance = seeded("neem")
    far = [(0, 850), (260, 822), (520, 846), (900, 830), (1300, 848), (1800, 820)]
    shapes = path(ridge_data(far, 960), RUST)
    shapes += polygon([(150, GROUND), (176, 640), (196, 640), (206, GROUND)], INK)
    shapes += line([(182, 760), (120, 640)], INK, 16) + line([(190, 740), (260, 630)], INK, 14)
    shapes += crown(180, 560, 190, TEAL_DEEP, chance, lobes=9)
    return shapes + crown(1690, 690, 150, TEAL_DEEP, chance, lobes=8)


def _roof() -> str:
    panels = "".join(moved(panel(150, 112, 4, 2, slant=34), 575 + 176 * index, 556) for index in range(3))
    posts = "".join(line([(600 + 176 * index, 556), (600 + 176 * index, 585)], INK, 9) for index in range(3))
    return posts + panels + moved(dish(142, MIST, "#7FA39F", INK), 1290, 572)


def _walls() -> str:
    shapes = rect(500, 600, 960, 320, "#1B4650") + rect(1450, 672, 260, 250, "#16393F")
    shapes += rect(470, 568, 1020, 40, INK) + rect(1436, 650, 296, 30, INK)
    for x in (520, 1430):
        shapes += rect(x, 606, 18, 312, INK)
    return shapes


def _inside() -> str:
    shapes = rect(920, 664, 140, 250, CREAM) + rect(934, 680, 112, 234, SUN)
    shapes += rect(984, 680, 10, 234, INK)
    for x in WINDOWS:
        shapes += rect(x - 10, 664, 140, 160, INK) + rect(x, 674, 120, 140, SUN)
        shapes += rect(x, 674, 120, 44, CREAM)
        shapes += rect(x + 22, 742, 76, 50, TEAL_DEEP, round_=5) + rect(x + 30, 749, 60, 35, MIST)
        shapes += rect(x + 54, 792, 12, 22, TEAL_DEEP) + rect(x + 56, 674, 7, 62, INK)
    shapes += rect(1500, 716, 168, 116, OCHRE)
    chance = seeded("books")
    for shelf in (716, 756, 796):
        left = 1506.0
        while left < 1654:
            wide, tall = chance.uniform(7, 15), chance.uniform(22, 31)
            shapes += rect(left, shelf + 33 - tall, wide, tall, chance.choice((RUST, TEAL_DEEP, CREAM, BRICK, DUSK)))
            left += wide + 2
        shapes += rect(1500, shelf + 33, 168, 6, INK)
    return shapes


def _shade() -> str:
    under = fade(box(500, 606, 950, 90), INK, (0, 600), (0, 690), strong=0.9)
    side = fade(box(1452, 680, 256, 60), INK, (0, 680), (0, 740), strong=0.9)
    halos = "".join(glow(x + 60, 744, 150, SUN, strong=0.75) for x in WINDOWS)
    return under + side + clipped(halos + glow(990, 790, 220, SUN, strong=0.75), box(538, 612, 892, 300))


def _path() -> str:
    data = "M905 905 C 900 980, 800 1030, 560 1200 L 1010 1200 C 1060 1060, 1060 980, 1072 905 Z"
    return path(data, CLAY) + path(
        straight([(470, GROUND - 6), (1732, GROUND - 6), (1732, GROUND + 16), (470, GROUND + 16)], closed=True),
        "#5E2A18",
    )


def _spilt_light() -> str:
    shapes = ""
    for x in (*WINDOWS, 930):
        skew = (x - 930) * 0.35
        data = straight([(x, 922), (x + 120, 922), (x + 170 + skew, 1090), (x - 50 + skew, 1090)], closed=True)
        shapes += fade(data, SUN, (0, 920), (0, 1090), strong=0.8)
    return shapes


def _front() -> str:
    chance = seeded("front")
    bikes = moved(bicycle(42, INK, spokes=INK), 690, 968) + moved(bicycle(42, INK, spokes=INK), 820, 974, flip=True)
    tufts = "".join(grass(chance.uniform(0, 1800), chance.uniform(1150, 1230), 120, INK, chance) for _ in range(26))
    return bikes + tufts
