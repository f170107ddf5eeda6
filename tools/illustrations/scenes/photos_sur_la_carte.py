"""A map drawn by hand, with small prints pinned to it: a door, a tree, a well, a path."""

from __future__ import annotations

from collections.abc import Callable

from tools.illustrations.growth import baobab, crown
from tools.illustrations.palette import (
    BRICK,
    CLAY,
    CREAM,
    DUSK,
    INK,
    LEAF,
    MIST,
    OCHRE,
    OLIVE,
    PAPER,
    RIVER,
    ROSE,
    RUST,
    SAND,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
    TEAL_PALE,
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
    stroke,
)
from tools.illustrations.sky import hill

STREAM: list[Spot] = [(-40, 420), (220, 470), (430, 430), (640, 560), (900, 600), (1160, 720), (1400, 700), (1860, 860)]
ROAD: list[Spot] = [(-40, 980), (300, 900), (680, 760), (1000, 520), (1340, 380), (1860, 220)]
PINS: tuple[tuple[Spot, Spot, float], ...] = (
    ((560, 236), (330, 424), -6),
    ((985, 262), (962, 528), 4),
    ((1500, 240), (1316, 436), 6),
    ((500, 930), (692, 752), 5),
    ((1340, 960), (1180, 748), -5),
)


def scene() -> Scene:
    """Draw it."""
    prints = (_door, _tree, _well, _path, _jar)
    return (
        flat(rect(0, 0, 1800, 1200, SAND), _land()),
        spray(fade(box(0, 0, 1800, 1200), CLAY, (0, 1200), (700, 500), strong=0.5)),
        flat(_lines(), _villages()),
        flat("".join(_shadow(*pin) for pin in PINS)),
        flat("".join(_print(pin, picture) for pin, picture in zip(PINS, prints, strict=True))),
        flat("".join(_thread(*pin) for pin in PINS)),
    )


def _land() -> str:
    chance = seeded("hand map")
    shapes = ""
    for _ in range(16):
        spot = (chance.uniform(0, 1800), chance.uniform(0, 1200))
        shapes += path(
            blob(*spot, chance.uniform(90, 210), chance, rough=0.3),
            chance.choice(("#E3C58F", "#E9D3A4", "#DDBE86", "#DCD3A2")),
        )
    for _ in range(70):
        x, y = chance.uniform(0, 1800), chance.uniform(0, 1200)
        shapes += line([(x, y), (x, y - 16)], BRICK, 3) + circle(
            x, y - 24, chance.uniform(8, 15), chance.choice((OLIVE, LEAF))
        )
    return shapes


def _lines() -> str:
    shapes = stroke(smooth(STREAM), TEAL_MID, 36) + stroke(smooth(STREAM), RIVER, 27)
    shapes += stroke(smooth([(x, y - 4) for x, y in STREAM]), MIST, 3, dash="34 26")
    shapes += stroke(smooth(ROAD), BRICK, 21) + stroke(smooth(ROAD), CREAM, 14)
    for track in (
        [(300, 900), (240, 700), (330, 420), (200, 120)],
        [(1000, 520), (960, 300), (1060, -20)],
        [(680, 760), (900, 900), (960, 1220)],
        [(1340, 380), (1500, 600), (1440, 720), (1640, 1220)],
    ):
        shapes += stroke(smooth(track), BRICK, 5, dash="16 12")
    return shapes


def _villages() -> str:
    chance = seeded("hand villages")
    shapes = ""
    for x, y in ((330, 430), (960, 535), (1330, 430), (690, 760), (1180, 760), (1590, 560), (160, 1010), (1560, 1040)):
        for _ in range(9):
            a, b = x + chance.uniform(-54, 54), y + chance.uniform(-38, 38)
            shapes += rect(a - 9, b - 8, 19, 17, chance.choice((RUST, BRICK, CLAY)), turn=chance.uniform(-20, 20))
    return shapes


def _size() -> tuple[float, float]:
    return 300, 330


def _shadow(middle: Spot, _pin: Spot, turn: float) -> str:
    wide, tall = _size()
    return rect(middle[0] - wide / 2 + 13, middle[1] - tall / 2 + 17, wide, tall, "#5A240E77", turn=turn)


def _print(pin: tuple[Spot, Spot, float], picture: Callable[[], str]) -> str:
    middle, _, turn = pin
    wide, tall = _size()
    sheet = rect(-wide / 2, -tall / 2, wide, tall, PAPER)
    view = moved(clipped(picture(), box(0, 0, 260, 250)), -wide / 2 + 20, -tall / 2 + 20)
    return moved(sheet + view, *middle, turn=turn)


