"""A small inset that says where in its country or territory a map lies: its area with a dot.

Where the world's table of disputes names no country, there is no inset: it would be a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.metrics import is_rtl
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import BORDER, LABEL, LAND, OTHER_LAND, PAPER, WATER
from cartostory.carto.view.clipping import degrees_box
from cartostory.carto.view.view import View
from cartostory.carto.world.territories import alpha_2, country_name
from cartostory.carto.world.world import World, world
from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom
from cartostory.model import BorderPolicy, Borders

FROM_ZOOM = 6.5
_SIDE = 150.0
_MOST_FRAMED = 0.85
"""The share of the inset that the map may cover before the inset says nothing."""


@dataclass(frozen=True, slots=True)
class Inset:
    """Where the inset stands on the sheet, and the country that it shows."""

    box: Box
    code: str


def inset(view: View, focus: Point, room: Room, shown: tuple[BaseGeometry, ...] = ()) -> Inset | None:
    """Choose the corner with the least of what is `shown` for the inset, and take its room.

    None if the map is small or wide, or no country can be named.
    """
    if view.zoom < FROM_ZOOM or view.width < 420 or view.height < 320:  # noqa: PLR2004 - below, the map needs the room
        return None
    code = world("50m").country_at(focus.lon, focus.lat)
    if not alpha_2(code):
        return None
    side = min(_SIDE, view.width * 0.24, view.height * 0.3)
    margin = 14.0
    corners = [
        (view.width - margin - side, margin, view.width - margin, margin + side),
        (margin, margin, margin + side, margin + side),
        (view.width - margin - side, view.height - 36 - side, view.width - margin, view.height - 36),
    ]
    free = sorted(
        (corner for corner in corners if room.is_free(corner)),
        key=lambda corner: sum(shapely.intersects(one, shapely.box(*corner)) for one in shown),
    )
    if not free:
        return None
    found = Inset(free[0], code)
    small = inner_view(found, view)
    scale = 2 ** (small.zoom - view.zoom)
    if max(view.width * scale / small.width, view.height * scale / small.height) > _MOST_FRAMED:
        return None  # the map shows the country itself
    room.take(free[0])
    return found


def is_claim(view: View, marked: Point | None, own: frozenset[str], policy: BorderPolicy) -> bool:
    """Tell whether an inset would name a state over what another one contests.

    Where a map shows a contested border, the country that happens to lie at its middle is no title for all that it
    shows: there only a town or a place (`marked`) in one of the story's `own` countries (alpha-2) has an inset.
    """
    if policy is BorderPolicy.AS_DRAWN or not _is_contested(view):
        return False
    return marked is None or alpha_2(world("50m").country_at(marked.lon, marked.lat)) not in own


def _is_contested(view: View) -> bool:
    """Tell whether a contested border runs through a view."""
    source = world("50m")
    sheet = split(shapely.box(*degrees_box(view, 0)))
    borders = source.within(sheet.bounds, frozenset({"border"}))
    disputed = (source.degrees(number) for number in borders if source.parts[number].properties["disputed"])
    return any(shapely.intersects(line, sheet) for line in disputed)


def title(found: Inset, language: str, borders: Borders) -> str:
    """Name the country or the territory that the inset shows, as the writer does if they do."""
    return borders.name_of(alpha_2(found.code), language) or country_name(found.code, language)


def inner_view(found: Inset, view: View) -> View:
    """Give the inset's own view: the part of the country that holds the map's middle, with some room around it."""
    left, top, right, bottom = found.box
    wide, high = right - left, bottom - top - 20
    centre, zoom = fitting_zoom(_mainland(world("50m"), found.code, view.centre), wide - 20, high - 18, 7.0)
    return View(wide, high, centre, zoom)


def drawn(found: Inset, view: View, language: str, borders: Borders, colour: str) -> str:
    """Draw the inset: the country light on its neighbours, the sea, the dot, and the country's name below."""
    left, top, right, bottom = found.box
    wide, high = right - left, bottom - top - 20
    small = inner_view(found, view)
    zoom = small.zoom
    shapes = _shapes(small, found.code, borders.policy)
    x, y = small.place(view.centre)
    frame_wide, frame_high = view.width * 2 ** (zoom - view.zoom), view.height * 2 ** (zoom - view.zoom)
    spot = (
        svg.element(
            "rect",
            x=x - frame_wide / 2,
            y=y - frame_high / 2,
            width=frame_wide,
            height=frame_high,
            fill=colour,
            fill_opacity=0.25,
            stroke=colour,
            stroke_width=1.6,
        )
        if frame_wide > 12 and frame_high > 12  # noqa: PLR2004 - smaller than a dot
        else svg.element("circle", cx=x, cy=y, r=5.5, fill=PAPER) + svg.element("circle", cx=x, cy=y, r=4, fill=colour)
    )
    inner = svg.element(
        "svg",
        shapes + spot,
        x=left,
        y=top,
        width=wide,
        height=high,
        viewBox=f"0 0 {svg.number(wide)} {svg.number(high)}",
    )
    ground = svg.element("rect", x=left, y=top, width=wide, height=bottom - top, fill=PAPER)
    frame = svg.element(
        "rect", x=left, y=top, width=wide, height=bottom - top, fill="none", stroke=BORDER, stroke_width=1
    )
    name = title(found, language, borders)
    label = svg.element(
        "text",
        svg.text(name),
        x=(left + right) / 2,
        y=bottom - 6,
        text_anchor="middle",
        font_size=12,
        fill=LABEL,
        direction="rtl" if is_rtl(name) else None,
    )
    return ground + inner + label + frame


