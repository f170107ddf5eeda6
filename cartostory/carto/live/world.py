"""The built-in world for a live map: coarse everywhere, finer where wide views look, finest around places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import shapely

from cartostory.carto.live.fine_ground import CLOSE_ZOOM
from cartostory.carto.live.packing import collection, feature
from cartostory.carto.live.world_detail import WORLD_BOX, DetailBoxes, ground_features
from cartostory.carto.view.framing import FIT_TOP_ZOOM, Frame
from cartostory.carto.view.picture import Marker, Role
from cartostory.carto.view.scene import SAME_PLACE_M, least_population, river_name, town_facts
from cartostory.carto.world.country_names import country_names
from cartostory.carto.world.gazetteer import gazetteer
from cartostory.carto.world.topology import Box
from cartostory.geo.antimeridian import split
from cartostory.geo.projection import MERCATOR_LAT, fitting_zoom, world_px
from cartostory.geo.sphere import distance_m, great_circle
from cartostory.model import Borders, Town

SCREEN = (1400.0, 900.0)
"""The largest usual map pane, in px: what lies within it around a camera may be seen."""
NEAR_ZOOM = 5.5
"""From this zoom on a view is near."""
_NEAR_BOX, _CLOSE_BOX = 7.0, 7.6
"""How far around one is drawn finely: what `SCREEN` shows at these zooms."""
FIT_MARGIN = 0.35
_LABEL, _TOWN = 0.1, 0.001
"""How exact points are, in degrees: of a country's name, of a town (200 m)."""
_MOST_TOWNS, _MOST_ASIDE = 60, 30
"""In a view; and in one from two zooms further off, which only a reader who moves the map comes to see."""
_COUNTED = ("population", "weight")
_TURNS = (0.0, 360.0, -360.0)

Collection = dict[str, Any]


def base_sources(
    frames: tuple[Frame, ...], towns: tuple[Town, ...], markers: tuple[Marker, ...], language: str, borders: Borders
) -> dict[str, Collection]:
    """Give the sources of the built-in world, and the arcs from here to there."""
    ground = ground_of(frames, towns)
    own = frozenset(town.country for town in towns)
    found: dict[str, Iterable[Collection]] = {**ground_features(ground, own, borders.policy)}
    found["rivers"] = _named(found["rivers"], language)
    found["graticule"] = _graticule()
    found["countries"] = _countries(ground, language, own, borders)
    found["towns"] = _towns(frames, markers, language, borders, own)
    found["arcs"] = _arcs(towns)
    return {name: collection(features) for name, features in found.items()}


def _named(rivers: Iterable[Collection], language: str) -> Iterator[Collection]:
    """Yield rivers with their names in one language."""
    for river in rivers:
        known = river["properties"]
        name = river_name(known, language)
        kept = {"rank": known["rank"]} if "rank" in known else {}
        yield {**river, "properties": {**kept, **({"name": name} if name else {})}}


def ground_of(frames: tuple[Frame, ...], towns: tuple[Town, ...]) -> DetailBoxes:
    """Find what the story's cameras may see: a region for its wide views, boxes around the near and the close ones.

    What they see beyond the antimeridian is a region or a box of its own.
    """
    cameras = [*filter(None, map(_camera, frames))]
    places = [(town.point.lon, town.point.lat) for town in towns]
    wide = [_boxes(*camera) for camera in cameras if camera[2] < NEAR_ZOOM]
    near = [_boxes(lon, lat, min(zoom, _NEAR_BOX)) for lon, lat, zoom in cameras if zoom >= NEAR_ZOOM]
    near += [_boxes(*place, _NEAR_BOX) for place in places]
    close = [_boxes(lon, lat, _CLOSE_BOX) for lon, lat, zoom in cameras if zoom >= CLOSE_ZOOM]
    close += [_boxes(*place, _CLOSE_BOX) for place in places]
    seen = wide or near or [(WORLD_BOX,)]
    sides = ([here for here, *_ in seen], [box for _, *beyond in seen for box in beyond])
    regions = [_around(boxes) for boxes in sides if boxes]
    return DetailBoxes(*(tuple(_merged(boxes)) for boxes in (regions, _flat(near), _flat(close))))


def _flat(boxes: Iterable[tuple[Box, ...]]) -> list[Box]:
    return [box for parts in boxes for box in parts]


def _camera(frame: Frame) -> tuple[float, float, float] | None:
    """Give longitude, latitude and zoom of a frame on the largest usual pane."""
    if frame.camera:
        return frame.camera.centre.lon, frame.camera.centre.lat, frame.camera.zoom
    if not frame.bounds:
        return None
    centre, zoom = fitting_zoom(frame.bounds, *SCREEN, FIT_TOP_ZOOM)
    # smaller panes fit the same bounds at a lower zoom, and so show more around them
    return centre.lon, centre.lat, max(zoom - FIT_MARGIN, 0.0)


