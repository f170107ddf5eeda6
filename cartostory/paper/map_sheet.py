"""A story -> a map to be used on the ground and written on: neat line, grid and index, exact scale, legend, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, floor, log2, log10, radians
from typing import Any

import shapely

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.view.compose import chapter_map
from cartostory.carto.view.features import name_of
from cartostory.carto.view.framing import Frame, FrameKind, opening
from cartostory.carto.view.framing import frame as framed
from cartostory.carto.view.picture import Picture, PictureKind, Role
from cartostory.carto.view.words import length_text, number_text, words
from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import EQUATOR_M, TILE_PX, fitting_zoom, metres_per_px
from cartostory.model import Camera, Paper, Partnership, Story
from cartostory.model.output import Address, Kind
from cartostory.paper.credits import layer_credits
from cartostory.paper.document import SHEET, Manuscript
from cartostory.paper.document_builder import DocumentBuilder, frame
from cartostory.paper.grid import MapGrid
from cartostory.paper.sheet_size import PaperSheet, sheet_of
from cartostory.paper.towns import towns
from cartostory.problems.problem import Problem, problem
from cartostory.render.places import kicker, markers_of

_MARGIN_MM, _BAND_MM, _GAP_MM = 9.0, 6.0, 8.0
_COLUMN_MM, _FOOT_MM = 80.0, 92.0
_SQUARE_MM = 60.0
_BAR_MM = 55.0
_ROOM = 0.92
"""The share of the sheet that what is to be seen may fill."""
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10)
_ON_SCREEN_PX = 960
_SMALLEST, _LARGEST = 500, 100_000_000
_LONE_SCALE = 500_000
_WIDE_DEGREES = 25.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the map stands on the sheet, in mm; `column` is what stands beside it, or below it on an upright sheet."""

    sheet: PaperSheet
    left: float
    top: float
    width: float
    height: float
    column: float
    lies: bool


def layout_of(sheet: PaperSheet) -> Layout:
    """Lay a map sheet out."""
    grown = sheet.growth
    edge = (_MARGIN_MM + _BAND_MM) * grown
    lies = sheet.width > sheet.height
    column = (_COLUMN_MM if lies else _FOOT_MM) * grown
    beside = column + _GAP_MM * grown
    width = sheet.width - 2 * edge - (beside if lies else 0)
    height = sheet.height - 2 * edge - (0 if lies else beside)
    return Layout(sheet, edge, edge, width, height, column, lies)


def map_sheet(
    desk: DocumentBuilder, partnership: Partnership, story: Story, paper: Paper, chapter: int = 0
) -> Manuscript:
    """Put a map sheet together: of a chapter's map, or of the one that shows most of the story's layers."""
    layout = layout_of(sheet_of(paper))
    sheet = layout.sheet
    wide, high = sheet.px(layout.width), sheet.px(layout.height)
    seen = chosen(partnership, story, chapter)
    scale, centre = scale_and_centre(seen, layout, paper.scale)
    zoom = zoom_at(scale, centre.lat, sheet)
    title = desk.sheet.set(kicker(markers_of(partnership, story), seen, desk.sheet)) or desk.sheet.set(story.title)
    seen = replace(seen, kind=FrameKind.MAP, camera=Camera(centre, zoom), bounds=None, twin=(), compare=(), locate="")
    alt = desk.say("Map: %(places)s") % {"places": title}
    picture = replace(placed_map(desk, partnership, story, seen, alt, (wide, high)), kind=PictureKind.SHEET)
    desk.problems += _undated(picture)
    grid = grid_of(picture, scale, sheet)
    data = {
        **frame(desk, title, desk.sheet.set(story.title), story.updated),
        **towns(desk, partnership, story),
        **_layout(layout),
        "scale": f"1:{number_text(scale, story.language)}",
        "bar": bar(scale, story.language, sheet.growth),
        "grid": {
            "step": grid.step_px / sheet.px_per_mm,
            "columns": grid.columns,
            "rows": grid.rows,
            "says": length_text(grid.step_m, story.language) if scale <= _LONE_SCALE else "",
        },
        "north": words(story.language).compass[0],
        "markers": _markers(picture),
        "layers": layer_credits(desk, picture.layers),
        "qr": desk.code("story", Address(Kind.STORY, partnership.slug, story.language), partnership.slug),
        "words": _words(desk),
    }
    return desk.manuscript("map.typ", story.span, data, {SHEET: picture}, grid)


def placed_map(  # noqa: PLR0917 - what `chapter_map` asks for
    desk: DocumentBuilder, partnership: Partnership, story: Story, seen: Frame, alt: str, size: tuple[int, int]
) -> Picture:
    """Make the map of a document that does not show the chapter's photographs: their numbers would lead nowhere."""
    found = chapter_map(partnership, story, seen, desk.site.config, alt, size)
    return replace(found, markers=tuple(marker for marker in found.markers if marker.role is not Role.PHOTO))


def _undated(picture: Picture) -> list[Problem]:
    """Note the layers of others whose date nobody wrote: the sheet says of what day the data of all others are."""
    layers = (layer for layer in picture.layers if layer.source and layer.date is None)
    return [problem("paper-layer-undated", layer.span, layer=layer.key) for layer in layers]


def chosen(partnership: Partnership, story: Story, chapter: int = 0) -> Frame:
    """Choose what the sheet shows: the chapter asked for, else the plain map with most of the layers' features."""
    frames = framed(partnership, story)
    asked = next((seen for seen in frames if seen.number == chapter), None)
    if asked:
        return asked
    maps = [seen for seen in frames if seen.kind is FrameKind.MAP]
    near = [seen for seen in maps if not _is_wide(seen)]
    if near:
        return max(near, key=lambda seen: _count(partnership, seen, story.language))
    from_above = [seen for seen in maps if seen.camera]
    there = [town.point for town in story.towns[1:] or story.towns]
    around = replace(opening(partnership, story), bounds=Bounds.around(there) if there else None)
    return max(from_above, key=lambda seen: seen.camera.zoom if seen.camera else 0.0, default=around)


