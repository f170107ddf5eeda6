"""A phone propped on three stones films a horizon of sand; its screen shows the same, smaller and brighter."""

from __future__ import annotations

from tools.illustrations.palette import CLAY, CREAM, INK, OCHRE, PAPER, ROSE, RUST, SAND, STONE, SUN, TEAL, TEAL_PALE
from tools.illustrations.scene import UPRIGHT, Scene, flat, spray
from tools.illustrations.shapes import (
    blob,
    box,
    circle,
    clipped,
    ellipse,
    fade,
    glow,
    path,
    polygon,
    rect,
    ring,
    seeded,
    smooth,
    stroke,
)
from tools.illustrations.sky import hill

SIZE = UPRIGHT
SCREEN = (402, 668, 396, 672)


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1200, 1600, "#7FB0B0"),
            hill(1200, [300, 250, 310, 240, 290], 1600, TEAL_PALE),
            hill(1200, [520, 480, 530, 470, 510], 1600, "#CFDAC4"),
            circle(880, 420, 112, PAPER),
        ),
        spray(glow(880, 420, 460, PAPER, strong=0.7), fade(box(0, 0, 1200, 320), TEAL, (0, 0), (0, 320), strong=0.7)),
        flat(
            hill(1200, [690, 640, 660, 600, 650, 630], 1600, "#D9A978"),
            _camp(),
            hill(1200, [800, 770, 740, 780, 760, 800], 1600, OCHRE),
        ),
        spray(fade(box(0, 640, 1200, 420), RUST, (0, 1100), (0, 700), strong=0.5)),
        flat(hill(1200, [1010, 1060, 1100, 1080, 1030, 990], 1600, "#D08B46"), _ripples()),
        spray(fade(box(0, 1000, 1200, 600), "#6E2F12", (0, 1600), (0, 1080), strong=0.8)),
        flat(_shadow(), _phone()),
        flat(_picture()),
        spray(_sheen()),
        flat(_marks(), _stones()),
    )


def _camp() -> str:
    shapes = ""
    for x, y, size in ((150, 664, 40), (226, 660, 52), (310, 656, 38), (900, 636, 44), (980, 638, 56), (1070, 640, 40)):
        shapes += polygon(
            [(x - size, y), (x - size * 0.4, y - size * 0.6), (x + size * 0.1, y - size * 0.72), (x + size, y)], CREAM
        )
        shapes += polygon([(x + size * 0.1, y - size * 0.72), (x + size, y), (x + size * 0.2, y)], STONE)
    return shapes


def _ripples() -> str:
    chance = seeded("sand")
    shapes = ""
    for _ in range(60):
        x, y = chance.uniform(-80, 1180), chance.uniform(1110, 1590)
        wide = chance.uniform(60, 200) * (y / 1300)
        shapes += stroke(f"M{x:.0f} {y:.0f}q{wide / 4:.0f} -10 {wide / 2:.0f} 0t{wide / 2:.0f} 0", "#BA7434", 5)
    return shapes


def _shadow() -> str:
    return polygon([(380, 1400), (830, 1400), (1230, 1560), (1230, 1600), (620, 1600)], "#4A1D0B88")


def _phone() -> str:
    shapes = (
        rect(366, 616, 468, 800, INK, round_=52)
        + rect(376, 626, 448, 780, "#2C3644", round_=46)
        + rect(384, 634, 432, 764, INK, round_=40)
    )
    return shapes + rect(560, 646, 80, 9, "#4A5666", round_=4) + circle(660, 650, 6, "#4A5666")


def _picture() -> str:
    x, y, wide, tall = SCREEN
    small = rect(x, y, wide, tall, "#BFE0DA") + path(
        smooth([(x, y + 130), (x + 130, y + 110), (x + 260, y + 136), (x + wide, y + 112)])
        + f"L{x + wide} {y + tall}L{x} {y + tall}Z",
        "#E4F0E4",
    )
    small += circle(x + 284, y + 170, 52, PAPER) + path(
        smooth([(x, y + 300), (x + 120, y + 272), (x + 260, y + 290), (x + wide, y + 268)])
        + f"L{x + wide} {y + tall}L{x} {y + tall}Z",
        SAND,
    )
    for dx, size in ((56, 34), (112, 46), (176, 32), (318, 38)):
        small += polygon(
            [
                (x + dx - size, y + 304),
                (x + dx - size * 0.4, y + 304 - size * 0.62),
                (x + dx + size * 0.1, y + 304 - size * 0.74),
                (x + dx + size, y + 304),
            ],
            PAPER,
        )
        small += polygon(
            [(x + dx + size * 0.1, y + 304 - size * 0.74), (x + dx + size, y + 304), (x + dx + size * 0.2, y + 304)],
            ROSE,
        )
    small += path(
        smooth([(x, y + 350), (x + 140, y + 330), (x + 280, y + 356), (x + wide, y + 334)])
        + f"L{x + wide} {y + tall}L{x} {y + tall}Z",
        SUN,
    )
    small += path(
        smooth([(x, y + 480), (x + 140, y + 510), (x + 280, y + 480), (x + wide, y + 470)])
        + f"L{x + wide} {y + tall}L{x} {y + tall}Z",
        "#EDAA57",
    )
    return clipped(small, _glass())


def _glass() -> str:
    x, y, wide, tall = SCREEN
    east, low, corner = x + wide, y + tall, 26
    data = f"M{x + corner} {y}H{east - corner}Q{east} {y} {east} {y + corner}V{low - corner}"
    data += f"Q{east} {low} {east - corner} {low}H{x + corner}Q{x} {low} {x} {low - corner}V{y + corner}"
    return data + f"Q{x} {y} {x + corner} {y}Z"


def _sheen() -> str:
    x, y, wide, tall = SCREEN
    low = fade(box(x, y + 420, wide, tall - 420), CLAY, (0, y + tall), (0, y + 460), strong=0.5)
    shine = fade(f"M{x} {y}L{x + 250} {y}L{x} {y + 400}Z", PAPER, (x, y), (x + 170, y + 150), strong=0.4)
    return clipped(low + shine, _glass())


def _marks() -> str:
    x, y, wide, tall = SCREEN
    shapes = circle(x + 44, y + 44, 13, RUST) + rect(x + 68, y + 36, 74, 15, PAPER, round_=7)
    for cx, cy, dx, dy in (
        (x + 34, y + 86, 1, 1),
        (x + wide - 34, y + 86, -1, 1),
        (x + 34, y + tall - 130, 1, -1),
        (x + wide - 34, y + tall - 130, -1, -1),
    ):
        shapes += stroke(f"M{cx + 42 * dx} {cy}H{cx}V{cy + 42 * dy}", PAPER, 5)
    button = (x + wide / 2, y + tall - 62)
    return shapes + ring(*button, 36, PAPER, 6) + circle(*button, 25, RUST)


def _stones() -> str:
    chance = seeded("three stones")
    shapes = ""
    for x, y, size in ((330, 1420, 92), (610, 1452, 110), (870, 1416, 88)):
        shapes += ellipse(x + 40, y + size * 0.62, size * 1.2, size * 0.22, "#4A1D0B", opacity=0.5)
        rock = blob(x, y, size, chance, bumps=7, rough=0.2)
        shapes += path(rock, "#75614F") + clipped(
            path(blob(x - size * 0.5, y - size * 0.75, size * 1.05, chance, bumps=7), "#A8927A"), rock
        )
    return shapes
