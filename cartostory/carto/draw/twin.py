"""Two towns side by side at one scale -> SVG: two panes, one scale bar, the distance between them on a small globe."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import cos, log2, radians

from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.draw import furniture
from cartostory.carto.draw.account import together
from cartostory.carto.draw.globe import small_globe
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Chart, Parts, chart
from cartostory.carto.draw.tiles import budget_of
from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.metrics import is_rtl, text_width
from cartostory.carto.style.style import Style
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import INK, PAPER, RULE
from cartostory.carto.view.picture import Drawn, Marker, Pane, Picture, Role
from cartostory.carto.view.view import View
from cartostory.carto.view.words import length_text
from cartostory.geo.sphere import distance_m
from cartostory.model import Camera

_GAP = 10.0
_TOWNS = (Role.HERE, Role.THERE)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet that the panes share. `rise` is the room in px that its credits ask for above the quiet line."""

    picture: Picture
    rise: float = 0.0

    @property
    def upright(self) -> bool:
        return self.picture.height > self.picture.width

    @property
    def pane(self) -> tuple[float, float]:
        """Give a pane's width and height in px."""
        width, height = self.picture.width, self.picture.height - furniture.LINE_HEIGHT
        return (width, (height - _GAP) / 2) if self.upright else ((width - _GAP) / 2, height)

    def corner(self, number: int) -> tuple[float, float]:
        """Give the upper left corner of a pane."""
        wide, high = self.pane
        return (0.0, number * (high + _GAP)) if self.upright else (number * (wide + _GAP), 0.0)

    @property
    def globe(self) -> tuple[float, float, float]:
        """Give the middle of the small globe, and its side in px."""
        side = min(self.picture.width, self.picture.height) * 0.2
        low = self.picture.height - furniture.LINE_HEIGHT - self.rise - side / 2 - 34
        return self.picture.width / 2, self.picture.height / 2 - 12 if self.upright else low, side


def twin_views(picture: Picture) -> tuple[View, ...]:
    """Give the views of the panes."""
    panes = tuple(pane for pane in picture.panes if pane.camera)
    return tuple(View.of(*_Sheet(picture).pane, camera) for camera in same_scale(panes))


def draw_twin(picture: Picture, style: Style, basemap: Basemap | None = None) -> Drawn:
    """Draw the panes beside each other, or one above the other on an upright sheet."""
    panes = tuple(pane for pane in picture.panes if pane.camera)
    sheet = _Sheet(picture)
    views = list(twin_views(picture))
    charts = _charts(sheet, panes, views, style, basemap)
    whole = View(picture.width, picture.height, views[0].centre, views[0].zoom)
    rise = furniture.rise(whole, picture.language, _credits(charts))
    if rise and picture.arcs and not sheet.upright:
        sheet = _Sheet(
            picture, rise
        )  # only who has drawn the panes knows whom to credit, and how high the globe stands
        charts = _charts(sheet, panes, views, style, basemap)
    drawn = "".join(
        _pane(found, sheet, pane, number) for number, (found, pane) in enumerate(zip(charts, panes, strict=True))
    )
    globe = _between(sheet) if picture.arcs else ""
    foot = furniture.quiet_line(whole, picture.language, _credits(charts), Room(picture.width, picture.height))
    items = {(item.layer, item.label): item for found in charts for item in legend(picture, found.scene, style)}
    shown: Counter[str] = Counter()
    for found in charts:
        shown.update(found.shown)
    return Drawn(
        drawn + globe + foot,
        tuple(items.values()),
        dict(shown),
        _credits(charts),
        named=together(found.named for found in charts),
        across_m=views[0].metres_per_px * sheet.pane[0],
        has_disputes=any(found.has_disputes for found in charts),
    )


def _charts(
    sheet: _Sheet, panes: tuple[Pane, ...], views: list[View], style: Style, basemap: Basemap | None
) -> list[Chart]:
    most = budget_of(sheet.picture.width, 1 / len(panes))
    return [
        chart(
            replace(sheet.picture, arcs=(), markers=_unnamed(sheet.picture.markers, pane.title)),
            view,
            style,
            Parts(quiet_line=False, reserved=_reserved(sheet, pane, sheet.corner(number)), most_bytes=most),
            basemap,
        )
        for number, (pane, view) in enumerate(zip(panes, views, strict=True))
    ]


def _unnamed(markers: tuple[Marker, ...], title: str) -> tuple[Marker, ...]:
    """Take the name from the town that a pane's heading names."""
    return tuple(replace(marker, name="") if marker.name == title else marker for marker in markers)


def _credits(charts: list[Chart]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for found in charts for name in found.credits))


def _pane(found: Chart, sheet: _Sheet, pane: Pane, number: int) -> str:
    (x, y), (wide, high) = sheet.corner(number), sheet.pane
    box = f"0 0 {svg.number(wide)} {svg.number(high)}"
    return svg.element("svg", found.svg + _heading(pane, sheet.picture), x=x, y=y, width=wide, height=high, viewBox=box)


def _reserved(sheet: _Sheet, pane: Pane, corner: tuple[float, float]) -> tuple[Box, ...]:
    """Give what the heading and the globe will stand on, in the px of a pane whose upper left corner is given."""
    heading = (0.0, 0.0, 40 + text_width(pane.title, 21, bold=True), 44.0)
    if not sheet.picture.arcs:
        return (heading,)
    x, y, side = sheet.globe
    x, y, reach = x - corner[0], y - corner[1], side / 2 + 14
    return heading, (x - reach, y - reach, x + reach, y + reach + 22)


def same_scale(panes: tuple[Pane, ...]) -> tuple[Camera, ...]:
    """Give each pane's camera the zoom at which one px is as many metres on the ground in all of them.

    Web Mercator stretches by 1 / cos(latitude), so towns at other latitudes need another zoom.
    """
    cameras = [pane.camera for pane in panes if pane.camera]
    if not cameras:
        return ()
    first = cameras[0]
    return tuple(
        Camera(camera.centre, first.zoom + log2(cos(radians(camera.centre.lat)) / cos(radians(first.centre.lat))))
        for camera in cameras
    )


def _between(sheet: _Sheet) -> str:
    """Draw a small globe with the arc where the panes meet, and the distance below it."""
    picture, (x, y, side) = sheet.picture, sheet.globe
    metres = max(distance_m(arc.start, arc.end) for arc in picture.arcs)
    name = length_text(metres, picture.language)
    plate = side / 2 + 10
    ground = svg.element(
        "rect",
        x=x - plate,
        y=y - plate,
        width=plate * 2,
        height=plate * 2 + 20,
        rx=4,
        fill=PAPER,
        stroke=RULE,
        stroke_width=1,
    )
    bare = replace(
        picture, markers=tuple(replace(marker, name="") for marker in picture.markers if marker.role in _TOWNS)
    )
    small = small_globe(bare, x, y, side / 2)
    text = svg.element(
        "text",
        svg.text(name),
        x=x,
        y=y + plate + 11,
        text_anchor="middle",
        font_size=13,
        font_weight="600",
        fill=INK,
        direction="rtl" if is_rtl(name) else None,
    )
    return ground + small + text


def _heading(pane: Pane, picture: Picture) -> str:
    colour = picture.here_colour if pane.role is Role.HERE else picture.there_colour if pane.role is Role.THERE else INK
    return svg.element(
        "text",
        svg.text(pane.title),
        x=16,
        y=32,
        font_size=21,
        font_weight="600",
        fill=colour,
        stroke=PAPER,
        stroke_width=5,
        paint_order="stroke",
        stroke_linejoin="round",
    )
