"""An envelope folded into a sailing boat crosses a sea of regular waves towards a coast hardly drawn."""

from __future__ import annotations

from tools.illustrations.palette import (
    CREAM,
    DUSK,
    INK,
    MIST,
    OCHRE,
    PAPER,
    RIVER,
    ROSE,
    RUST,
    SAND,
    STONE,
    SUN,
    TEAL,
    TEAL_DEEP,
    TEAL_PALE,
)
from tools.illustrations.scene import Layer, Scene, flat, spray
from tools.illustrations.shapes import (
    Spot,
    circle,
    fade,
    glow,
    line,
    moved,
    path,
    polygon,
    rect,
    ring,
    smooth,
    straight,
    stroke,
)

HORIZON = 330


def scene() -> Scene:
    """Draw it."""
    return (
        flat(
            rect(0, 0, 1800, 1200, "#F6DDAE"),
            rect(0, 0, 1800, 120, ROSE),
            path(smooth([(0, 120), (450, 150), (900, 110), (1350, 146), (1800, 116)]) + "L1800 330L0 330Z", "#F6DDAE"),
            circle(420, 300, 120, PAPER),
        ),
        spray(glow(420, 300, 430, PAPER, strong=0.75)),
        flat(_coast()),
        *_sea(),
        flat(_wake(), _boat()),
        spray(_boat_shade()),
        flat(_gulls()),
    )


def _coast() -> str:
    shapes = stroke(
        smooth([(1130, 330), (1240, 312), (1330, 322), (1450, 284), (1560, 300), (1680, 262), (1840, 276)]),
        TEAL_DEEP,
        5,
        dash="22 14",
    )
    palms = ""
    for x, y in ((1452, 284), (1684, 262)):
        palms += stroke(f"M{x} {y}q 10 -34 2 -66", TEAL_DEEP, 5)
        for dx, dy in ((-34, -4), (-24, -22), (0, -30), (26, -20), (36, 0)):
            palms += stroke(f"M{x + 2} {y - 66}q {dx * 0.5:.0f} {dy - 10:.0f} {dx} {dy + 6}", TEAL_DEEP, 4)
    return shapes + palms


def _sea() -> tuple[Layer, ...]:
    layers = []
    colours = ("#86B4B4", "#6BA3A6", "#4E9096", "#377D85", "#246B74", "#165B65", "#0E4D58", "#0A414D", "#083742")
    for index, colour in enumerate(colours):
        top = HORIZON + 6 + index * 46 + index * index * 7.0
        radius = 34 + index * 13.0
        layers.append(flat(_waves(top, radius, colour, index)))
    return tuple(layers)


def _waves(top: float, radius: float, colour: str, index: int) -> str:
    shapes = rect(-20, top + radius * 0.4, 1840, 1200, colour)
    x = -radius * (1 + index % 2)
    light = (MIST, TEAL_PALE, RIVER)[index % 3]
    while x < 1800 + radius:
        shapes += circle(x, top + radius, radius, colour)
        for step in (0.78, 0.56, 0.34):
            reach = radius * step
            shapes += stroke(
                f"M{x - reach:.1f} {top + radius:.1f}A{reach:.1f} {reach:.1f} 0 0 1 {x + reach:.1f} {top + radius:.1f}",
                light,
                1.6 + index * 0.42,
            )
        x += radius * 2
    return shapes


def _boat() -> str:
    hull = [(610, 720), (1190, 720), (1080, 868), (720, 868)]
    shapes = (
        polygon(hull, PAPER)
        + line([(610, 720), (900, 846), (1190, 720)], STONE, 7)
        + polygon([(610, 720), (900, 846), (720, 868)], CREAM)
    )
    shapes += polygon([(1190, 720), (900, 846), (1080, 868)], SAND)
    mast = rect(886, 300, 13, 424, INK, round_=6)
    sail = path("M906 320 C 1040 420, 1120 560, 1150 690 L 906 690 Z", CREAM) + path(
        "M878 380 C 780 470, 700 590, 670 690 L 878 690 Z", PAPER
    )
    edge = polygon([(610, 720), (1190, 720), (1186, 706), (614, 706)], RUST)
    for index in range(11):
        x = 616 + index * 53
        edge += polygon([(x, 706), (x + 26, 706), (x + 34, 720), (x + 8, 720)], TEAL if index % 2 else CREAM)
    return mast + sail + _stamp() + shapes + edge


def _stamp() -> str:
    stamp = (
        rect(-46, -56, 92, 112, PAPER)
        + rect(-38, -48, 76, 96, RUST)
        + circle(0, -8, 24, SUN)
        + path("M-38 20 q 19 -12 38 0 t 38 0 L38 48 L-38 48 Z", TEAL)
    )
    teeth = "".join(circle(x, y, 5, CREAM) for x in range(-46, 47, 13) for y in (-56, 56)) + "".join(
        circle(x, y, 5, CREAM) for y in range(-56, 57, 14) for x in (-46, 46)
    )
    post = (
        ring(-70, 60, 50, DUSK, 4)
        + ring(-70, 60, 38, DUSK, 2.5)
        + "".join(stroke(f"M-40 {40 + row * 16} q 24 -12 48 0 t 48 0", DUSK, 3.5) for row in range(3))
    )
    words = "".join(rect(716 + row * 6, 610 + row * 24, 110 - row * 14, 8, DUSK) for row in range(3))
    return moved(stamp + teeth + post, 1006, 540, turn=5) + words


def _boat_shade() -> str:
    sail = "M906 320 C 1040 420, 1120 560, 1150 690 L 906 690 Z"
    other: list[Spot] = [(610, 720), (1190, 720), (1080, 868), (720, 868)]
    hull = fade(straight(other, closed=True), TEAL_DEEP, (0, 880), (0, 760), strong=0.5)
    return fade(sail, OCHRE, (906, 0), (1010, 0), strong=0.55) + hull


def _wake() -> str:
    shapes = ""
    for row in range(3):
        start, y = 560 - row * 150, 872 + row * 34
        points = [(start + step * 62.0, y + (9 if step % 2 else -9)) for step in range(8 - row)]
        shapes += stroke(smooth(points), PAPER, 8 - row * 2)
    bow = [(980 + step * 44.0, 868 + (8 if step % 2 else -8)) for step in range(6)]
    return shapes + stroke(smooth(bow), PAPER, 8)


def _gulls() -> str:
    return "".join(
        stroke(
            f"M{x - s} {y - s * 0.3:.0f}Q{x - s * 0.4:.0f} {y - s * 0.7:.0f} {x} {y}"
            f"Q{x + s * 0.4:.0f} {y - s * 0.7:.0f} {x + s} {y - s * 0.3:.0f}",
            INK,
            5,
        )
        for x, y, s in ((1240, 190, 34), (1322, 226, 22), (700, 190, 26))
    )