def _boxes(lon: float, lat: float, zoom: float) -> tuple[Box, ...]:
    """Give the box around a camera, then what lies of it beyond the antimeridian.

    Away from the equator the pane shows a little less in height.
    """
    half_wide = SCREEN[0] / 2 / world_px(zoom) * 360
    half_high = SCREEN[1] / 2 / world_px(zoom) * 360
    turned = ((lon - half_wide + turn, lat - half_high, lon + half_wide + turn, lat + half_high) for turn in _TURNS)
    return tuple(box for box in map(_clamped, turned) if box[0] < box[2])


def _around(boxes: list[Box]) -> Box:
    return _clamped(shapely.union_all([shapely.box(*box) for box in boxes]).bounds)


def _clamped(box: Box) -> Box:
    west, south, east, north = box
    return max(west, -180.0), max(south, -MERCATOR_LAT), min(east, 180.0), min(north, MERCATOR_LAT)


def _merged(boxes: list[Box]) -> list[Box]:
    """Join boxes that overlap until none does."""
    left = sorted(set(boxes))
    found: list[Box] = []
    while left:
        box = left.pop()
        touching = [other for other in left if shapely.box(*box).intersects(shapely.box(*other))]
        if not touching:
            found.append(box)
            continue
        left = [other for other in left if other not in touching]
        left.append(_around([box, *touching]))
    return sorted(found)


@cache
def _graticule() -> tuple[Collection, ...]:
    """Return the lines of every tenth degree: the same for every story, and packed once in a process."""
    lines = [[(float(lon), -MERCATOR_LAT), (float(lon), MERCATOR_LAT)] for lon in range(-180, 180, 10)]
    lines += [[(-180.0, float(lat)), (180.0, float(lat))] for lat in range(-80, 81, 10)]
    return (feature(shapely.MultiLineString(lines), 1.0, {}),)


def _countries(ground: DetailBoxes, language: str, own: frozenset[str], borders: Borders) -> Iterator[Collection]:
    boxes = (*ground.region, *ground.near, *ground.close)
    named = country_names("50m", language, own, borders)
    for point, properties in zip(named.points, named.properties, strict=True):
        if any(west < point.lon < east and south < point.lat < north for west, south, east, north in boxes):
            yield feature(shapely.Point(point.lon, point.lat), _LABEL, properties)


def _towns(
    frames: tuple[Frame, ...], markers: tuple[Marker, ...], language: str, borders: Borders, own: frozenset[str]
) -> Iterator[Collection]:
    """Yield the towns that any frame would name, at its own zoom and two steps before."""
    known = gazetteer()
    hidden = [marker.point for marker in markers if marker.role is not Role.PHOTO]
    chosen = {}
    for lon, lat, zoom in filter(None, map(_camera, frames)):
        for step, most in ((zoom, _MOST_TOWNS), (max(zoom - 2, 1.5), _MOST_ASIDE)):
            for box in _boxes(lon, lat, step):
                towns = known.within(box, least_population(step), language, most, own)
                named = ((town, town_facts(town, language, borders, step)) for town in towns)
                chosen.update({town.point: (town, facts) for town, facts in named if facts})
    for town, facts in sorted(chosen.values(), key=lambda pair: (-pair[0].population, pair[0].name)):
        if not any(distance_m(town.point, point) < SAME_PLACE_M for point in hidden):
            lean = {name: _round(value) if name in _COUNTED else value for name, value in facts.items()}
            yield feature(shapely.Point(town.point.lon, town.point.lat), _TOWN, lean)


def _round(population: object) -> object:
    """Leave a population two digits, never more than it has: what a style asks of it stays as true, in less bytes."""
    if not isinstance(population, int):
        return population
    unit = 10 ** max(len(str(population)) - 2, 0)
    return population // unit * unit


def _arcs(towns: tuple[Town, ...]) -> Iterator[Collection]:
    if not towns:
        return
    here, *there = towns
    for town in there:
        path = great_circle(here.point, town.point, 120_000)
        middle = len(path) // 2
        for role, points in (("here", path[: middle + 1]), ("there", path[middle:])):
            line = shapely.LineString([(point.lon, point.lat) for point in points])
            west, _, east, _ = line.bounds
            whole = line if west >= -180 and east <= 180 else split(line)  # noqa: PLR2004 - the antimeridian
            yield feature(whole, 0.01, {"role": role})
