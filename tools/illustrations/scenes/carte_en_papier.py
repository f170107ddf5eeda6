"""A paper map unfolded on a mat, four stones on its corners, in a tree's shade."""

from __future__ import annotations

from itertools import pairwise

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    LEAF,
    MIST,
    OCHRE,
    OLIVE,
    PAPER,
    RIVER,
    RUST,
    SAND,
    STONE,
    SUN,
    TEAL,
    TEAL_DEEP,
)
from tools.illustrations.scene import Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    blob,
    box,
    circle,
    clipped,
    ellipse,
    fade,
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
from tools.illustrations.things import pencil

TOP: list[Spot] = [(420, 250), (652, 222), (880, 252), (1112, 220), (1352, 246)]
FOOT: list[Spot] = [(392, 930), (640, 962), (890, 934), (1140, 966), (1392, 936)]
STREAM: list[Spot] = [(380, 420), (560, 470), (700, 420), (880, 560), (1060, 620), (1200, 760), (1420, 780)]
ROAD: list[Spot] = [(380, 800), (600, 740), (880, 640), (1080, 440), (1400, 330)]


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, CLAY), _ground()),
        spray(fade(box(0, 0, 1800, 1200), BRICK, (0, 0), (900, 500), strong=0.6)),
        flat(_mat()),
        flat(
            polygon([(x + 16, y + 22) for x, y in (*TOP, *reversed(FOOT))], "#4A1D0B88"),
            clipped(_map(), straight([*TOP, *reversed(FOOT)], closed=True)),
        ),
        spray(_creases()),
        flat(_stones(), _pencil()),
        flat(_leaf_shadow()),
    )


def _ground() -> str:
    chance = seeded("shade ground")
    shapes = ""
    for _ in range(120):
        shapes += ellipse(
            chance.uniform(0, 1800),
            chance.uniform(0, 1200),
            chance.uniform(6, 40),
            chance.uniform(3, 8),
            chance.choice(("#B9632F", "#D78B57", BRICK)),
            opacity=0.7,
        )
    return shapes


def _mat() -> str:
    shapes = polygon([(196, 130), (1626, 96), (1668, 1092), (170, 1120)], "#4A1D0B77")
    outline = straight([(180, 104), (1610, 72), (1650, 1066), (152, 1092)], closed=True)
    weave = rect(100, 40, 1640, 1100, OCHRE)
    for index in range(27):
        y = 60 + index * 40
        weave += rect(100, y, 1640, 20, SUN if index % 2 else "#E0AE55")
        weave += "".join(rect(120 + column * 80 + (index % 2) * 40, y + 4, 40, 12, SAND) for column in range(21))
    for x in (216, 262, 1516, 1562):
        weave += rect(x, 40, 22, 1100, TEAL)
        weave += "".join(
            polygon(
                [(x + 11, 60 + row * 44), (x + 22, 82 + row * 44), (x + 11, 104 + row * 44), (x, 82 + row * 44)], RUST
            )
            for row in range(25)
        )
    fringe = ""
    for index in range(50):
        low = 112 + index * 19.6
        fringe += line([(178 - index * 0.5, low), (142 - index * 0.5, low + 4)], OCHRE, 6) + line(
            [(1612 + index * 0.78, low - 30), (1650 + index * 0.78, low - 26)], OCHRE, 6
        )
    return shapes + fringe + clipped(weave, outline)


