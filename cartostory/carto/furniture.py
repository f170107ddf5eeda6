"""What stands in a map's quiet line: scale bar, north, attribution."""

from __future__ import annotations

from math import floor, log10

from cartostory.carto import svg
from cartostory.carto.ink import INK, PAPER, SOFT
from cartostory.carto.labels import Room
from cartostory.carto.metrics import is_rtl, text_width
from cartostory.carto.view import View
from cartostory.carto.words import length_text, words

LINE_HEIGHT = 24.0
_SIZE = 11.0


def bar(view: View, longest_px: float) -> tuple[float, float]:
    """Give the scale bar's length in metres (1, 2 or 5 times a power of ten) and in px, right for the view's middle."""
    most = view.metres_per_px * longest_px
    power = 10.0 ** floor(log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    return metres, metres / view.metres_per_px


def quiet_line(view: View, language: str, credits_: tuple[str, ...], room: Room) -> str:
    """Draw the line at the foot of a map and take its room."""
    top = view.height - LINE_HEIGHT
    room.take((0, top, view.width, view.height))
    ground = svg.element("rect", x=0, y=top, width=view.width, height=LINE_HEIGHT, fill=PAPER, fill_opacity=0.86)
    scale, end = scale_bar(view, language, 12, top + 15.5)
    compass = north(end + 22, top + LINE_HEIGHT / 2, view.bearing, language)
    credit = attribution(credits_, view.width - 10, top + 16, view.width - end - 56)
    return ground + scale + compass + credit


def scale_bar(view: View, language: str, x: float, y: float) -> tuple[str, float]:
    """Draw a scale bar from (x, y), its name beside it; gives the SVG and where it ends."""
    metres, long = bar(view, min(140.0, view.width * 0.2))
    half = long / 2
    name = length_text(metres, language)
    frame = svg.element("rect", x=x, y=y - 4, width=long, height=4, fill=PAPER, stroke=INK, stroke_width=0.9)
    dark = svg.element("rect", x=x, y=y - 4, width=half, height=4, fill=INK)
    rtl = is_rtl(words(language).kilometres)
    label = svg.element(
        "text",
        svg.text(name),
        x=x + long + 7,
        y=y + 0.8,
        font_size=_SIZE,
        fill=INK,
        direction="rtl" if rtl else None,
        text_anchor="end" if rtl else None,
    )
    return frame + dark + label, x + long + 7 + text_width(name, _SIZE)


def north(x: float, y: float, bearing: float, language: str) -> str:
    """Draw a small north arrow around (x, y), turned with the map."""
    arrow = svg.element("path", d="M0-8l3.6 8.4L0-1.6-3.6.4z", fill=INK)
    letter = svg.element("text", words(language).compass[0], y=9.4, text_anchor="middle", font_size=9.5, fill=INK)
    turn = f" rotate({svg.number(-bearing)})" if bearing else ""
    return svg.element("g", arrow + letter, transform=f"translate({svg.number(x)} {svg.number(y)}){turn}")


def attribution(credits_: tuple[str, ...], right: float, y: float, most: float) -> str:
    """Write the credits, ending at `right`; what does not fit is set smaller, down to 10 px, then cut at a name."""
    for size in (_SIZE, 10.0):
        line = " · ".join(credits_)
        if text_width(line, size) <= most or size == 10.0:  # noqa: PLR2004 - the smallest size
            break
    shown = list(credits_)
    while len(shown) > 1 and text_width(" · ".join(shown), size) > most:
        shown.pop()
    return svg.element("text", svg.text(" · ".join(shown)), x=right, y=y, text_anchor="end", font_size=size, fill=SOFT)
