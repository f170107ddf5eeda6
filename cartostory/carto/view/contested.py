"""A layer's limits where states do not agree: such a stretch is drawn as the site's `borders.policy` says, not plain.

Two things tell: OpenStreetMap's own tags (`disputed=yes`, `boundary=disputed`), and the program's table of disputes,
along whose lines the outlines of other data run as well (the outline of a country, of a province at its edge).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import hypot

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.world import world
from cartostory.model import BorderPolicy

EDGE = "edge"
"""The `shape` of an area's outline where it is drawn apart from its area, which is then `edged`."""
_REACH, _SHORTEST = 0.07, 0.2
"""Degrees: how far data sets differ on where a border runs, and from what length on it is no mere crossing."""
_LIMITS = frozenset({"", "boundary"})
_OF_EDGES = ("kind", "tint", "level")

Part = tuple[BaseGeometry, dict[str, object]]


def parts_of(geometry: BaseGeometry, properties: dict[str, object]) -> list[Part]:
    """Give a feature (degrees) as it is to be drawn: whole, or with its contested stretches as parts of their own."""
    shape = properties.get("shape")
    if shape == "point" or "status" in properties or properties.get("kind") not in _LIMITS:
        return [(geometry, properties)]
    outline = shapely.boundary(geometry) if shape == "area" else geometry
    plain, contested = (shapely.LineString(), outline) if properties.get("contested") else _parted(outline)
    if contested.is_empty:
        return [(geometry, properties)]
    if shape == "area":
        return list(_of_area(geometry, properties, plain, contested))
    named = {key: value for key, value in properties.items() if key != "name" or plain.is_empty}
    return [*([] if plain.is_empty else [(plain, properties)]), (contested, {**named, "contested": True})]


def under(policy: BorderPolicy, properties: Mapping[str, object]) -> Mapping[str, object] | None:
    """Give the properties by which a policy draws a part; None where it leaves the part out."""
    if not properties.get("contested"):
        return properties
    if policy is BorderPolicy.NONE:
        return None
    return {**properties, "contested": policy is BorderPolicy.DASHED}


def _of_area(
    area: BaseGeometry, properties: dict[str, object], plain: BaseGeometry, contested: BaseGeometry
) -> Iterator[Part]:
    yield area, {**{key: value for key, value in properties.items() if key != "contested"}, "edged": True}
    edge = {"shape": EDGE, **{key: properties[key] for key in _OF_EDGES if key in properties}}
    if not plain.is_empty:
        yield plain, edge
    yield contested, {**edge, "contested": True}


def _parted(outline: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Part a line into what is plain and what runs along a line of the table."""
    near = _near()
    if not shapely.intersects(near, outline):
        return outline, shapely.LineString()
    along = shapely.get_parts(_merged(shapely.intersection(outline, near)))
    kept = [line for line in along if _extent(line) > _SHORTEST]
    if not kept:
        return outline, shapely.LineString()
    contested = shapely.MultiLineString(kept)
    return _merged(shapely.difference(outline, contested)), contested


def _merged(lines: BaseGeometry) -> BaseGeometry:
    found = [part for part in shapely.get_parts(lines) if shapely.length(part)]
    return shapely.line_merge(shapely.MultiLineString(found))


def _extent(line: BaseGeometry) -> float:
    west, south, east, north = line.bounds
    return hypot(east - west, north - south)


@lru_cache(maxsize=1)
def _near() -> BaseGeometry:
    """Give what lies along the contested lines of the built-in world."""
    source = world("50m")
    lines = [
        source.degrees(number) for number in source.of_kind("border") if source.parts[number].properties["disputed"]
    ]
    found: BaseGeometry = shapely.buffer(shapely.union_all(lines), _REACH)
    shapely.prepare(found)
    return found
