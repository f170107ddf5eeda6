"""Tents in a desert of low dunes; one is lit from within, under a great many stars."""

from __future__ import annotations

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    DUSK,
    INK,
    MIST,
    NIGHT,
    OCHRE,
    ROSE,
    RUST,
    SAND,
    STONE,
    SUN,
    TEAL_DEEP,
    TEAL_MID,
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
    smooth,
    stroke,
)
from tools.illustrations.sky import hill, spark, stars

BACK = [810.0, 770, 800, 750, 790, 760, 800]
FRONT = [930.0, 900, 950, 910, 890, 930, 900]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1800, 1200, NIGHT),
            hill(1800, [520, 470, 520, 460, 500], 1200, "#1C3A54"),
            hill(1800, [690, 650, 680, 640, 670], 1200, DUSK),
        ),
        spray(_milky_way(), glow(1000, 860, 620, TEAL_MID, strong=0.6)),
        flat(
            stars(1800, 720, 300, CREAM, seeded("desert stars"), largest=4),
            spark(420, 170, 40, CREAM),
            spark(1330, 250, 24, SUN),
        ),
        flat(hill(1800, BACK, 1200, "#5C4A4F"), _far_tents()),
        spray(fade(box(0, 740, 1800, 240), NIGHT, (0, 960), (0, 780), strong=0.75)),
        flat(hill(1800, FRONT, 1200, "#8A5A45"), _ripples()),
        spray(
            fade(box(0, 880, 1800, 320), NIGHT, (0, 1200), (0, 900), strong=0.95),
            glow(1010, 1010, 560, OCHRE, strong=0.65),
        ),
        flat(_side_tents()),
        spray(_side_shade()),
        flat(_lit_tent()),
        spray(_lit_shade(), glow(1010, 930, 330, SUN, strong=0.42)),
        flat(_ropes(), _things()),
    )


def _milky_way() -> str:
    band = smooth(
        [
            (-60, 120),
            (400, 180),
            (900, 330),
            (1400, 560),
            (1860, 700),
            (1860, 480),
            (1400, 330),
            (900, 110),
            (500, -20),
            (-60, -80),
        ],
        closed=True,
    )
    core = smooth(
        [
            (-60, 40),
            (450, 110),
            (900, 250),
            (1380, 450),
            (1860, 610),
            (1860, 540),
            (1380, 380),
            (930, 180),
            (480, 50),
            (-60, -30),
        ],
        closed=True,
    )
    return fade(band, "#54808F", (900, 200), (700, 400), strong=0.5, weak=0.1) + fade(
        core, "#C9D8CF", (200, 0), (1700, 600), strong=0.34, weak=0.12
    )


def _far_tents() -> str:
    shapes = ""
    for x, y, size in (
        (150, 806, 60),
        (250, 800, 74),
        (372, 802, 56),
        (1500, 796, 66),
        (1604, 802, 80),
        (1716, 806, 58),
        (640, 800, 44),
        (1310, 794, 46),
    ):
        shapes += polygon(
            [
                (x - size, y),
                (x - size * 0.5, y - size * 0.5),
                (x, y - size * 0.62),
                (x + size * 0.5, y - size * 0.5),
                (x + size, y),
            ],
            "#B3A08C",
        )
        shapes += polygon(
            [(x, y - size * 0.62), (x + size * 0.5, y - size * 0.5), (x + size, y), (x + size * 0.1, y)], "#7F7268"
        )
    return shapes + rect(702, 740, 7, 62, INK) + rect(690, 744, 32, 5, INK)


def _ripples() -> str:
    chance = seeded("ripples")
    shapes = ""
    for _ in range(46):
        x, y = chance.uniform(-50, 1800), chance.uniform(980, 1190)
        wide = chance.uniform(70, 220)
        shapes += stroke(f"M{x:.0f} {y:.0f}q{wide / 4:.0f} -9 {wide / 2:.0f} 0t{wide / 2:.0f} 0", "#A87055", 4)
    return shapes


def _tent(colour: str, dark: str, fold: str) -> str:
    """Draw a tent 400 wide and 240 tall whose foot line is y = 0."""
    roof = path("M-230 0 C -190 -90, -120 -170, -14 -240 C 40 -190, 150 -110, 236 0 Z", colour)
    side = path("M-14 -240 C 40 -190, 150 -110, 236 0 L 40 0 C 30 -90, 20 -170, -14 -240 Z", dark)
    seams = "".join(
        stroke(f"M-14 -240 Q {x * 0.62:.0f} {-100 - abs(x) * 0.1:.0f} {x} 0", fold, 4) for x in (-160, -90, 110, 176)
    )
    return roof + side + seams


