"""Three windows in the night, tied by a thread on which messages hang."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

from __future__ import annotations

from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    DUSK,
    INK,
    LEAF,
    MIST,
    NIGHT,
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
    TEAL_PALE,
)
from tools.illustrations.scene import UPRIGHT, Scene, flat, spray
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
from tools.illustrations.sky import stars
from tools.illustrations.things import bubble, phone

SIZE = UPRIGHT


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1200, 1600, NIGHT), stars(1200, 1500, 120, CREAM, seeded("between windows"), largest=3.4)),
        flat(_blue_wall()),
        spray(fade(BLUE_WALL, NIGHT, (700, 0), (380, 0), strong=0.9)),
        flat(_green_wall()),
        spray(fade(GREEN_WALL, NIGHT, (700, 0), (380, 0), strong=0.85)),
        flat(_ochre_wall()),
        spray(fade(OCHRE_WALL, "#3A1E0B", (520, 0), (900, 0), strong=0.85)),
        flat(_blue(), _ochre(), _green()),
        spray(
            glow(330, 380, 330, SUN, strong=0.35),
            glow(850, 800, 340, SUN, strong=0.35),
            glow(340, 1250, 330, SUN, strong=0.35),
        ),
        flat(_thread(), _messages()),
    )


BLUE_WALL = "M-20 110 L690 60 L660 660 L-20 640 Z"
OCHRE_WALL = "M520 520 L1220 560 L1220 1110 L560 1080 Z"
GREEN_WALL = "M-20 980 L660 950 L690 1560 L-20 1600 Z"


def _blue_wall() -> str:
    return (
        path(BLUE_WALL, "#2F5A78")
        + "".join(line([(x, 90), (x - 6, 660)], "#274C67", 5) for x in (120, 560))
        + line([(-20, 610), (660, 630)], "#274C67", 5)
    )


def _ochre_wall() -> str:
    chance = seeded("window stones")
    shapes, y = path(OCHRE_WALL, "#B9772F"), 545.0
    while y < 1075:
        x = 545.0
        while x < 1230:
            wide = chance.uniform(60, 120)
            shapes += rect(
                x + 3, y + 3, wide - 6, 50, chance.choice(("#C4853B", "#AE6C28", "#C98F47", "#B9772F")), round_=9
            )
            x += wide
        y += 56
    return clipped(shapes, OCHRE_WALL)


def _green_wall() -> str:
    shapes = path(GREEN_WALL, "#4E6B4A")
    for index in range(24):
        x = -16 + index * 29
        shapes += line([(x, 984), (x + index * 0.3, 1590)], "#42603F" if index % 2 else "#5A7A55", 12, cap="butt")
    return clipped(shapes, GREEN_WALL)


def _blue() -> str:
    shapes = rect(160, 190, 340, 380, PAPER) + rect(178, 208, 304, 344, SUN)
    room = (
        rect(178, 208, 304, 344, "#F3C667")
        + rect(178, 450, 304, 110, OCHRE)
        + rect(200, 250, 96, 70, TEAL_PALE)
        + polygon([(330, 208), (400, 208), (420, 300), (310, 300)], CREAM)
    )
    room += (
        line([(365, 208), (365, 240)], INK, 4)
        + rect(206, 440, 180, 16, BRICK)
        + rect(222, 456, 10, 100, BRICK)
        + rect(360, 456, 10, 100, BRICK)
    )
    room += rect(250, 390, 84, 50, INK, round_=4) + rect(256, 396, 72, 38, MIST)
    plant = line([(440, 560), (440, 470)], LEAF, 6) + "".join(
        ellipse(440 + dx, 470 + dy, 26, 9, TEAL, turn=turn)
        for dx, dy, turn in ((-18, 20, 30), (18, 10, -30), (-14, -10, 40), (14, -20, -40))
    )
    return (
        shapes
        + clipped(room + plant, box(178, 208, 304, 344))
        + rect(324, 208, 12, 344, PAPER)
        + rect(140, 566, 380, 22, STONE)
    )


def _ochre() -> str:
    arch = "M700 1010 V 760 A 150 150 0 0 1 1000 760 V 1010 Z"
    frame = path("M672 1010 V 760 A 178 178 0 0 1 1028 760 V 1010 Z", CREAM)
    room = (
        rect(690, 590, 330, 430, "#F3C667")
        + rect(690, 900, 330, 120, CLAY)
        + rect(740, 720, 90, 110, TEAL_MID)
        + rect(752, 732, 66, 86, CREAM)
    )
    room += (
        polygon([(752, 800), (780, 760), (800, 784), (818, 770), (818, 818), (752, 818)], OLIVE)
        + path("M880 900 C 870 860, 940 860, 930 900 Z", TEAL)
        + rect(860, 900, 140, 12, BRICK)
    )
    room += rect(892, 880, 28, 6, SUN) + line([(850, 600), (850, 660)], INK, 4) + circle(850, 680, 26, PAPER)
    mullion = rect(844, 612, 12, 400, CREAM) + rect(700, 756, 300, 12, CREAM)
    return frame + clipped(room, arch) + mullion + rect(652, 1006, 396, 24, SAND)


def _green() -> str:
    room = (
        rect(170, 1090, 330, 300, "#F3C667")
        + rect(170, 1310, 330, 90, RUST)
        + polygon([(170, 1090), (290, 1090), (220, 1250), (170, 1290)], ROSE)
        + polygon([(500, 1090), (380, 1090), (450, 1250), (500, 1290)], ROSE)
    )
    room += (
        rect(240, 1296, 200, 14, BRICK)
        + moved(phone(44, 84, INK, TEAL_PALE), 300, 1212)
        + path("M360 1296 C 356 1262, 400 1262, 396 1296 Z", TEAL_DEEP)
    )
    frame = rect(152, 1072, 366, 336, "#7FA07A") + rect(170, 1090, 330, 300, INK)
    bars = "".join(line([(x, 1090), (x, 1390)], INK, 5) for x in (280, 390))
    return frame + clipped(room, box(170, 1090, 330, 300)) + bars + rect(132, 1400, 406, 20, STONE)


def _thread() -> str:
    thread = smooth([(500, 470), (640, 520), (800, 440), (1010, 500), (1100, 640), (1010, 760)])
    low = smooth([(700, 930), (600, 1010), (560, 1120), (620, 1200), (500, 1250)])
    ends = (
        circle(500, 470, 10, RUST)
        + circle(1010, 760, 10, RUST)
        + circle(700, 930, 10, RUST)
        + circle(500, 1250, 10, RUST)
    )
    return stroke(thread, CREAM, 6) + stroke(low, CREAM, 6) + ends


def _messages() -> str:
    shapes = ""
    for x, y, wide, colour, tail in (
        (606, 392, 170, RUST, 0.2),
        (770, 312, 150, TEAL_PALE, 0.2),
        (964, 366, 140, SUN, 0.3),
        (600, 1120, 190, PAPER, 0.25),
        (760, 1260, 220, RUST, 0.2),
        (900, 1140, 160, TEAL_PALE, 0.7),
    ):
        ink = CREAM if colour == RUST else DUSK
        words = rect(wide * 0.16, 30, wide * 0.62, 10, ink, round_=5) + rect(
            wide * 0.16, 54, wide * 0.42, 10, ink, round_=5
        )
        shapes += moved(bubble(wide, 94, "#0A1622AA", tail=tail), x + 8, y + 10) + moved(
            bubble(wide, 94, colour, tail=tail) + words, x, y
        )
    return shapes