def _is_wide(seen: Frame) -> bool:
    if seen.camera:
        return seen.camera.zoom < 5  # noqa: PLR2004 - more than a country
    box = seen.bounds
    return box is None or max(box.width, box.height) > _WIDE_DEGREES


def _count(partnership: Partnership, seen: Frame, language: str) -> tuple[int, int]:
    """Count the features in view: those with a name first, which one looks for on a sheet; then all of them."""
    box = split(shapely.box(*_box(seen)))
    shown = [layer for key, layer in partnership.layers.items() if key in seen.layers]
    there = [(one, layer) for layer in shown for one in layer.features if shapely.intersects(one.geometry, box)]
    named = [name_of(tags_of(one.properties), language, layer.style.label) for one, layer in there]
    return sum(map(bool, named)), len(there)


def _box(seen: Frame) -> tuple[float, float, float, float]:
    """Give the box of degrees that a frame shows; longitudes run on past ±180."""
    if seen.bounds:
        box, grown = seen.bounds, max(seen.bounds.width, seen.bounds.height) * 0.05
        return box.west - grown, box.south - grown, box.unrolled_east + grown, box.north + grown
    if seen.camera is None:
        return -180.0, -90.0, 180.0, 90.0
    half = 360 * _ON_SCREEN_PX / (TILE_PX * 2**seen.camera.zoom) / 2
    centre = seen.camera.centre
    return centre.lon - half, centre.lat - half * 0.7, centre.lon + half, centre.lat + half * 0.7


def scale_and_centre(seen: Frame, layout: Layout, asked: int | None) -> tuple[int, Point]:
    """Give the scale's denominator and the middle: as asked, or the next round scale at which everything is seen."""
    sheet = layout.sheet
    wide, high = sheet.px(layout.width) * _ROOM, sheet.px(layout.height) * _ROOM
    if seen.camera:
        centre = seen.camera.centre
        ground = metres_per_px(centre.lat, seen.camera.zoom) * _ON_SCREEN_PX
        return asked or round_scale(ground / (layout.width / 1000)), centre
    if seen.bounds is None:
        return asked or _LARGEST, Point(10, 20)
    centre, zoom = fitting_zoom(seen.bounds, wide, high, 22)
    if not seen.bounds.width and not seen.bounds.height:
        return asked or _LONE_SCALE, centre
    return asked or round_scale(metres_per_px(centre.lat, zoom) * sheet.px_per_mm * 1000), centre


def round_scale(denominator: float) -> int:
    """Give the next scale that people know (1:25 000, 1:40 000 …), never larger than what was asked."""
    least = min(max(denominator, _SMALLEST), _LARGEST)
    power = 10.0 ** floor(log10(least))
    return round(next(step * power for step in _STEPS if step * power >= least * 0.999))


def zoom_at(scale: int, lat: float, sheet: PaperSheet) -> float:
    """Give the zoom at which a mm of the sheet is `scale` mm on the ground, in the middle of the map."""
    metres = scale / 1000 / sheet.px_per_mm
    return log2(EQUATOR_M * cos(radians(lat)) / (TILE_PX * metres))


def grid_of(picture: Picture, scale: int, sheet: PaperSheet) -> MapGrid:
    """Give the grid: squares of a round length on the ground, around 60 mm wide on A3."""
    step = _round_length(scale / 1000 * _SQUARE_MM * 1.4 * sheet.growth)
    return MapGrid(picture.width, picture.height, step * 1000 / scale * sheet.px_per_mm, step)


def _round_length(most: float, steps: tuple[float, ...] = (5, 2.5, 2, 1)) -> float:
    power = 10.0 ** floor(log10(most))
    return next(step * power for step in steps if step * power <= most)


def bar(scale: int, language: str, growth: float) -> Mapping[str, Any]:
    """Give the scale bar: its length in mm for a round length on the ground, and what stands at its marks."""
    metres = _round_length(scale / 1000 * _BAR_MM * growth, (5, 2, 1))
    return {
        "mm": metres * 1000 / scale,
        "half": length_text(metres / 2, language),
        "whole": length_text(metres, language),
    }


def _layout(layout: Layout) -> Mapping[str, Any]:
    return {
        "sheet": [layout.sheet.width, layout.sheet.height],
        "growth": layout.sheet.growth,
        "map": [layout.left, layout.top, layout.width, layout.height],
        "column": layout.column,
        "lies": layout.lies,
    }


def _markers(picture: Picture) -> list[Mapping[str, Any]]:
    return [
        {"number": marker.number, "name": marker.name}
        for marker in picture.markers
        if marker.role is Role.PLACE and marker.number
    ]


def _words(desk: DocumentBuilder) -> Mapping[str, str]:
    return {
        "legend": desk.say("Legend"),
        "index": desk.say("Index of places"),
        "notes": desk.say("Notes"),
        "square": desk.say("One square: %(length)s"),
        "sources": desk.say("Sources"),
        "exact": desk.say("The scale is right where the page is printed at 100%, not fitted to the paper."),
        "odbl": desk.say(
            "This map holds data of OpenStreetMap, © its contributors, under the Open Database Licence (ODbL 1.0): "
            "openstreetmap.org/copyright. Whoever publishes a changed version of these data shares them alike."
        ),
        "story": desk.say("The story of this map:"),
        "drawn": desk.say("Drawn with cartostory."),
    }
