"""GeoJSON of 2008 in another system of coordinates (member `crs`) -> GeoJSON in WGS 84."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import shapely

from cartostory.load.geojson.format import crs_name, is_wgs84
from cartostory.load.vector.coordinates import to_wgs84
from cartostory.load.vector.outcome import LayerChoice, Remark
from cartostory.load.vector.systems import told_system


def in_wgs84(value: Any, written: str) -> tuple[Any, tuple[Remark, ...]]:
    """Bring a GeoJSON object to degrees, where it says of itself, or a writer says, that it is in none.

    Raises `VectorError` for a system that nobody knows.
    """
    stated = crs_name(value) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or is_wgs84(written or stated or ""):
        return value, ()
    remarks: list[Remark] = []
    told_system(stated or "", LayerChoice(crs=written), [shapely.Point(0, 0)], remarks)
    system = written or str(stated)
    return _moved(value, system), tuple(remarks)


def _moved(value: Any, system: str) -> Any:
    """Give an object with its geometries moved; what is no geometry stays, and is reported by whoever reads it."""
    if isinstance(value, list):
        return [_moved(inner, system) for inner in value]
    if not isinstance(value, Mapping):
        return value
    if "coordinates" in value:
        return _geometry(value, system)
    keys = ("features", "geometry", "geometries")
    return {key: _moved(inner, system) if key in keys else inner for key, inner in value.items() if key != "crs"}


def _geometry(value: Mapping[str, Any], system: str) -> Any:
    try:
        found = shapely.from_geojson(json.dumps(value))
    except (shapely.errors.ShapelyError, ValueError):
        return value
    moved = to_wgs84([found], system)[0]
    return value if moved is None or moved.is_empty else json.loads(shapely.to_geojson(moved))
