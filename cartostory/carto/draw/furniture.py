"""What stands in a map's quiet line: scale bar, north, attribution."""

from __future__ import annotations

from math import floor, log10

from cartostory.carto.labels.collision import Room
from cartostory.carto.labels.metrics import is_rtl, text_width
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK, PAPER, SOFT
from cartostory.carto.view.view import View
from cartostory.carto.view.words import length_text, words

LINE_HEIGHT = 24.0
_SIZE = 11.0
"""The smallest letters of a map: drawn as large as they are shown, or smaller (`render/map_view.py`)."""
_ROW = 12.0


def bar(view: View, longest_px: float) -> tuple[float, float]:
    """Give the scale bar's length in metres (1, 2 or 5 times a power of ten) and in px, right for the view's middle."""
    most = view.metres_per_px * longest_px
    power = 10.0 ** floor(log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    return metres, metres / view.metres_per_px


def quiet_line(view: View, language: str, credits_: tuple[str, ...], room: Room) -> str:
    """Draw the line at the foot of a map and take its room; credits that find none beside the scale stand above it."""
    top = view.height - LINE_HEIGHT
    scale, end = scale_bar(view, language, 12, top + 15.5)
    lines, size, above = _credits_beside(end, view, credits_)
    is_beside = not above
    room.take((0, top - above, view.width, view.height))
    ground = svg.element(
        "rect", x=0, y=top - above, width=view.width, height=LINE_HEIGHT + above, fill=PAPER, fill_opacity=0.86
    )
    compass = north(end + 22, top + LINE_HEIGHT / 2, view.bearing, language)
    first = top + 16 if is_beside else top - above + 12
    written = [_credit(line, view.width - 10, first + row * _ROW, size) for row, line in enumerate(lines)]
    return ground + scale + compass + "".join(written)


def rise(view: View, language: str, credits_: tuple[str, ...]) -> float:
    """Give by how many px the quiet line is higher than `LINE_HEIGHT`, for credits without room beside the scale."""
    return _credits_beside(scale_bar(view, language, 0, 0)[1] + 12, view, credits_)[2]


def _credits_beside(end: float, view: View, credits_: tuple[str, ...]) -> tuple[list[str], float, float]:
    """Set the credits beside a scale that ends at `end`: their lines and size, and the px that they need above it."""
    beside = view.width - end - 56
    lines, size = credit_lines(credits_, beside, view.width - 20)
    fits = not lines or (len(lines) == 1 and text_width(lines[0], size) <= beside)
    return lines, size, 0.0 if fits else len(lines) * _ROW + 3


def credit_strip(width: float, height: float, credits_: tuple[str, ...]) -> str:
    """Write the credits alone at the foot of a sheet; a second line stands on paper."""
    lines, size = credit_lines(credits_, width - 16, width - 16)
    first = height - 8 - (len(lines) - 1) * _ROW
    ground = (
        svg.element("rect", x=0, y=first - 12, width=width, height=height - first + 12, fill=PAPER, fill_opacity=0.86)
        if len(lines) > 1
        else ""
    )
    return ground + "".join(_credit(line, width - 8, first + row * _ROW, size) for row, line in enumerate(lines))


def credit_lines(credits_: tuple[str, ...], beside: float, most: float) -> tuple[list[str], float]:
    """Set the credits in one line beside the scale where that is wide enough, else in lines of at most `most` px.

    Every source is named, whatever the sheet's width: licences ask for it. Gives the lines and their size in px.
    """
    whole = " · ".join(credits_)
    if text_width(whole, _SIZE) <= beside:
        return [whole], _SIZE
    return broken(whole, most, _SIZE), _SIZE


def broken(text: str, most: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text at spaces into lines of at most `most` px; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if text else []


def _credit(line: str, right: float, y: float, size: float) -> str:
    return svg.element("text", svg.text(line), x=right, y=y, text_anchor="end", font_size=size, fill=SOFT)


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
    letter = svg.element("text", words(language).compass[0], y=9.4, text_anchor="middle", font_size=_SIZE, fill=INK)
    turn = f" rotate({svg.number(-bearing)})" if bearing else ""
    return svg.element("g", arrow + letter, transform=f"translate({svg.number(x)} {svg.number(y)}){turn}")