def _map() -> str:
    chance = seeded("paper map")
    shapes = rect(340, 180, 1120, 830, PAPER)
    for _ in range(9):
        shapes += path(
            blob(chance.uniform(430, 1360), chance.uniform(290, 900), chance.uniform(60, 120), chance, rough=0.3),
            chance.choice(("#E9EBD6", "#F3E8D0", "#E3E8CF")),
        )
    shapes += "".join(line([(x, 180), (x - 10, 1000)], MIST, 2) for x in range(460, 1400, 110)) + "".join(
        line([(340, y), (1460, y)], MIST, 2) for y in range(300, 960, 110)
    )
    shapes += stroke(smooth(STREAM), RIVER, 22) + stroke(smooth(ROAD), INK, 15) + stroke(smooth(ROAD), SUN, 9)
    for track in (
        [(600, 740), (560, 560), (620, 300)],
        [(880, 640), (940, 780), (900, 960)],
        [(1080, 440), (1200, 560), (1180, 900)],
        [(600, 740), (760, 830), (940, 780)],
    ):
        shapes += stroke(smooth(track), RUST, 4, dash="13 9")
    for x, y in (
        (600, 735),
        (885, 630),
        (1085, 445),
        (570, 560),
        (935, 780),
        (1195, 560),
        (760, 850),
        (1185, 800),
        (640, 330),
        (500, 880),
    ):
        for _ in range(10):
            shapes += rect(
                x + chance.uniform(-40, 40), y + chance.uniform(-32, 32), 13, 11, BRICK, turn=chance.uniform(-25, 25)
            )
    note = (
        line([(1120, 640), (1210, 640)], TEAL, 5)
        + line([(1120, 662), (1180, 662)], TEAL, 5)
        + stroke("M1092 600 C 1040 560, 1260 540, 1262 640 C 1262 720, 1080 720, 1086 620", TEAL, 4)
    )
    return shapes + note


def _creases() -> str:
    shapes = ""
    for index in range(4):
        strip = straight([TOP[index], TOP[index + 1], FOOT[index + 1], FOOT[index]], closed=True)
        start, end = (TOP[index], TOP[index + 1]) if index % 2 else (TOP[index + 1], TOP[index])
        shapes += fade(strip, "#B59A74", (start[0], 0), (end[0], 0), strong=0.42)
    return shapes


def _stones() -> str:
    chance = seeded("stones")
    shapes = ""
    for x, y, size in ((438, 268, 54), (1338, 262, 60), (414, 908, 62), (1372, 918, 52)):
        shapes += (
            path(blob(x + 12, y + 16, size, chance), "#4A1D0B99")
            + path(blob(x, y, size, chance), "#8C8172")
            + path(blob(x - size * 0.18, y - size * 0.22, size * 0.62, chance), STONE)
        )
    return shapes


def _pencil() -> str:
    return moved(pencil(230, "#4A1D0B88", "#4A1D0B88", "#4A1D0B88"), 1030, 812, turn=-28) + moved(
        pencil(230, TEAL, CREAM), 1020, 798, turn=-28
    )


def _leaf_shadow() -> str:
    chance = seeded("leaf shadow on mat")
    shapes = ""
    for bough in (
        [(-40, 60), (300, 190), (640, 200)],
        [(-40, 60), (160, 420), (200, 760)],
        [(1840, 1180), (1560, 900), (1500, 640)],
        [(560, -30), (900, 90), (1240, 60)],
    ):
        shapes += stroke(smooth(bough), "#3A1A0E4D", 16)
        for (ax, ay), (bx, by) in pairwise(bough):
            for step in range(15):
                part = step / 15
                x, y = ax + (bx - ax) * part + chance.uniform(-90, 90), ay + (by - ay) * part + chance.uniform(-80, 80)
                shapes += ellipse(
                    x, y, chance.uniform(24, 40), chance.uniform(9, 14), "#3A1A0E4D", turn=chance.uniform(0, 180)
                )
    leaves = ""
    for x, y, colour in (
        (250, 1010, LEAF),
        (1530, 180, OLIVE),
        (300, 200, TEAL_DEEP),
        (1460, 1040, LEAF),
        (760, 1090, OLIVE),
    ):
        leaves += ellipse(x, y, 30, 11, colour, turn=chance.uniform(0, 180)) + circle(x, y, 2, SAND)
    return shapes + leaves
