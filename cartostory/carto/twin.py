"""Two towns side by side at one scale -> SVG: two panes, one scale bar, the distance between them on a small globe."""

from __future__ import annotations

from dataclasses import replace
from math import cos, log2, radians

from cartostory.carto import furniture, svg
from cartostory.carto.chart import Parts, chart
from cartostory.carto.globe import small_globe
from cartostory.carto.ink import INK, PAPER, RULE
from cartostory.carto.labels import Box, Room
from cartostory.carto.legend import legend
from cartostory.carto.metrics import is_rtl, text_width
from cartostory.carto.picture import Drawn, LegendItem, Pane, Picture, Role
from cartostory.carto.style import Style
from cartostory.carto.view import View
from cartostory.carto.words import length_text
from cartostory.geo.projection import world_px
from cartostory.geo.sphere import distance_m
from cartostory.model import Camera

_GAP = 10.0
_TOWNS = (Role.HERE, Role.THERE)


def draw_twin(picture: Picture, style: Style) -> Drawn:
    """Draw the panes beside each other, or one above the other on an upright sheet."""
    upright = picture.height > picture.width
    height = picture.height - furniture.LINE_HEIGHT
    wide = picture.width if upright else (picture.width - _GAP) / 2
    high = (height - _GAP) / 2 if upright else height
    panes = tuple(pane for pane in picture.panes if pane.camera)
    views = [View.of(wide, high, camera) for camera in same_scale(panes)]
    drawn: list[str] = []
    items: list[LegendItem] = []
    credits_: list[str] = []
    shown: dict[str, int] = {}
    for number, (pane, view) in enumerate(zip(panes, views, strict=True)):
        x, y = (0.0, number * (high + _GAP)) if upright else (number * (wide + _GAP), 0.0)
        parts = Parts(quiet_line=False, reserved=_reserved(picture, pane, (x, y), upright=upright))
        found = chart(replace(picture, arcs=()), view, style, parts)
        drawn.append(
            svg.element(
                "svg",
                found.svg + _heading(pane, picture),
                x=x,
                y=y,
                width=wide,
                height=high,
                viewBox=f"0 0 {svg.number(wide)} {svg.number(high)}",
            )
        )
        items += legend(picture, found.scene, style)
        credits_ += found.credits
        shown.update({key: shown.get(key, 0) + count for key, count in found.shown.items()})
    globe = _between(picture, upright=upright) if picture.arcs else ""
    foot = _foot(picture, views[0], tuple(dict.fromkeys(credits_)))
    once = {(item.layer, item.label): item for item in items}
    return Drawn("".join(drawn) + globe + foot, tuple(once.values()), shown, tuple(dict.fromkeys(credits_)))


def _reserved(picture: Picture, pane: Pane, corner: tuple[float, float], *, upright: bool) -> tuple[Box, ...]:
    """Give what the heading and the globe will stand on, in the px of a pane whose upper left corner is given."""
    heading = (0.0, 0.0, 40 + text_width(pane.title, 21, bold=True), 44.0)
    if not picture.arcs:
        return (heading,)
    x, y, side = _globe_at(picture, upright=upright)
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


def _globe_at(picture: Picture, *, upright: bool) -> tuple[float, float, float]:
    """Give the middle of the small globe, and its side in px."""
    side = min(picture.width, picture.height) * 0.2
    low = picture.height - furniture.LINE_HEIGHT - side / 2 - 34
    return picture.width / 2, picture.height / 2 - 12 if upright else low, side


def _between(picture: Picture, *, upright: bool) -> str:
    """Draw a small globe with the arc where the panes meet, and the distance below it."""
    x, y, side = _globe_at(picture, upright=upright)
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
        direction="rtl" if is_rtl(picture.title) else None,
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


def _foot(picture: Picture, view: View, credits_: tuple[str, ...]) -> str:
    sheet = View(picture.width, picture.height, view.centre, view.zoom)
    return furniture.quiet_line(sheet, picture.language, credits_, Room(picture.width, picture.height))


def ground_width_m(view: View) -> float:
    """Give how many metres a pane spans from left to right."""
    return view.metres_per_px * min(view.width, world_px(view.zoom))
