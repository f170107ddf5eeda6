"""A simple phone on a patterned cloth, a message about an appointment, a health centre far off."""

from __future__ import annotations

from tools.illustrations.growth import crown
from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    INK,
    OCHRE,
    PAPER,
    ROSE,
    RUST,
    SAND,
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
    ring,
    seeded,
    smooth,
)
from tools.illustrations.sky import hill
from tools.illustrations.things import bubble, key_phone

SIZE = UPRIGHT
CLOTH = "M-20 1010 C 260 960, 520 1040, 820 990 C 980 966, 1100 984, 1220 1004 L1220 1620 L-20 1620 Z"


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1200, 1600, ROSE),
            hill(1200, [300, 250, 320, 260, 300], 1600, "#F0C79C"),
            hill(1200, [520, 560, 500, 540, 510], 1600, "#F3D6A4"),
        ),
        flat(circle(890, 470, 120, PAPER)),
        spray(glow(890, 470, 420, PAPER, strong=0.7)),
        flat(hill(1200, [720, 690, 716, 684, 706, 690], 1600, CLAY), _path(), _centre()),
        spray(fade(box(0, 700, 1200, 400), BRICK, (0, 1060), (0, 760), strong=0.7)),
        flat(clipped(rect(0, 940, 1200, 700, TEAL_DEEP) + _pattern(), CLOTH)),
        spray(clipped(_folds(), CLOTH)),
        flat(_shadow(), moved(key_phone(270, 560, INK, TEAL_PALE, SAND), 330, 985, turn=-14), _on_screen()),
        flat(_message()),
    )


def _path() -> str:
    return path(
        "M690 800 C 760 850, 560 900, 600 960 C 630 1000, 560 1020, 480 1060"
        " L 800 1060 C 780 1000, 720 980, 720 940 C 720 890, 820 850, 716 800 Z",
        SAND,
    )


def _centre() -> str:
    chance = seeded("health centre")
    shapes = crown(860, 640, 92, TEAL_DEEP, chance) + rect(852, 690, 18, 112, INK)
    shapes += rect(540, 690, 280, 116, CREAM) + polygon([(516, 694), (844, 694), (806, 636), (554, 636)], RUST)
    shapes += rect(684, 730, 44, 76, TEAL) + rect(576, 728, 50, 40, TEAL_MID) + rect(756, 728, 40, 40, TEAL_MID)
    shapes += circle(680, 665, 22, CREAM) + rect(675, 652, 10, 26, TEAL) + rect(667, 660, 26, 10, TEAL)
    bushes = "".join(
        ellipse(
            chance.uniform(0, 360), 800 + chance.uniform(-8, 30), chance.uniform(30, 80), chance.uniform(14, 30), BRICK
        )
        for _ in range(8)
    )
    return shapes + bushes


def _pattern() -> str:
    shapes = ""
    for row in range(8):
        for column in range(9):
            x, y = -60 + column * 164 + (row % 2) * 82, 960 + row * 104
            if (row + column) % 2:
                shapes += (
                    circle(x, y, 52, RUST)
                    + circle(x, y, 37, SUN)
                    + circle(x, y, 20, TEAL_DEEP)
                    + circle(x, y, 8, CREAM)
                )
            else:
                shapes += polygon([(x, y - 56), (x + 62, y), (x, y + 56), (x - 62, y)], OCHRE)
                shapes += polygon([(x, y - 34), (x + 38, y), (x, y + 34), (x - 38, y)], TEAL)
                shapes += polygon([(x, y - 14), (x + 16, y), (x, y + 14), (x - 16, y)], CREAM)
            shapes += "".join(circle(x + dx, y + dy, 5, CREAM) for dx, dy in ((82, -30), (82, 0), (82, 30)))
    return shapes


def _folds() -> str:
    shapes = fade(box(0, 940, 1200, 160), INK, (0, 940), (0, 1090), strong=0.0, weak=0.0)
    for x, wide in ((-60, 240), (300, 200), (640, 260), (980, 220)):
        data = smooth(
            [
                (x, 940),
                (x + wide * 0.5, 1200),
                (x + wide * 0.2, 1640),
                (x + wide * 1.2, 1640),
                (x + wide * 1.2, 1200),
                (x + wide * 0.7, 940),
            ],
            closed=True,
        )
        shapes += fade(data, INK, (x, 0), (x + wide, 0), strong=0.62)
    return shapes


def _shadow() -> str:
    return moved(rect(0, 0, 270, 560, "#06202699", round_=40), 362, 1018, turn=-14)


def _on_screen() -> str:
    lines = "".join(rect(62, 92 + 30 * row, (120, 92, 130)[row], 14, TEAL_DEEP) for row in range(3))
    return moved(lines, 330, 985, turn=-14)


def _message() -> str:
    shadow = moved(bubble(560, 350, "#6B2A1055", tail=0.3), 152, 194)
    sheet = moved(bubble(560, 350, CREAM, tail=0.3), 136, 176)
    days = (
        rect(186, 236, 220, 226, PAPER, round_=10)
        + rect(186, 236, 220, 54, TEAL, round_=10)
        + rect(186, 268, 220, 22, TEAL)
    )
    for row in range(4):
        for column in range(5):
            marked = (row, column) == (2, 3)
            days += circle(216 + column * 40, 316 + row * 38, 15 if marked else 8, RUST if marked else SAND)
    days += ring(336, 392, 24, RUST, 5)
    clock = (
        circle(554, 350, 96, TEAL_PALE)
        + circle(554, 350, 80, PAPER)
        + line([(554, 350), (554, 292)], INK, 9)
        + line([(554, 350), (596, 372)], INK, 9)
    )
    ticks = "".join(circle(x, y, 6, TEAL) for x, y in ((554, 282), (622, 350), (554, 418), (486, 350)))
    return shadow + sheet + days + clock + ticks + circle(554, 350, 9, RUST)
