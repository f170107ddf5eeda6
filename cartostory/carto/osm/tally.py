"""What an extract holds, counted: buildings, kilometres of roads, named places. What a mapathon adds shows in these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.osm.osm_tags import is_osm, kind_of, tags_of
from cartostory.geo.ellipsoid import length_m
from cartostory.model import Feature

_SHAPES = ("point", "line", "area")
_NAMES = ("name", "int_name", "official_name")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one extract. `roads_m` is the length of roads and paths in metres; `is_osm`: any feature has OSM tags.

    `features` counts everything that is drawn, for extracts of another making.
    """

    features: int = 0
    buildings: int = 0
    roads_m: float = 0.0
    places: int = 0
    is_osm: bool = False


def tally(features: Iterable[Feature]) -> Tally:
    """Count what some features are, by OpenStreetMap's tags."""
    every = [(feature, tags_of(feature.properties)) for feature in features]
    kinds = [
        (feature, kind_of(tags, _SHAPES[int(shapely.get_dimensions(feature.geometry))]).get("kind"), tags)
        for feature, tags in every
        if is_osm(tags)
    ]
    return Tally(
        features=len(every),
        buildings=sum(kind == "building" for _, kind, _ in kinds),
        roads_m=sum(length_m(feature.geometry) for feature, kind, _ in kinds if kind == "road"),
        places=sum("place" in tags and any(tags.get(name) for name in _NAMES) for _, _, tags in kinds),
        is_osm=bool(kinds),
    )


_SQUARE_SHAPES = ("point", "line", "area")


def drawn(features: Sequence[Feature]) -> list[Feature]:
    """Give what counts as drawn: everything but administrative boundaries, which lie over blank land as well.

    Squares of a grid and an extract -> what the extract holds in each of them.
    """
    return [feature for feature in features if not _is_boundary(feature)]


def tallies(areas: Sequence[BaseGeometry], features: Sequence[Feature]) -> list[Tally]:
    """Count what lies in each area. A building counts in one square only: that of its middle; roads are cut."""
    counted = drawn(features)
    tree = shapely.STRtree([feature.geometry for feature in counted])
    return [_within(area, [counted[number] for number in sorted(tree.query(area, "intersects"))]) for area in areas]


def blanks(areas: Sequence[BaseGeometry], features: Sequence[Feature]) -> list[bool]:
    """Tell of each area whether nothing lies in it."""
    tree = shapely.STRtree([feature.geometry for feature in drawn(features)])
    touched = set(tree.query(list(areas), "intersects")[0].tolist())
    return [number not in touched for number in range(len(areas))]


def _within(area: BaseGeometry, near: list[Feature]) -> Tally:
    parts = (_part(area, feature) for feature in near)
    return tally(part for part in parts if part)


def _part(area: BaseGeometry, feature: Feature) -> Feature | None:
    dimensions = int(shapely.get_dimensions(feature.geometry))
    if dimensions == 1:
        cut = shapely.intersection(feature.geometry, area)
        return None if cut.is_empty or not cut.length else Feature(cut, feature.properties, feature.id)
    if dimensions == 2 and not shapely.intersects(area, shapely.centroid(feature.geometry)):  # noqa: PLR2004 - areas
        return None
    return feature


def _is_boundary(feature: Feature) -> bool:
    tags = tags_of(feature.properties)
    shape = _SQUARE_SHAPES[int(shapely.get_dimensions(feature.geometry))]
    return is_osm(tags) and kind_of(tags, shape).get("kind") == "boundary"
