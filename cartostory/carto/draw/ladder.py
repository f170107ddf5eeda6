"""Where in the world this is -> SVG: a row of small maps, each framing the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

import shapely

from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.draw import furniture
from cartostory.carto.draw.account import together
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.draw.tiles import budget_of
from cartostory.carto.labels.collision import Box
from cartostory.carto.labels.metrics import text_width
from cartostory.carto.style.style import Style
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK, PAPER
from cartostory.carto.view.picture import Drawn, LegendItem, NamedThings, Pane, Picture
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View
from cartostory.carto.view.zoom_ladder import PART
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom
from cartostory.model import Layer

_GAP, _HEAD, _LINE = 12.0, 26.0, 15.0
_SIZES = (15.0, 13.5, 12.0)
_EDGE_PX = 2.5
_NARROW_PX, _NARROW_COLUMNS = 400.0, 2
_DOT_PX = 9.0
"""What the next pane shows is a dot where it would be smaller than that."""


def ladder_views(picture: Picture) -> tuple[View, ...]:
    """Give the views of the panes."""
    boxes = _boxes(picture)
    return tuple(_view(pane, wide, high) for pane, (_, _, wide, high) in zip(picture.panes, boxes, strict=True))


def _boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    """Give each pane's upper left corner, width and height in px: rows fill the sheet, the first ones hold fewer."""
    counts = _rows(len(picture.panes), picture)
    high = (picture.height - furniture.LINE_HEIGHT - _GAP * (len(counts) - 1)) / len(counts)
    found = []
    for row, count in enumerate(counts):
        wide = (picture.width - _GAP * (count - 1)) / count
        found += [(column * (wide + _GAP), row * (high + _GAP), wide, high) for column in range(count)]
    return found


