"""Equipment that could not be put in place: a laptop, a modem stick, a solar panel, in an empty room."""

from __future__ import annotations

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    MIST,
    OCHRE,
    PAPER,
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
    box,
    circle,
    ellipse,
    fade,
    line,
    moved,
    polygon,
    rect,
    seeded,
    smooth,
    straight,
    stroke,
)
from tools.illustrations.things import panel

FLOOR = 860


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, "#E9C9A0"), rect(0, FLOOR, 1800, 340, CLAY), rect(0, FLOOR - 26, 1800, 26, RUST)),
        spray(fade(box(0, 0, 1800, FLOOR - 26), BRICK, (1800, 0), (700, 420), strong=0.75)),
        flat(_window_light()),
        spray(fade(box(0, FLOOR, 1800, 340), BRICK, (1800, 1200), (500, 860), strong=0.85)),
        flat(_floor_boards(), _shadows()),
        flat(_panel(), _crate()),
        spray(_crate_shade()),
        flat(_laptop(), _stick(), _socket()),
    )


def _window_light() -> str:
    pane = [(250, 90), (820, 170), (820, 690), (250, 640)]
    shapes = polygon(pane, PAPER)
    shapes += polygon([(524, 128), (546, 132), (546, 666), (524, 664)], "#E9C9A0") + polygon(
        [(250, 352), (820, 420), (820, 440), (250, 374)], "#E9C9A0"
    )
    branch = stroke(smooth([(820, 230), (690, 250), (600, 320), (470, 330)]), ROSE, 9)
    chance = seeded("leaf shadow")
    leaves = ""
    for _ in range(34):
        x = chance.uniform(420, 815)
        leaves += ellipse(
            x, 340 - (x - 420) * 0.28 + chance.uniform(-74, 74), 24, 9, ROSE, turn=chance.uniform(-70, 70)
        )
    return shapes + branch + leaves


def _floor_boards() -> str:
    shapes = "".join(line([(0, y), (1800, y)], BRICK, 3) for y in (906, 972, 1064, 1178))
    return shapes + "".join(
        line([(x, a), (x - 10, b)], BRICK, 3)
        for x, a, b in ((300, 906, 972), (900, 972, 1064), (1500, 906, 972), (560, 1064, 1178), (1250, 1064, 1178))
    )


def _shadows() -> str:
    return polygon([(760, 1042), (1390, 1042), (1790, 1122), (1800, 1160), (1020, 1160)], "#5A240E99") + polygon(
        [(1260, 900), (1700, 900), (1800, 930), (1800, 990), (1330, 990)], "#5A240E77"
    )


def _panel() -> str:
    face = moved(panel(330, 560, 4, 7, slant=66), 1240, 948)
    edge = polygon([(1570, 948), (1590, 952), (1656, 392), (1636, 388)], INK)
    glare = polygon([(1300, 820), (1360, 390), (1420, 390), (1360, 820)], "#FFFFFF22")
    wire = stroke(smooth([(1420, 948), (1440, 1010), (1560, 1030), (1620, 1000), (1700, 1030)]), INK, 7) + rect(
        1696, 1018, 34, 24, INK, round_=5
    )
    return edge + face + glare + wire


def _crate() -> str:
    shapes = rect(740, 700, 560, 350, OCHRE) + polygon([(740, 700), (1300, 700), (1258, 650), (800, 650)], SAND)
    for row in range(4):
        shapes += rect(740, 706 + row * 88, 560, 76, "#D0913C") + rect(740, 782 + row * 88, 560, 6, BRICK)
    shapes += rect(740, 700, 52, 350, "#C07F32") + rect(1248, 700, 52, 350, "#C07F32")
    nails = "".join(circle(x, 724 + row * 88, 5, INK) for x in (766, 1274) for row in range(4))
    arrows = "".join(
        polygon(
            [(x, 900), (x + 32, 856), (x + 64, 900), (x + 42, 900), (x + 42, 960), (x + 22, 960), (x + 22, 900)], BRICK
        )
        for x in (930, 1030)
    )
    return shapes + nails + arrows + rect(926, 974, 174, 10, BRICK)


def _crate_shade() -> str:
    return fade(box(740, 700, 560, 350), BRICK, (1300, 0), (880, 0), strong=0.75) + fade(
        straight([(1000, 650), (1258, 650), (1300, 700), (1000, 700)], closed=True),
        BRICK,
        (1300, 0),
        (1000, 0),
        strong=0.5,
    )


def _laptop() -> str:
    shadow = polygon([(820, 684), (1150, 684), (1180, 692), (840, 694)], "#5A240E88")
    body = polygon([(812, 676), (1128, 676), (1120, 688), (820, 688)], INK)
    lid = polygon([(812, 676), (1128, 676), (1086, 630), (848, 630)], TEAL_DEEP)
    lid += polygon([(848, 630), (1086, 630), (1088, 633), (846, 633)], TEAL_MID)
    return shadow + body + lid + ellipse(968, 653, 26, 8, MIST)


def _stick() -> str:
    shadow = polygon([(1164, 680), (1250, 672), (1254, 682), (1170, 690)], "#5A240E88")
    body = moved(
        rect(0, 0, 62, 22, RUST, round_=6) + rect(62, 4, 22, 14, MIST) + circle(14, 11, 4, SUN), 1160, 664, turn=-7
    )
    return shadow + body


def _socket() -> str:
    plate = (
        rect(128, 720, 74, 74, CREAM, round_=10)
        + circle(165, 757, 25, SAND)
        + circle(156, 757, 5, INK)
        + circle(174, 757, 5, INK)
    )
    cable = stroke(smooth([(820, 684), (700, 760), (640, 1010), (470, 1060), (380, 1010)]), TEAL, 8)
    plug = moved(
        rect(-34, -15, 40, 30, TEAL_DEEP, round_=7)
        + line([(-34, -7), (-54, -7)], MIST, 5)
        + line([(-34, 7), (-54, 7)], MIST, 5),
        380,
        1008,
        turn=24,
    )
    return plate + cable + plug
