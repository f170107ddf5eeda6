"""Two towns side by side at one scale -> SVG: two panes, one scale bar, the distance between them on a small globe."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto import furniture, svg
from cartostory.carto.chart import Parts, chart
from cartostory.carto.ink import INK, PAPER
from cartostory.carto.labels import Room
from cartostory.carto.legend import legend
from cartostory.carto.metrics import text_width
from cartostory.carto.picture import Drawn, LegendItem, Pane, Picture, Role
from cartostory.carto.style import Style
from cartostory.carto.view import View
from cartostory.geo.projection import world_px
from cartostory.model import Camera

_GAP = 10.0


def draw_twin(picture: Picture, style: Style) -> Drawn:
    """Draw the panes beside each other, or one above the other on an upright sheet."""
    upright = picture.height > picture.width
    height = picture.height - furniture.LINE_HEIGHT
    wide = picture.width if upright else (picture.width - _GAP) / 2
    high = (height - _GAP) / 2 if upright else height
    views = [View.of(wide, high, camera) for camera in same_scale(picture.panes)]
    drawn: list[str] = []
    items: list[LegendItem] = []
    credits_: list[str] = []
    shown: dict[str, int] = {}
    for number, (pane, view) in enumerate(zip(picture.panes, views, strict=False)):
        x, y = (0.0, number * (high + _GAP)) if upright else (number * (wide + _GAP), 0.0)
        found = chart(
            replace(picture, arcs=()),
            view,
            style,
            Parts(quiet_line=False, reserved=((0, 0, 40 + text_width(pane.title, 21, bold=True), 44),)),
        )
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
    foot = _foot(picture, views[0], tuple(dict.fromkeys(credits_)))
    once = {item.layer: item for item in items}
    return Drawn("".join(drawn) + foot, tuple(once.values()), shown, tuple(dict.fromkeys(credits_)))


def same_scale(panes: tuple[Pane, ...]) -> tuple[Camera, ...]:
    """Give each pane's camera the zoom at which one px is as many metres on the ground in all of them.

    Web Mercator stretches by 1 / cos(latitude), so towns at other latitudes need another zoom.
    """
    from math import cos, log2, radians

    cameras = [pane.camera for pane in panes if pane.camera]
    if not cameras:
        return ()
    first = cameras[0]
    return tuple(
        Camera(camera.centre, first.zoom + log2(cos(radians(camera.centre.lat)) / cos(radians(first.centre.lat))))
        for camera in cameras
    )


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