def _thread(middle: Spot, pin: Spot, _turn: float) -> str:
    top = (middle[0], middle[1] - _size()[1] / 2 + 12)
    start = top if pin[1] < middle[1] else (middle[0], middle[1] + _size()[1] / 2 - 14)
    shapes = (
        line([start, pin], RUST, 5)
        + circle(pin[0] + 4, pin[1] + 6, 17, "#5A240E77")
        + circle(*pin, 17, RUST)
        + circle(pin[0] - 5, pin[1] - 6, 5, ROSE)
    )
    return (
        shapes
        + circle(start[0] + 3, start[1] + 5, 12, "#5A240E66")
        + circle(*start, 12, TEAL)
        + circle(start[0] - 4, start[1] - 4, 4, MIST)
    )


def _door() -> str:
    shapes = (
        rect(0, 0, 260, 250, CLAY)
        + rect(0, 216, 260, 40, SAND)
        + rect(76, 46, 108, 174, CREAM)
        + rect(86, 56, 88, 164, TEAL)
    )
    shapes += (
        rect(94, 66, 32, 60, TEAL_MID)
        + rect(134, 66, 32, 60, TEAL_MID)
        + rect(94, 138, 32, 70, TEAL_MID)
        + rect(134, 138, 32, 70, TEAL_MID)
    )
    return (
        shapes
        + circle(162, 134, 5, SUN)
        + polygon([(0, 0), (60, 0), (0, 120)], ROSE)
        + rect(196, 176, 44, 40, BRICK, round_=8)
    )


def _tree() -> str:
    chance = seeded("print tree")
    return (
        rect(0, 0, 260, 250, SUN)
        + circle(190, 96, 44, CREAM)
        + rect(0, 196, 260, 60, RUST)
        + baobab((116, 204), 176, TEAL_DEEP, TEAL_DEEP, chance)
    )


def _well() -> str:
    shapes = (
        rect(0, 0, 260, 250, TEAL_PALE)
        + rect(0, 150, 260, 100, OCHRE)
        + ellipse(130, 176, 84, 24, BRICK)
        + ellipse(130, 172, 62, 16, DUSK)
    )
    shapes += (
        rect(46, 176, 168, 50, SAND)
        + ellipse(130, 226, 84, 22, SAND)
        + ellipse(130, 176, 84, 24, SAND)
        + ellipse(130, 175, 62, 16, DUSK)
    )
    posts = (
        line([(60, 176), (60, 60)], BRICK, 11)
        + line([(200, 176), (200, 60)], BRICK, 11)
        + line([(44, 62), (216, 62)], BRICK, 12)
    )
    return (
        shapes
        + posts
        + line([(130, 62), (130, 124)], INK, 4)
        + polygon([(112, 122), (148, 122), (142, 156), (118, 156)], TEAL)
    )


def _path() -> str:
    chance = seeded("print path")
    shapes = (
        rect(0, 0, 260, 250, CREAM)
        + hill(260, [110, 96, 112, 90, 104], 250, OLIVE)
        + hill(260, [140, 132, 146, 128, 140], 250, OCHRE)
    )
    shapes += path("M126 138 C 150 170, 60 190, 70 250 L 190 250 C 170 200, 160 176, 134 138 Z", CREAM)
    return (
        shapes
        + line([(210, 150), (210, 120)], BRICK, 7)
        + crown(210, 100, 32, LEAF, chance)
        + line([(44, 160), (44, 140)], BRICK, 5)
        + crown(44, 124, 22, TEAL, chance)
    )


def _jar() -> str:
    shapes = rect(0, 0, 260, 250, ROSE) + rect(0, 190, 260, 60, BRICK)
    for x, scale, colour in ((86, 1.0, RUST), (180, 0.78, TEAL_DEEP)):
        jar = path(
            "M-20 -118 C -24 -96, -56 -84, -56 -44 C -56 -10, -30 0, 0 0"
            " C 30 0, 56 -10, 56 -44 C 56 -84, 24 -96, 20 -118 Z",
            colour,
        ) + ellipse(0, -118, 26, 7, INK)
        band = line([(-54, -52), (-27, -38), (0, -52), (27, -38), (54, -52)], SAND, 6)
        shapes += moved(jar + band, x, 226, scale=scale)
    return shapes
