"""Tags of OpenStreetMap -> what a feature is: its kind and class, by which the style draws it (wiki: Map features)."""

from __future__ import annotations

import json
from collections.abc import Mapping

Tags = Mapping[str, object]

_ROADS = {
    "motorway": "motorway",
    "trunk": "trunk",
    "primary": "primary",
    "secondary": "secondary",
    "tertiary": "tertiary",
    "unclassified": "minor",
    "residential": "minor",
    "living_street": "minor",
    "road": "minor",
    "pedestrian": "minor",
    "service": "service",
    "track": "track",
    "path": "path",
    "footway": "path",
    "cycleway": "path",
    "bridleway": "path",
    "steps": "path",
}
_GREEN = frozenset(
    {
        "forest",
        "wood",
        "grass",
        "meadow",
        "park",
        "garden",
        "orchard",
        "farmland",
        "scrub",
        "grassland",
        "wetland",
        "cemetery",
        "nature_reserve",
        "village_green",
        "recreation_ground",
        "vineyard",
    }
)
_BUILT = frozenset({"residential", "commercial", "industrial", "retail", "military"})
_PLACES = {
    "city": 1,
    "town": 2,
    "suburb": 3,
    "borough": 3,
    "village": 4,
    "quarter": 4,
    "neighbourhood": 5,
    "hamlet": 5,
    "locality": 6,
    "isolated_dwelling": 6,
}
_AMENITIES = {
    "school": "school",
    "kindergarten": "school",
    "college": "school",
    "university": "school",
    "hospital": "health",
    "clinic": "health",
    "doctors": "health",
    "health_post": "health",
    "pharmacy": "health",
    "drinking_water": "water-point",
    "water_point": "water-point",
    "townhall": "town-hall",
    "place_of_worship": "worship",
    "marketplace": "market",
    "library": "library",
    "refugee_site": "place",
}
_OSM_KEYS = frozenset(
    {
        "highway",
        "waterway",
        "building",
        "landuse",
        "natural",
        "amenity",
        "place",
        "boundary",
        "railway",
        "leisure",
        "man_made",
        "healthcare",
        "power",
        "water",
    }
)


_CONTESTED = frozenset({"disputed", "claim"})
_BOUNDARIES = frozenset({"administrative", *_CONTESTED})


def tags_of(properties: Mapping[str, object]) -> dict[str, object]:
    """Give a feature's tags: those nested in `tags` (HOT, ohsome, osm2geojson) beside the flat ones, without nulls."""
    nested = properties.get("tags")
    if isinstance(nested, str) and nested.startswith("{"):
        try:
            nested = json.loads(nested)
        except (ValueError, RecursionError):
            nested = None
    flat = {key: value for key, value in properties.items() if value is not None and value != ""}
    return (
        {**flat, **{key: value for key, value in nested.items() if value is not None}}
        if isinstance(nested, Mapping)
        else flat
    )


def is_osm(tags: Tags) -> bool:
    """Tell whether the properties look like OpenStreetMap's tags."""
    return not _OSM_KEYS.isdisjoint(tags)


def kind_of(tags: Tags, shape: str) -> dict[str, object]:
    """Give what a feature is: `kind`, and where they say more `class` (road), `rank` (place), `level` (boundary)."""
    for find in (_road, _water, _boundary, _place, _service, _building, _land):
        found = find(tags, shape)
        if found:
            return found
    return {}


def _text(tags: Tags, key: str) -> str:
    value = tags.get(key)
    return value if isinstance(value, str) else ""


def _road(tags: Tags, shape: str) -> dict[str, object]:
    if shape == "point":
        return {}
    way = _text(tags, "highway")
    if way:
        return {"kind": "road", "class": _ROADS.get(way.removesuffix("_link"), "path")}
    if _text(tags, "railway") in ("rail", "light_rail", "subway", "tram", "narrow_gauge"):
        return {"kind": "rail"}
    return {}


def _water(tags: Tags, shape: str) -> dict[str, object]:
    if shape == "line" and "waterway" in tags:
        return {"kind": "waterway", "class": _text(tags, "waterway")}
    if shape == "area" and (
        _text(tags, "natural") == "water"
        or "water" in tags
        or _text(tags, "waterway") in ("riverbank", "dock")
        or _text(tags, "landuse") in ("reservoir", "basin")
    ):
        return {"kind": "water"}
    if shape == "point" and (
        _text(tags, "man_made") in ("water_well", "water_tap", "water_tower") or _text(tags, "natural") == "spring"
    ):
        return {"kind": "water-point"}
    return {}


def _boundary(tags: Tags, shape: str) -> dict[str, object]:
    if shape == "point" or _text(tags, "boundary") not in _BOUNDARIES:
        return {}
    level = str(tags.get("admin_level", ""))
    return {"kind": "boundary", "level": int(level) if level.isdecimal() else 9}


def is_contested(tags: Tags) -> bool:
    """Tell whether OpenStreetMap calls a boundary disputed: `disputed=yes`, `disputed_by=…`, `boundary=disputed`."""
    boundary = _text(tags, "boundary")
    said = _text(tags, "disputed") not in ("", "no") or "disputed_by" in tags
    return boundary in _CONTESTED or (boundary in _BOUNDARIES and said)


def _place(tags: Tags, shape: str) -> dict[str, object]:
    place = _text(tags, "place")
    return {"kind": "place", "class": place, "rank": _PLACES.get(place, 6)} if place and shape == "point" else {}


def _service(tags: Tags, _: str) -> dict[str, object]:
    kind = _AMENITIES.get(_text(tags, "amenity"), "")
    if not kind and "healthcare" in tags:
        kind = "health"
    if kind == "place":
        return {"kind": "place", "class": "refugee_site", "rank": 3}
    return {"kind": kind} if kind else {}


def _building(tags: Tags, shape: str) -> dict[str, object]:
    return {"kind": "building"} if shape == "area" and _text(tags, "building") not in ("", "no") else {}


def _land(tags: Tags, shape: str) -> dict[str, object]:
    if shape != "area":
        return {}
    uses = {_text(tags, key) for key in ("landuse", "natural", "leisure")}
    if uses & _GREEN:
        return {"kind": "green"}
    return {"kind": "built-up"} if uses & _BUILT else {}
