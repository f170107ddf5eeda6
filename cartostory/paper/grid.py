"""The grid of a map sheet: letters from the left, figures from the top, and the square of every named place."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Container, Iterator
from dataclasses import dataclass
from math import ceil

import shapely

from cartostory.carto.view.clipping import degrees_box
from cartostory.carto.view.features import prepared
from cartostory.carto.view.picture import Picture, Role
from cartostory.carto.view.scene import least_population
from cartostory.carto.view.view import View
from cartostory.carto.world.gazetteer import gazetteer
from cartostory.geo.point import Point
from cartostory.geo.projection import from_unit, world_px

_MOST_SQUARES = 3
"""How many squares the index names for one thing: a long road crosses many."""
_MOST_TOWNS = 60
_MOST_FILLED = 0.2
"""The share of the sheet that a named area may fill."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class MapGrid:
    """Squares of `step_px` over a map of `width` × `height` px, from its upper left corner; `step_m` on the ground."""

    width: float
    height: float
    step_px: float
    step_m: float

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the letters, from the left."""
        return tuple(map(letter, range(ceil(self.width / self.step_px - _SLIVER))))

    @property
    def rows(self) -> tuple[str, ...]:
        """Give the figures, from the top."""
        return tuple(str(number + 1) for number in range(ceil(self.height / self.step_px - _SLIVER)))

    def square(self, x: float, y: float) -> str:
        """Name the square of a px; empty where it lies off the map."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return ""
        column = min(int(x / self.step_px), len(self.columns) - 1)
        row = min(int(y / self.step_px), len(self.rows) - 1)
        return self.columns[column] + self.rows[row]


_SLIVER = 0.12
"""A last column narrower than that part of a square belongs to the one before."""


def letter(number: int) -> str:
    """Give the letters of a column, as spreadsheets do: A to Z, then AA."""
    more, rest = divmod(number, len(_LETTERS))
    return (letter(more - 1) if more else "") + _LETTERS[rest]


def names_on(svg: str) -> frozenset[str]:
    """Give every text that a drawing bears."""
    if not svg:
        return frozenset()
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own drawing
    return frozenset(" ".join(" ".join(text.itertext()).split()) for text in texts)


def index(picture: Picture, view: View, grid: MapGrid, drawn: Container[str]) -> tuple[tuple[str, str], ...]:
    """List every named place of a map with its squares, in alphabetical order: towns, places, features of layers.

    Of the towns, only those whose names are `drawn`: the others leave no trace on the sheet.
    """
    found: dict[str, dict[str, None]] = {}
    for name, point in _named(picture, grid, view, drawn):
        square = grid.square(*view.place(point))
        if square:
            found.setdefault(name, {})[square] = None
    rows = ((name, ", ".join(list(squares)[:_MOST_SQUARES])) for name, squares in found.items())
    return tuple(sorted(rows, key=lambda row: (_sorted_by(row[0]), row[0])))


def _named(picture: Picture, grid: MapGrid, view: View, drawn: Container[str]) -> Iterator[tuple[str, Point]]:
    """Yield what bears a name; an area that fills much of the sheet is no place to look for."""
    for marker in picture.markers:
        if marker.role is not Role.PHOTO and marker.name:
            yield marker.name, marker.point
    box = degrees_box(view, 0)
    for town in gazetteer().within(box, least_population(view.zoom), picture.language, _MOST_TOWNS):
        if " ".join(town.name.split()) in drawn:
            yield town.name, town.point
    most = _MOST_FILLED * grid.width * grid.height / world_px(view.zoom) ** 2
    for layer in picture.layers:
        ready = prepared(layer, picture.language)
        named = [number for number, known in enumerate(ready.properties) if known.get("name")]
        spots = shapely.point_on_surface(ready.geometries[named]) if named else ()
        for number, spot in zip(named, spots, strict=True):
            left, top, right, bottom = ready.boxes[number]
            if not shapely.is_empty(spot) and (right - left) * (bottom - top) <= most:
                yield str(ready.properties[number]["name"]), from_unit(shapely.get_x(spot), shapely.get_y(spot))


def _sorted_by(name: str) -> str:
    """Order names as an index does: accents and capitals count for nothing, nor what stands before the first letter."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return plain.lstrip(" '’‘«“\"-(")
