"""The names of countries in a view, and where each may stand: a story's own ones have many places to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.svg.svg import Geometries
from cartostory.carto.view.clipping import degrees_box, shown, turns
from cartostory.carto.view.feature import Piece, Spot
from cartostory.carto.view.view import View
from cartostory.carto.view.world_pieces import FINE_ZOOM
from cartostory.carto.world.country_names import CountryNames, country_names
from cartostory.carto.world.label_points import LABEL_POINTS
from cartostory.carto.world.world import world
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Borders

COUNTRY_END_ZOOM = 7.0
"""From here on a country no longer fits into a view."""
_EARLIER = 1.0
"""By how much earlier a name stands on the map that runs out to sea."""
_STEP_PX, _MOST_SPOTS = 12.0, 120
_LEAST_SHARE = 0.2
"""A part of a country bears its name that is at least that large beside the largest one, by their boxes of degrees."""


def country_labels(view: View, language: str, own: frozenset[str], borders: Borders) -> Iterator[Piece]:
    """Yield the point of each country's name that lies in a view; the story's `own` countries (alpha-2) with spots."""
    if view.zoom >= COUNTRY_END_ZOOM:
        return
    resolution = "110m" if view.zoom < FINE_ZOOM else "50m"
    named = country_names(resolution, language, own, borders)
    places = view.places(named.units)
    for number, (x, y) in enumerate(places.tolist()):
        facts = named.properties[number]
        if facts["own"]:
            yield from _own(view, resolution, named, number)
        elif view.holds(x, y, 20):
            yield _placed(view, named, number, Piece(shapely.Point(x, y), facts))


def _placed(view: View, named: CountryNames, number: int, piece: Piece) -> Piece:
    """Let the name of an awkward country stand where its table says, from one zoom earlier on."""
    known = LABEL_POINTS.get(named.codes[number])
    if known is None:
        return piece
    lon, lat, side = known
    x, y = view.place(Point(lon, lat))
    starts = piece.properties["from"]
    earlier = {"from": starts - _EARLIER} if isinstance(starts, float) else {}
    return replace(piece, properties={**piece.properties, **earlier, "aside": True}, spots=((x, y, side),))


def _own(view: View, resolution: str, named: CountryNames, number: int) -> Iterator[Piece]:
    """Yield the name of a story's country at the middle of what is seen of it, and every other place that it has."""
    area = _seen(view, resolution, named.codes[number])
    middle = shapely.Point(view.place(named.points[number]))
    if area is None:  # too small to be drawn, and yet the story's
        if view.holds(middle.x, middle.y, 4):
            yield Piece(middle, named.properties[number], spots=((middle.x, middle.y, "center"),))
        return
    if not view.holds(middle.x, middle.y, 20) or not shapely.intersects(area, middle):
        middle = shapely.point_on_surface(area)
    yield Piece(middle, named.properties[number], spots=tuple(_spots(area, middle)))


@lru_cache(maxsize=64)
def _seen(view: View, resolution: str, code: str) -> BaseGeometry | None:
    """Give the largest part of a country that a view shows, in px; far islands do not stand for it."""
    source = world(resolution)
    least = source.largest[code][1] * _LEAST_SHARE
    own = [number for number in source.of_kind("country") if source.parts[number].key == code]
    own = [number for number in own if _size(source.extent(source.parts[number])) >= least]
    units = numpy.array([source.geometry(number, smooth=False) for number in own], dtype=object)
    west, _, east, _ = degrees_box(view)
    sheet = shapely.box(0, 0, view.width, view.height)
    parts = [
        part
        for turn in turns(west, east)
        for _, geometry in shown(view, units, turn)
        for part in shapely.get_parts(shapely.intersection(shapely.make_valid(geometry), sheet))
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    return max(parts, key=shapely.area, default=None)


def _size(box: Bounds) -> float:
    return box.width * box.height


def _spots(area: BaseGeometry, middle: shapely.Point) -> Iterator[Spot]:
    """Yield places inside a country: its middle, then the nearest ones."""
    yield middle.x, middle.y, "center"
    left, top, right, bottom = area.bounds
    columns = numpy.arange(left + _STEP_PX / 2, right, _STEP_PX)
    rows = numpy.arange(top + _STEP_PX / 2, bottom, _STEP_PX)
    grid = numpy.array(numpy.meshgrid(columns, rows)).reshape(2, -1).T
    if len(grid):
        points: Geometries = numpy.asarray(shapely.points(grid), dtype=object)
        inside = grid[shapely.intersects(area, points)]
        away = numpy.hypot(inside[:, 0] - middle.x, inside[:, 1] - middle.y)
        for x, y in inside[numpy.argsort(away, kind="stable")][:_MOST_SPOTS].tolist():
            yield x, y, "center"
