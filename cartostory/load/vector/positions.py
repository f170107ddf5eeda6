"""A table with coordinates in its columns -> GeoJSON features. Columns are found by their names alone."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.load.tables.columns import Wanted, is_private, plain, recognised
from cartostory.load.tables.table import Table, TableRow
from cartostory.load.vector.coordinates import to_wgs84
from cartostory.load.vector.outcome import LayerChoice, Value, VectorError, VectorLayer, feature
from cartostory.load.vector.systems import told_system

POSITIONS: Wanted = {
    "lat": ("latitude", "lat", "latitude wgs84", "lat wgs84", "y wgs84", "ylat"),
    "lon": ("longitude", "lon", "lng", "long", "longitude wgs84", "lon wgs84", "x wgs84", "xlong"),
    "x": ("x", "coord x", "coordonnee x", "x l93", "x lambert93", "easting", "est"),
    "y": ("y", "coord y", "coordonnee y", "y l93", "y lambert93", "northing", "nord"),
    "point": ("geo point", "geo point 2d", "geopoint", "latlon", "lat lon", "coordonnees gps", "gps", "coordinates"),
    "shape": ("geo shape", "geojson", "wkt", "geometry", "geom", "geometrie", "the geom"),
    "name": ("nom", "name", "libelle", "intitule", "titre", "title", "label", "lieu", "place"),
}
_EXACT = {"lat", "lon", "x", "y", "point", "shape"}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_PAIR = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,; ]\s*([+-]?\d+(?:\.\d+)?)\s*")
_SHOWN = 8


def as_layer(name: str, table: Table, wish: LayerChoice) -> VectorLayer:
    """Make features of a table’s rows. Raises `VectorError` where no column holds positions, or a system is missing.

    Columns that hold how to reach somebody are left out, and said.
    """
    columns = columns_of(table)
    kept, private = _told(table, columns)
    layer = VectorLayer(name)
    placed: list[tuple[BaseGeometry, Value]] = []
    left: list[int] = []
    for row in table.rows:
        geometry = _geometry(row, columns)
        if geometry is None:
            left.append(row.line)
        else:
            placed.append(
                (geometry, {head: row.cells[at] for head, at in kept if at < len(row.cells) and row.cells[at]})
            )
    geometries = _in_degrees([geometry for geometry, _ in placed], columns, wish, layer)
    layer.features = [
        feature(json.loads(shapely.to_geojson(shapely.orient_polygons(geometry))), properties)
        for geometry, (_, properties) in zip(geometries, placed, strict=True)
    ]
    if left:
        numbers = ", ".join(map(str, left[:_SHOWN])) + (" …" if len(left) > _SHOWN else "")
        layer.remarks.append(("layer-rows-without-position", {"count": len(left), "rows": numbers}))
    if private:
        layer.remarks.append(("layer-private-columns", {"names": ", ".join(private)}))
    return layer


def columns_of(table: Table) -> Mapping[str, int]:
    """Find the columns of positions, by their whole names. Raises `VectorError`."""
    found = {key: at for key, at in recognised(table.header, POSITIONS).items() if _is_meant(key, table.header[at])}
    for keys in (("lat", "lon"), ("x", "y"), ("point",), ("shape",)):
        if all(key in found for key in keys):
            return {key: found[key] for key in keys}
    raise VectorError("layer-without-coordinates", columns=", ".join(filter(None, table.header))[:200] or "–")


def _is_meant(key: str, head: str) -> bool:
    """Tell whether a column is called so outright: “la long du fleuve” is no longitude."""
    return key not in _EXACT or plain(head) in POSITIONS[key]


def _told(table: Table, columns: Mapping[str, int]) -> tuple[list[tuple[str, int]], list[str]]:
    heads = [(head, at) for at, head in enumerate(table.header) if head and at not in columns.values()]
    private = [head for head, _ in heads if is_private(plain(head))]
    return [(head, at) for head, at in heads if head not in private], private


def _geometry(row: TableRow, columns: Mapping[str, int]) -> BaseGeometry | None:
    cells = {key: row.cells[at].strip() if at < len(row.cells) else "" for key, at in columns.items()}
    if "point" in cells:
        pair = _PAIR.fullmatch(cells["point"])
        return shapely.Point(float(pair[2]), float(pair[1])) if pair else None
    if "shape" in cells:
        return _shape(cells["shape"])
    east, north = (_number(cells[key]) for key in (("lon", "lat") if "lon" in cells else ("x", "y")))
    return shapely.Point(east, north) if east is not None and north is not None else None


def _number(text: str) -> float | None:
    """Read a number as people write it: a comma, spaces between thousands, a sign of degrees behind it."""
    written = re.sub(r"[\s\u00a0\u202f]", "", text).rstrip("°").replace("\u2212", "-")
    if not _NUMBER.fullmatch(written):
        return None
    value = float(written.replace(",", "."))
    return value if math.isfinite(value) else None


def _shape(text: str) -> BaseGeometry | None:
    try:
        found = shapely.from_geojson(text) if text.startswith("{") else shapely.from_wkt(text)
    except (shapely.errors.ShapelyError, ValueError):
        return None
    return None if found is None or found.is_empty else found


def _in_degrees(
    geometries: Sequence[Any], columns: Mapping[str, int], wish: LayerChoice, layer: VectorLayer
) -> list[Any]:
    """Columns called latitude and longitude are degrees of WGS 84; x and y are whatever `crs:` says."""
    stated = "OGC:CRS84" if "lat" in columns or "point" in columns or "shape" in columns else ""
    return list(to_wgs84(geometries, told_system(stated, wish, geometries, layer.remarks)))
