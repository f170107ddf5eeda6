"""The ladder's steps for a chapter: world, country, the boundaries that the layers hold around the place, the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.view.features import name_of
from cartostory.carto.view.framing import PLACE_ZOOM, Frame
from cartostory.carto.view.layer_style import label_of
from cartostory.carto.view.names import name_in, targets
from cartostory.carto.view.picture import Pane, Role
from cartostory.carto.view.words import words
from cartostory.carto.world.territories import alpha_2, country_name
from cartostory.carto.world.world import world
from cartostory.geo.bounds import Bounds
from cartostory.geo.extent import extent_of
from cartostory.geo.point import Point
from cartostory.model import Borders, Camera, Feature, Layer, Partnership, Story
from cartostory.model.layer_style import LayerStyle

PART = "/"
"""Stands between the key of a layer and the number of its feature that a pane shows."""
_WORLD = Bounds(-150.0, -52.0, 170.0, 70.0)
_MOST_BOUNDARIES, _LEAST_STEP = 3, 0.6
_ADMINISTRATIVE = re.compile(
    r"adm(?:in)?(?P<level>\d)(?:_name|_?(?P<language>[a-z]{2}))?|name_(?P<gadm>\d)|shapename", re.IGNORECASE
)
_CODE_LENGTH, _RECTANGULAR = 2, 0.98


@dataclass(frozen=True, slots=True)
class Boundary:
    """An area of a layer that holds the place; `size` in square degrees."""

    layer: Layer
    feature: Feature
    size: float

    @property
    def bounds(self) -> Bounds:
        """Give the area's box."""
        return extent_of((self.feature.geometry,)) or _WORLD


def rungs(partnership: Partnership, story: Story, frame: Frame, borders: Borders) -> tuple[Pane, ...]:
    """Give the panes of the ladder, widest first; none where nothing says where the place is."""
    found = destination_of(partnership, story, frame.locate)
    if found is None:
        return ()
    name, point = found
    code = world("50m").country_at(point.lon, point.lat)
    steps = [boundary for boundary in boundaries(partnership, point) if _is_smaller(boundary, code)]
    language = story.language
    boxes: list[tuple[str, Bounds | None, Boundary | None]] = [(words(language).world, _world(point), None)]
    if alpha_2(code):
        name_there = borders.name_of(alpha_2(code), language) or country_name(code, language)
        boxes.append((name_there, _country(code, point), None))
    boxes += [(_name(step, language), step.bounds, step) for step in steps]
    panes = []
    for number, (title, bounds, boundary) in enumerate(boxes):
        after = boxes[number + 1] if number + 1 < len(boxes) else None
        shown = tuple(_highlighted(step) for step in (boundary, after[2] if after else None) if step)
        panes.append(Pane(title, bounds=bounds, frame=after[1] if after else _spot(point), layers=shown))
    last = Camera(point, PLACE_ZOOM - 1 if steps else PLACE_ZOOM)
    return (*panes, Pane(name, camera=last, role=Role.THERE, layers=(_highlighted(steps[-1]),) if steps else ()))


def destination_of(partnership: Partnership, story: Story, locate: str) -> tuple[str, Point] | None:
    """Find where the ladder leads: a name of the story's, the town in the country of that code, or the last town."""
    target = targets(partnership, story).get(locate)
    point = (target.point or (target.bounds.centre if target.bounds else None)) if target else None
    if target and point:
        return target.name, point
    towns = story.towns or partnership.story.towns
    if not towns:
        return None
    code = locate.upper() if len(locate) == _CODE_LENGTH else ""
    town = next((town for town in reversed(towns) if town.country == code), towns[-1])
    return name_in(story.language, town.name, town.names), town.point


def boundaries(partnership: Partnership, point: Point) -> tuple[Boundary, ...]:
    """Give the areas of the layers that hold a point, largest first, each clearly smaller than the one before."""
    spot = shapely.Point(point.lon, point.lat)
    holding = sorted(_holding(partnership, spot), key=lambda boundary: -boundary.size)
    found: list[Boundary] = []
    for boundary in holding:
        if not found or boundary.size < found[-1].size * _LEAST_STEP:
            found.append(boundary)
    return tuple(found[-_MOST_BOUNDARIES:])


def _holding(partnership: Partnership, spot: BaseGeometry) -> Iterator[Boundary]:
    for layer in partnership.layers.values():
        for feature in layer.features:
            is_area = feature.geometry.geom_type in ("Polygon", "MultiPolygon")
            if is_area and not _is_box(feature.geometry) and shapely.contains(feature.geometry, spot):
                yield Boundary(layer, feature, float(shapely.area(feature.geometry)))


def _is_box(area: BaseGeometry) -> bool:
    """Tell whether an area is an upright rectangle: a square of a grid or the frame of an extract, no boundary."""
    return bool(shapely.area(area) > shapely.area(shapely.envelope(area)) * _RECTANGULAR)


def _is_smaller(boundary: Boundary, code: str) -> bool:
    """Tell whether a boundary lies below the country, whose outline the ladder shows anyway."""
    known = world("50m").largest.get(code)
    return known is None or boundary.size < known[1] * _LEAST_STEP * 0.5


def _world(point: Point) -> Bounds:
    """Give the world as maps show it, or turned to a place that would stand at its edge."""
    if _WORLD.holds(Point(point.lon, 0.0)):
        return _WORLD
    half = _WORLD.width / 2
    west, east = ((point.lon + side + 540) % 360 - 180 for side in (-half, half))
    return replace(_WORLD, west=west, east=east)


def _country(code: str, point: Point) -> Bounds | None:
    source = world("50m")
    extents = map(source.extent, source.country(code))
    holding = (extent for extent in extents if extent.holds(point))
    return max(holding, key=lambda extent: extent.width * extent.height, default=None)


def _spot(point: Point) -> Bounds:
    return Bounds(point.lon, point.lat, point.lon, point.lat)


def _name(boundary: Boundary, language: str) -> str:
    tags = tags_of(boundary.feature.properties)
    named = name_of(tags, language, boundary.layer.style.label)
    return named or _administrative_name(tags, language) or label_of(boundary.layer, language)


def _administrative_name(tags: Mapping[str, object], language: str) -> str:
    """Read the name where those who publish limits write it: `adm2` (HDX), `ADM2_FR` (OCHA), `NAME_2` (GADM).

    Of several levels the deepest is the area's own; those above say in what it lies.
    """
    found: dict[tuple[int, bool], str] = {}
    for key, value in tags.items():
        told = _ADMINISTRATIVE.fullmatch(key)
        if told and isinstance(value, str) and value.strip():
            level = int(told["level"] or told["gadm"] or 9)
            in_language = (told["language"] or "").lower() == language.split("-", maxsplit=1)[0]
            found.setdefault((level, in_language), value.strip())
    return found[max(found)] if found else ""


def _highlighted(boundary: Boundary) -> Layer:
    """Give a boundary as a layer of its own, without its name, which the pane's title says, in its layer's one tint."""
    plain = Feature(boundary.feature.geometry, {}, boundary.feature.id)
    number = boundary.layer.features.index(boundary.feature)
    return replace(
        boundary.layer,
        key=f"{boundary.layer.key}{PART}{number}",
        features=(plain,),
        digest=f"{boundary.layer.digest}/{number}",
        symbol=None,
        style=LayerStyle(tint=boundary.layer.style.tint),
    )
