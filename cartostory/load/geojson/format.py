"""Recognising what is often taken for GeoJSON, so that the writer can be told its name."""

from __future__ import annotations

from collections.abc import Mapping

_KEYS = {
    "storymap": "StoryMapJS",
    "operationalLayers": "ArcGIS (web map)",
    "semanticSegments": "Google Timeline",
    "timelineObjects": "Google Timeline",
    "locations": "Google Timeline",
}
"""A key of a whole document, and the program that writes it."""


def other_format(value: object) -> str | None:  # noqa: PLR0911 - one line per format
    """Name the format of a parsed JSON text that is not GeoJSON; None where it may be GeoJSON, or anything."""
    if isinstance(value, list):
        first = value[0] if value else None
        return _list_of(first) if isinstance(first, Mapping) and {"lat", "lon"} <= set(first) else None
    if not isinstance(value, Mapping):
        return None
    if value.get("type") == "Topology":
        return "TopoJSON"
    if isinstance(value.get("elements"), list):
        return "Overpass JSON"
    if _is_esri(value):
        return "Esri JSON"
    if value.get("type") == "umap":
        return "uMap"
    return None if "type" in value else next((name for key, name in _KEYS.items() if key in value), None)


def _list_of(first: Mapping[object, object]) -> str:
    return "Nominatim" if {"place_id", "display_name"} & set(first) else "JSON"


def crs_name(value: Mapping[str, object]) -> str | None:
    """Give the name in the `crs` member of the old GeoJSON of 2008, "" where it names nothing, None without one."""
    crs = value.get("crs")
    if not isinstance(crs, Mapping):
        return None
    properties = crs.get("properties")
    return str(properties.get("name", "")) if isinstance(properties, Mapping) else ""


def is_wgs84(name: str) -> bool:
    """Tell whether the name of a coordinate system means what RFC 7946 means: longitude and latitude in WGS 84."""
    plain = name.upper().replace("::", ":")
    return not plain or plain.endswith(("CRS84", "CRS:84", "EPSG:4326", "EPSG:4979", "CRS84H")) or plain == "WGS84"


def _is_esri(value: Mapping[str, object]) -> bool:
    if "spatialReference" in value or "geometryType" in value or "displayFieldName" in value:
        return True
    features = value.get("features")
    first = features[0] if isinstance(features, list) and features else None
    return isinstance(first, Mapping) and "attributes" in first and "type" not in first