def _rows(count: int, picture: Picture) -> list[int]:
    """Say how many panes each row holds: one row holds three, and two where the sheet is narrow."""
    if picture.width > picture.height * 1.2 and count < 4:  # noqa: PLR2004 - one row holds three
        return [count]
    columns = min(ceil(count / 2), _NARROW_COLUMNS if picture.width < _NARROW_PX else count)
    rows = ceil(count / max(columns, 1))
    return [count // rows + (number >= rows - count % rows) for number in range(rows)]


def draw_ladder(picture: Picture, style: Style, basemap: Basemap | None = None) -> Drawn:
    """Draw the steps from the world down to the place; each outlines in colour what the next one shows."""
    boxes = _boxes(picture)
    count = len(picture.panes)
    most = budget_of(picture.width, 1 / count)
    drawn: list[str] = []
    credits_: list[str] = []
    disputes: list[bool] = []
    named: list[tuple[NamedThings, ...]] = []
    key: dict[tuple[str, str], LegendItem] = {}
    for number, pane in enumerate(picture.panes):
        x, y, wide, high = boxes[number]
        view = _view(pane, wide, high)
        is_last = number == count - 1
        lines, size = _title(number + 1, pane.title, wide)
        longest = max(text_width(line, size, bold=True) for line in lines)
        reserved = [(0.0, 0.0, 40 + longest, _HEAD + 4 + (len(lines) - 1) * _LINE)]
        spot = _spot(pane, view)
        if spot:
            reserved.append((spot[0] - 11, spot[1] - 11, spot[0] + 11, spot[1] + 11))
        reserved += _edges(pane, view)
        shown = replace(
            picture,
            markers=picture.markers if is_last else (),
            callouts=picture.callouts if is_last else (),
            layers=tuple(layer for layer in pane.layers if not _fills(layer, view)),
            arcs=(),
            countries=picture.countries if number else frozenset(),
        )
        # a heading names the country already
        titles = frozenset(one.title for one in picture.panes)
        parts = Parts(quiet_line=False, locator=False, reserved=tuple(reserved), most_bytes=most, silent=titles)
        found = chart(shown, view, style, parts, basemap)
        credits_ += found.credits
        disputes.append(found.has_disputes)
        named.append(tuple(replace(one, layer=one.layer.partition(PART)[0]) for one in found.named))
        key.update({(item.layer, item.label): item for item in _legend(shown, found.scene, style)})
        inner = found.svg + _frame(pane, view, picture.there_colour) + _heading(lines, size)
        drawn.append(
            svg.element(
                "svg", inner, x=x, y=y, width=wide, height=high, viewBox=f"0 0 {svg.number(wide)} {svg.number(high)}"
            )
        )
    line = furniture.credit_strip(picture.width, picture.height, tuple(dict.fromkeys(credits_)))
    return Drawn(
        "".join(drawn) + line,
        tuple(key.values()),
        attribution=tuple(dict.fromkeys(credits_)),
        named=together(named),
        has_disputes=any(disputes),
    )


def _legend(shown: Picture, found: Scene, style: Style) -> Iterator[LegendItem]:
    """Yield a pane's legend; the boundary that it shows bears the name of the writer's layer that it is taken from."""
    for item in legend(shown, found, style):
        yield replace(item, layer=item.layer.partition(PART)[0])


def _fills(layer: Layer, view: View) -> bool:
    """Tell whether an area leaves nothing else to see: a pane all in its tint would say nothing."""
    box = view.bounds()
    sheet = shapely.box(box.west, box.south, box.east, box.north)
    return any(shapely.covers(feature.geometry, sheet) for feature in layer.features)


def _view(pane: Pane, wide: float, high: float) -> View:
    if pane.camera:
        return View.of(wide, high, pane.camera)
    if pane.bounds:
        centre, zoom = fitting_zoom(pane.bounds, wide * 0.82, high * 0.78, 13.0)
        return View(wide, high, centre, zoom)
    return View(wide, high, Point(10, 20), 0)


def _spot(pane: Pane, view: View) -> tuple[float, float] | None:
    """Give the middle of what the next pane shows where that is no more than a dot here."""
    if pane.frame is None:
        return None
    left, top = view.place(Point(pane.frame.west, pane.frame.north))
    right, bottom = view.place(Point(pane.frame.east, pane.frame.south))
    return ((left + right) / 2, (top + bottom) / 2) if max(right - left, bottom - top) < _DOT_PX else None


def _edges(pane: Pane, view: View) -> Iterator[Box]:
    """Yield the boxes along the frame of what the next pane shows: no name is struck by it."""
    if pane.frame is None or _spot(pane, view):
        return
    left, top = view.place(Point(pane.frame.west, pane.frame.north))
    right, bottom = view.place(Point(pane.frame.east, pane.frame.south))
    for y in (top, bottom):
        yield left - _EDGE_PX, y - _EDGE_PX, right + _EDGE_PX, y + _EDGE_PX
    for x in (left, right):
        yield x - _EDGE_PX, top, x + _EDGE_PX, bottom


def _frame(pane: Pane, view: View, colour: str) -> str:
    if pane.frame is None:
        return ""
    spot = _spot(pane, view)
    if spot:
        ring: dict[str, str | float] = {"cx": spot[0], "cy": spot[1], "r": 8.0, "fill": "none"}
        halo = svg.element("circle", stroke=PAPER, stroke_width=4, **ring)
        return halo + svg.element("circle", stroke=colour, stroke_width=2, **ring)
    left, top = view.place(Point(pane.frame.west, pane.frame.north))
    right, bottom = view.place(Point(pane.frame.east, pane.frame.south))
    box: dict[str, str | float] = {"x": left, "y": top, "width": right - left, "height": bottom - top, "fill": "none"}
    return svg.element("rect", stroke=PAPER, stroke_width=4.5, stroke_opacity=0.8, **box) + svg.element(
        "rect", stroke=colour, stroke_width=2, **box
    )


def _title(number: int, title: str, wide: float) -> tuple[list[str], float]:
    """Set a pane's title in one line where it fits, smaller where it must, else in several; gives lines and px."""
    whole, most = f"{number}\u00a0· {title}", wide - 20
    size = next((size for size in _SIZES if text_width(whole, size, bold=True) <= most), _SIZES[-1])
    return furniture.broken(whole, most, size, bold=True), size


def _heading(lines: list[str], size: float) -> str:
    return "".join(
        svg.element(
            "text",
            svg.text(line),
            x=12,
            y=_HEAD - 4 + row * _LINE,
            font_size=size,
            font_weight="600",
            fill=INK,
            stroke=PAPER,
            stroke_width=5,
            paint_order="stroke",
            stroke_linejoin="round",
        )
        for row, line in enumerate(lines)
    )