def _mainland(source: World, code: str, near: Point) -> Bounds:
    """Give the bounds of the part of a country that holds a point, or of its largest one (not of far islands)."""
    extents = [source.extent(part) for part in source.country(code)]
    holding = [extent for extent in extents if extent.holds(near)]
    return max(holding or extents, key=lambda extent: extent.width * extent.height)


@lru_cache(maxsize=64)
def _shapes(view: View, code: str, policy: BorderPolicy) -> str:
    """Draw a country among its neighbours; remembered, since the chapters of a story lie in the same countries."""
    ground = svg.element("rect", x=0, y=0, width=view.width, height=view.height, fill=WATER)
    source = world("50m")
    numbers = list(source.within(degrees_box(view, 8), frozenset({"country", "border"})))
    every = numpy.array([source.geometry(number, smooth=False) for number in numbers], dtype=object)
    cut = shapely.transform(shapely.clip_by_rect(every, *view.unit_box(8)), view.to_px)
    own: list[BaseGeometry] = []
    others: list[BaseGeometry] = []
    lines: dict[bool, list[BaseGeometry]] = {False: [], True: []}
    for number, geometry in zip(numbers, shapely.simplify(cut, 0.5), strict=True):
        part = source.parts[number]
        if part.kind == "border":
            disputed = bool(part.properties["disputed"]) and policy is not BorderPolicy.AS_DRAWN
            if not (disputed and policy is BorderPolicy.NONE):
                lines[disputed].append(geometry)
        else:
            (own if part.key == code else others).append(geometry)
    paths = [
        svg.element("path", d=svg.path_data(others), fill=OTHER_LAND, stroke=OTHER_LAND, stroke_width=5),
        svg.element("path", d=svg.path_data(own), fill=LAND, stroke=LAND, stroke_width=5),
        svg.element("path", d=svg.path_data(lines[False]), fill="none", stroke=BORDER, stroke_width=9),
        svg.element(
            "path",
            d=svg.path_data(lines[True]),
            fill="none",
            stroke=BORDER,
            stroke_opacity=0.7,
            stroke_width=9,
            stroke_dasharray="14 22",
        ),
    ]
    return ground + svg.element("g", "".join(path for path in paths if ' d="' in path), transform="scale(.1)")
