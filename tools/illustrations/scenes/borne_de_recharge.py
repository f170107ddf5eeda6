"""A counter under an awning where phones charge, tied by their leads to a solar panel."""

# ruff: noqa: PLR2004 - a drawing is made of its own numbers

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
    straight,
    stroke,
)
from tools.illustrations.things import key_phone, panel, phone

COUNTER = 830
HUB = (900, 560)
BODIES = (RUST, TEAL, INK, SUN, BRICK, TEAL_MID, CREAM, OCHRE, TEAL_DEEP)


def scene() -> Scene:
    """Draw it."""
    return (
        flat(rect(0, 0, 1800, 1200, "#F0CF93"), circle(260, 240, 120, PAPER)),
        spray(
            glow(260, 240, 560, PAPER, strong=0.8), fade(box(0, 400, 1800, 720), CLAY, (0, 1120), (0, 500), strong=0.8)
        ),
        flat(_back_wall()),
        spray(fade(box(170, 330, 1460, 330), INK, (0, 330), (0, 640), strong=0.75)),
        flat(_top_panel(), _awning(), _board()),
        spray(_awning_shade()),
        flat(_counter()),
        spray(fade(box(120, COUNTER + 68, 1560, 90), INK, (0, COUNTER + 68), (0, COUNTER + 158), strong=0.7)),
        flat(_leads(), _phones(), _ground()),
    )


def _back_wall() -> str:
    shapes = rect(170, 320, 1460, 700, TEAL_MID) + rect(170, 640, 1460, 380, TEAL)
    for x in (150, 1606):
        shapes += rect(x, 250, 44, 840, BRICK) + rect(x, 250, 14, 840, RUST)
    return shapes


def _top_panel() -> str:
    legs = line([(700, 190), (700, 130)], INK, 10) + line([(1080, 190), (1080, 130)], INK, 10)
    return legs + moved(panel(460, 110, 8, 2, slant=60), 640, 150)


def _awning() -> str:
    shapes = ""
    for index in range(16):
        left, right = 90 + index * 101.25, 90 + (index + 1) * 101.25
        top_left, top_right = 190 + index * 88.75, 190 + (index + 1) * 88.75
        colour = RUST if index % 2 else CREAM
        shapes += polygon([(top_left, 180), (top_right, 180), (right, 356), (left, 356)], colour)
        shapes += path(f"M{left} 354H{right}V384A{(right - left) / 2} 26 0 0 1 {left} 384Z", colour)
    return shapes + rect(180, 170, 1440, 18, INK)


def _awning_shade() -> str:
    return fade(
        straight([(190, 186), (1610, 186), (1710, 372), (90, 372)], closed=True), BRICK, (0, 390), (0, 220), strong=0.45
    )


def _board() -> str:
    x, y = HUB
    shapes = rect(x - 120, y - 62, 240, 124, INK, round_=14) + rect(x - 106, y - 48, 212, 96, TEAL_DEEP, round_=8)
    for column in range(5):
        for row in range(2):
            shapes += rect(
                x - 92 + column * 40, y - 34 + row * 42, 24, 22, MIST if (column + row) % 4 else SUN, round_=4
            )
    wire = smooth([(900, 180), (930, 260), (880, 400), (900, y - 62)])
    lamp = (
        line([(430, 384), (430, 470)], INK, 5)
        + circle(430, 492, 24, SUN)
        + line([(1370, 384), (1370, 470)], INK, 5)
        + circle(1370, 492, 24, SUN)
    )
    slots = "".join(_shelf(at) for at in (250, 1230))
    return stroke(wire, INK, 8) + shapes + lamp + slots


def _shelf(x: float) -> str:
    chance = seeded(f"shelf {x}")
    shapes = rect(x, 640, 320, 14, CREAM) + rect(x, 654, 320, 8, BRICK)
    for index in range(6):
        tall = chance.uniform(50, 84)
        shapes += rect(
            x + 16 + index * 50, 640 - tall, 36, tall, (SAND, RUST, TEAL_PALE, OCHRE, ROSE, PAPER)[index], round_=5
        )
        shapes += rect(x + 16 + index * 50, 640 - tall * 0.66, 36, tall * 0.3, STONE)
    return shapes


def _counter() -> str:
    shapes = rect(110, COUNTER + 40, 1580, 250, BRICK) + polygon(
        [(110, COUNTER + 44), (1690, COUNTER + 44), (1610, COUNTER - 60), (190, COUNTER - 60)], OCHRE
    )
    shapes += rect(96, COUNTER + 38, 1608, 30, CLAY)
    for index in range(1, 12):
        x = 110 + index * 132
        shapes += rect(x, COUNTER + 68, 5, 222, "#6F2C10")
        shapes += line([(x, COUNTER + 40), (900 + (x - 900) * 0.9, COUNTER - 60)], CLAY, 3)
    return shapes


def _spot(index: int) -> tuple[float, float]:
    return 196 + index * 166, COUNTER - 128 + (index % 2) * 26


def _leads() -> str:
    shapes = ""
    for index in range(9):
        x, y = _spot(index)
        end = (x + 42, y + 8)
        drop = [
            (HUB[0] - 84 + index * 21, HUB[1] + 52),
            (HUB[0] + (x - HUB[0]) * 0.35, HUB[1] + 156),
            (x + 42, y - 84),
            end,
        ]
        shapes += stroke(smooth(drop, tension=5), (CREAM, SUN, MIST)[index % 3], 6)
    return shapes


def _phones() -> str:
    lights = (MIST, SUN, TEAL_PALE, CREAM)
    shapes = ""
    for index in range(9):
        x, y = _spot(index)
        body, light = BODIES[index], lights[index % 4]
        shapes += ellipse(x + 48, y + 160, 64, 11, "#7A3A14", opacity=0.8)
        if index % 3 == 1:
            shapes += moved(key_phone(78, 152, body, light, PAPER if body != CREAM else INK), x + 4, y)
        else:
            shapes += moved(phone(86, 156, body, light), x, y) + _battery(x + 43, y + 74, index)
    return shapes


def _battery(x: float, y: float, index: int) -> str:
    level = 0.3 + (index * 0.27) % 0.7
    frame = rect(x - 17, y - 28, 34, 58, TEAL_DEEP, round_=5) + rect(x - 7, y - 36, 14, 9, TEAL_DEEP)
    return frame + rect(x - 12, y + 25 - 48 * level, 24, 48 * level, SUN if level > 0.5 else RUST, round_=2)


def _ground() -> str:
    chance = seeded("counter ground")
    shapes = rect(0, 1110, 1800, 90, CLAY)
    shapes += "".join(
        ellipse(chance.uniform(0, 1800), chance.uniform(1130, 1195), chance.uniform(20, 90), 4, BRICK, opacity=0.5)
        for _ in range(30)
    )
    return shapes
