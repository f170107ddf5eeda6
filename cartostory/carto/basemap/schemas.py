"""Layers of vector tiles, in the schemas that people use and our own -> the properties by which our one style draws.

OpenMapTiles (openmaptiles.org/schema), Protomaps (docs.protomaps.com/basemaps/layers), Shortbread
(shortbread-tiles.org/schema). A `TileLayer` says, for a layer of tiles, what to put in the place of each property that
the style asks of a story's features, and which kinds of features it may hold, to find the style layers that draw them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Expression = object

AREA_KINDS = ("built-up", "green", "water", "building")
_LINE, _AREA, _POINT = "line", "area", "point"
_CLASSES = ("motorway", "trunk", "primary", "secondary", "tertiary", "minor", "service", "track", "path")


@dataclass(frozen=True, slots=True)
class TileLayer:
    """One layer of tiles. `given` maps a property of the style to an expression over the tile's own properties."""

    name: str
    shape: str
    given: Mapping[str, Expression]
    samples: tuple[Mapping[str, object], ...]
    only: Expression | None = None


def _of(kind: str, name: str, shape: str, only: Expression | None = None) -> TileLayer:
    """Describe a layer that holds one kind of feature."""
    return TileLayer(name, shape, {"kind": kind}, ({"kind": kind},), only)


def _waterways(name: str, key: str) -> TileLayer:
    """Describe lines of water; those that are none (a strait's name) are left out."""
    given = {"kind": "waterway", "class": ["get", key]}
    return TileLayer(name, _LINE, given, ({"kind": "waterway", "class": "river"},), _one_of(key, *_FLOWING))


def _water_names(name: str, only: Expression | None = None) -> TileLayer:
    return TileLayer(name, _POINT, {"kind": "water-name"}, ({"kind": "water-name", "name": "A"},), only)


def _one_of(key: str, *values: str) -> Expression:
    return ["match", ["get", key], list(values), True, False]


def _roads(name: str, road_class: Expression, rail: Expression, apart: Expression) -> TileLayer:
    """Describe roads and railways. `apart` tells what is neither, or lies in a tunnel."""
    samples = (*({"kind": "road", "class": each} for each in _CLASSES), {"kind": "rail"})
    given = {"kind": ["case", rail, "rail", "road"], "class": ["case", rail, "", road_class]}
    return TileLayer(name, _LINE, given, samples, ["!", apart])


def _class(key: str) -> Expression:
    """Bring the classes of roads together as `osm_tags` does; ways for feet are paths, what is not known is minor."""
    return [
        "match",
        ["get", key],
        ["motorway", "trunk", "primary", "secondary", "tertiary", "service", "track"],
        ["get", key],
        ["motorway_link", "trunk_link", "primary_link", "secondary_link", "tertiary_link"],
        "tertiary",
        ["path", "footway", "cycleway", "bridleway", "steps", "pedestrian"],
        "path",
        "minor",
    ]


def _places(name: str, key: str, only: Expression | None = None) -> TileLayer:
    ranks = ["match", ["get", key], "city", 1, "town", 2, ["suburb", "borough"], 3, ["village", "quarter"], 4, 5]
    samples = tuple({"kind": "place", "class": "village", "rank": rank, "name": "A"} for rank in range(1, 6))
    return TileLayer(name, _POINT, {"kind": "place", "rank": ranks, "class": ["get", key]}, samples, only)


_GREEN = ("wood", "forest", "grass", "meadow", "park", "garden", "orchard", "farmland", "scrub", "wetland", "cemetery")
_BUILT = ("residential", "commercial", "industrial", "retail", "suburb", "quarter", "neighbourhood")
_FLOWING = ("river", "canal", "stream", "drain", "ditch")
_OF_WATER = ("water", "lake", "river", "reservoir", "pond", "basin", "bay", "ocean", "sea", "lagoon")
_SETTLED = ("city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "borough")


def _own_lines() -> TileLayer:
    given = {"kind": ["get", "kind"], "class": ["coalesce", ["get", "class"], ""]}
    samples = (
        *({"kind": "road", "class": each} for each in _CLASSES),
        {"kind": "rail"},
        {"kind": "waterway", "class": "river"},
    )
    return TileLayer("ground_lines", _LINE, given, samples)


def _own_places() -> TileLayer:
    given = {"kind": "place", "class": ["get", "class"], "rank": ["coalesce", ["get", "rank"], 6]}
    samples = tuple({"kind": "place", "class": "village", "rank": rank, "name": "A"} for rank in range(1, 6))
    return TileLayer("ground_places", _POINT, given, samples)


SCHEMAS: Mapping[str, tuple[TileLayer, ...]] = {
    "OpenMapTiles": (
        _of("green", "landcover", _AREA, only=_one_of("class", *_GREEN)),
        _of("built-up", "landuse", _AREA, only=_one_of("class", *_BUILT)),
        _of("water", "water", _AREA, only=["!", _one_of("class", "swimming_pool")]),
        _waterways("waterway", "class"),
        _water_names("water_name"),
        _of("building", "building", _AREA),
        _roads(
            "transportation",
            _class("class"),
            _one_of("class", "rail", "transit"),
            ["any", _one_of("class", "ferry", "aerialway"), ["==", ["get", "brunnel"], "tunnel"]],
        ),
        _places("place", "class", _one_of("class", *_SETTLED)),
    ),
    "Protomaps": (
        _of("green", "landuse", _AREA, only=_one_of("kind", *_GREEN, "nature_reserve")),
        _of("built-up", "landuse", _AREA, only=_one_of("kind", *_BUILT)),
        _of("water", "water", _AREA, only=["!", _one_of("kind", "swimming_pool", "fountain")]),
        _waterways("water", "kind"),
        _water_names("water", _one_of("kind", *_OF_WATER)),
        _of("building", "buildings", _AREA),
        _roads(
            "roads",
            _class("kind_detail"),
            _one_of("kind", "rail"),
            [
                "any",
                _one_of("kind", "ferry", "aeroway", "aerialway"),
                _one_of("kind_detail", "sidewalk", "crossing"),
                ["==", ["get", "is_tunnel"], True],
            ],
        ),
        _places("places", "kind_detail", _one_of("kind_detail", *_SETTLED)),
    ),
    "Shortbread": (
        _of("green", "land", _AREA, only=_one_of("kind", *_GREEN)),
        _of("built-up", "land", _AREA, only=_one_of("kind", *_BUILT)),
        _of("water", "ocean", _AREA),
        _of("water", "water_polygons", _AREA, only=["!", _one_of("kind", "swimming_pool")]),
        _waterways("water_lines", "kind"),
        _water_names("water_polygons_labels"),
        _of("building", "buildings", _AREA),
        _roads("streets", _class("kind"), ["==", ["get", "rail"], True], ["==", ["get", "tunnel"], True]),
        _places("place_labels", "kind", _one_of("kind", *_SETTLED)),
    ),
    "cartostory": (
        *(_of(kind, "ground_areas", _AREA, ["==", ["get", "kind"], kind]) for kind in AREA_KINDS),
        _own_lines(),
        _own_places(),
    ),
}
"""Borders are never taken from tiles: the built-in world draws them, and knows which ones are contested."""


def schema_of(layers: tuple[str, ...]) -> tuple[TileLayer, ...]:
    """Give the layers that can be drawn, in the schema of which a file has the most; none where it has none."""
    found = {name: tuple(each for each in known if each.name in layers) for name, known in SCHEMAS.items()}
    return max(found.values(), key=len)


def is_known(layers: tuple[str, ...]) -> bool:
    """Tell whether anything of a file can be drawn."""
    return bool(schema_of(layers))
