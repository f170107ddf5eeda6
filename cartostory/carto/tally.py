"""What an extract holds, counted: buildings, kilometres of roads, named places. What a mapathon adds shows in these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from cartostory.carto.osm_tags import is_osm, kind_of, tags_of
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
