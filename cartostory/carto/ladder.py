"""Where in the world this is -> SVG: a row of small maps, each framing the next."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from cartostory.carto import furniture, svg
from cartostory.carto.chart import Parts, chart
from cartostory.carto.ink import INK, PAPER
from cartostory.carto.labels import Room
from cartostory.carto.picture import Drawn, Pane, Picture
from cartostory.carto.style import Style
from cartostory.carto.view import View
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom

_GAP, _HEAD = 12.0, 26.0


def draw_ladder(picture: Picture, style: Style) -> Drawn:
    """Draw the steps from the world down to the place; each outlines in colour what the next one shows."""
    count = len(picture.panes)
    columns = count if picture.width > picture.height * 1.2 and count < 4 else ceil(count / 2) if count > 2 else count  # noqa: PLR2004 - one row holds three
    rows = ceil(count / columns)
    wide = (picture.width - _GAP * (columns - 1)) / columns
    high = (picture.height - furniture.LINE_HEIGHT - _GAP * (rows - 1)) / rows
    drawn: list[str] = []
    credits_: list[str] = []
    for number, pane in enumerate(picture.panes):
        x, y = number % columns * (wide + _GAP), number // columns * (high + _GAP)
        view = _view(pane, wide, high)
        markers = picture.markers if number == count - 1 else ()
        found = chart(replace(picture, markers=markers, arcs=()), view, style, Parts(quiet_line=False, locator=False))
        credits_ += found.credits
        inner = found.svg + _frame(pane, view, picture.there_colour) + _heading(number + 1, pane.title)
        drawn.append(
            svg.element(
                "svg", inner, x=x, y=y, width=wide, height=high, viewBox=f"0 0 {svg.number(wide)} {svg.number(high)}"
            )
        )
    foot = View(picture.width, picture.height, Point(0, 0), 0)
    line = furniture.attribution(tuple(dict.fromkeys(credits_)), foot.width - 8, foot.height - 8, foot.width - 16)
    Room(foot.width, foot.height)
    return Drawn("".join(drawn) + line, attribution=tuple(dict.fromkeys(credits_)))


def _view(pane: Pane, wide: float, high: float) -> View:
    if pane.camera:
        return View.of(wide, high, pane.camera)
    if pane.bounds:
        centre, zoom = fitting_zoom(pane.bounds, wide * 0.82, high * 0.78, 13.0)
        return View(wide, high, centre, zoom)
    return View(wide, high, Point(10, 20), 0)


def _frame(pane: Pane, view: View, colour: str) -> str:
    if pane.frame is None:
        return ""
    left, top = view.place(Point(pane.frame.west, pane.frame.north))
    right, bottom = view.place(Point(pane.frame.east, pane.frame.south))
    if right - left < 9 and bottom - top < 9:  # noqa: PLR2004 - a frame that small is a dot
        x, y = (left + right) / 2, (top + bottom) / 2
        return svg.element("circle", cx=x, cy=y, r=8, fill="none", stroke=PAPER, stroke_width=4) + svg.element(
            "circle", cx=x, cy=y, r=8, fill="none", stroke=colour, stroke_width=2
        )
    box: dict[str, str | float] = {"x": left, "y": top, "width": right - left, "height": bottom - top, "fill": "none"}
    return svg.element("rect", stroke=PAPER, stroke_width=4.5, stroke_opacity=0.8, **box) + svg.element(
        "rect", stroke=colour, stroke_width=2, **box
    )


def _heading(number: int, title: str) -> str:
    text = f"{number} · {title}"
    return svg.element(
        "text",
        svg.text(text),
        x=12,
        y=_HEAD - 4,
        font_size=15,
        font_weight="600",
        fill=INK,
        stroke=PAPER,
        stroke_width=5,
        paint_order="stroke",
        stroke_linejoin="round",
    )