def _side_tents() -> str:
    left = moved(_tent(STONE, "#9A8B79", "#8A7C6C"), 380, 1020, scale=1.08)
    right = moved(_tent("#C4B49B", "#8E8171", "#7F7365"), 1560, 1000, scale=0.96, flip=True)
    return left + right


def _side_shade() -> str:
    left = fade(box(100, 740, 560, 290), NIGHT, (130, 760), (620, 980), strong=0.85)
    right = fade(box(1300, 740, 500, 270), NIGHT, (1800, 760), (1360, 960), strong=0.85)
    return clipped(left, "M131 1020 C 175 923, 250 836, 365 761 C 423 815, 542 901, 635 1020 Z") + clipped(
        right, "M1781 1000 C 1742 914, 1675 837, 1573 770 C 1522 818, 1416 894, 1333 1000 Z"
    )


def _lit_tent() -> str:
    shape = "M660 1080 C 730 960, 840 850, 990 740 C 1080 820, 1250 930, 1380 1080 Z"
    canvas = path(shape, SUN) + path(
        "M990 740 C 1080 820, 1250 930, 1380 1080 L 1120 1080 C 1090 960, 1060 850, 990 740 Z", OCHRE
    )
    patches = polygon([(770, 970), (850, 944), (860, 1010), (784, 1026)], ROSE) + polygon(
        [(1180, 960), (1240, 1000), (1226, 1050), (1160, 1020)], CLAY
    )
    door = path("M930 1080 C 940 960, 966 900, 990 850 C 1020 900, 1050 970, 1058 1080 Z", CREAM)
    flap = path("M990 850 C 1020 900, 1050 970, 1058 1080 L 1108 1080 C 1090 990, 1040 900, 990 850 Z", RUST)
    rug = "".join(
        line([(940 + row * 4, 1066 - row * 16), (1050 - row * 5, 1066 - row * 16)], (RUST, TEAL_MID, BRICK)[row], 8)
        for row in range(3)
    )
    pole = line([(990, 720), (990, 850)], INK, 9)
    glass = (
        moved(path("M-13 -36 L13 -36 L10 0 L-10 0 Z", TEAL_DEEP), 1010, 1030)
        + circle(966, 1010, 18, BRICK)
        + stroke("M950 1004 q -18 -8 -14 -20", BRICK, 6)
        + rect(950, 990, 32, 5, INK)
    )
    seams = "".join(
        stroke(f"M990 742 Q {990 + x * 0.55:.0f} 930 {990 + x} 1078", "#C98A35", 4) for x in (-250, -160, 220, 310)
    )
    return canvas + seams + patches + door + flap + rug + glass + pole


def _lit_shade() -> str:
    shape = "M660 1080 C 730 960, 840 850, 990 740 C 1080 820, 1250 930, 1380 1080 Z"
    left = fade(shape, BRICK, (650, 1000), (880, 980), strong=0.75)
    return left + clipped(fade(box(1100, 740, 290, 340), BRICK, (1390, 1000), (1120, 960), strong=0.8), shape)


def _ropes() -> str:
    shapes = ""
    for start, end in (
        ((730, 985), (590, 1096)),
        ((1300, 990), (1450, 1092)),
        ((840, 858), (560, 1060)),
        ((1170, 872), (1480, 1050)),
    ):
        shapes += line([start, end], SAND, 3.5) + line([(end[0] - 6, end[1] - 16), (end[0] + 5, end[1] + 12)], INK, 7)
    return shapes


def _things() -> str:
    panel = (
        polygon([(470, 1120), (600, 1120), (620, 1060), (490, 1060)], TEAL_DEEP)
        + line([(470, 1120), (600, 1120), (620, 1060), (490, 1060), (470, 1120)], MIST, 3)
        + line([(513, 1120), (533, 1060)], TEAL_MID, 2.5)
        + line([(556, 1120), (576, 1060)], TEAL_MID, 2.5)
        + line([(480, 1090), (610, 1090)], TEAL_MID, 2.5)
    )
    cable = stroke(smooth([(600, 1116), (680, 1136), (760, 1110), (820, 1086)]), INK, 5)
    cans = "".join(
        rect(1440 + 46 * index, 1090 - 8 * index, 38, 56, colour, round_=8)
        + rect(1450 + 46 * index, 1080 - 8 * index, 14, 12, INK)
        for index, colour in enumerate((RUST, TEAL_MID))
    )
    return ellipse(545, 1126, 84, 7, INK, opacity=0.5) + panel + cable + cans
