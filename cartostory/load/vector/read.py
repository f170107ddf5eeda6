"""A file of another format than GeoJSON -> its layers as GeoJSON in WGS 84. The kind is found by content."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import shapely

from cartostory.load.geojson.signature import format_of
from cartostory.load.tables.table import MOST_ROWS, NotATableError, Table, read_table, table_of
from cartostory.load.vector import archive
from cartostory.load.vector.coordinates import to_wgs84
from cartostory.load.vector.gdal import Rows, layer_names, read_rows
from cartostory.load.vector.gpx import read_gpx
from cartostory.load.vector.kml import document_of, read_kml
from cartostory.load.vector.outcome import LayerChoice, Remark, VectorError, VectorLayer, feature
from cartostory.load.vector.positions import POSITIONS, as_layer
from cartostory.load.vector.shapefile import SUFFIXES, checked_encoding
from cartostory.load.vector.systems import told_system

SHAPEFILE, SHAPEFILE_ZIP = "Shapefile", "Shapefile (ZIP)"
_BY_GDAL: Mapping[str, str] = {
    "GeoPackage": ".gpkg",
    "FlatGeobuf": ".fgb",
    "TopoJSON": ".json",
    "DXF": ".dxf",
    SHAPEFILE: ".shp",
    "MapInfo TAB": ".tab",
    "MapInfo MIF": ".mif",
}
_TABLES = {"Excel (XLSX)": ".xlsx", "OpenDocument (ODS)": ".ods"}
FORMATS = frozenset({*_BY_GDAL, *_TABLES, SHAPEFILE_ZIP, "KML", "KMZ", "GPX", "CSV", "TSV"})
"""What a layer’s file may be besides GeoJSON."""
_ZIPPED_SUFFIXES = frozenset(
    {*SUFFIXES, ".tab", ".dat", ".map", ".id", ".ind", ".mif", ".mid", ".gpkg", ".kml", ".gpx"}
)
_FIRST = (".gpkg", ".shp", ".tab", ".mif", ".kml", ".gpx")
T = TypeVar("T")
_SEAMLESS = re.compile(rb'"\\IsSeamless"\s*=\s*"TRUE"', re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """Name the format of a file that may be a layer’s; empty for GeoJSON, and for what is none of `FORMATS`."""
    found = format_of(data)
    if found == "ZIP" and any(name.lower().endswith(_FIRST) for name in _names(data)):
        return SHAPEFILE_ZIP
    if not found and b'"Topology"' in data[:4096] + data[-4096:]:
        return "TopoJSON" if _is_topology(data) else ""
    return found if found in FORMATS else ""


def _names(data: bytes) -> tuple[str, ...]:
    try:
        return tuple(archive.members(data))
    except VectorError:
        return ()


def _is_topology(data: bytes) -> bool:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("type") == "Topology"


def read_layer(path: Path, data: bytes, wish: LayerChoice) -> VectorLayer:
    """Read the one layer that is wished for. Raises `VectorError`, `OSError`."""
    kind = kind_of(data)
    if kind in _BY_GDAL:
        return _with_gdal(path, kind, wish)
    if kind in _TABLES:
        return _of_workbook(path, wish)
    if kind == SHAPEFILE_ZIP:
        return _unpacked(data, lambda file: read_layer(file, file.read_bytes(), wish))
    if kind in ("CSV", "TSV"):
        return _of_table(path.stem, _table(data), wish)
    layers = read_gpx(data).layers() if kind == "GPX" else _kml_layers(data, kind)
    return _joined(layers, wish)


def read_layers(path: Path, data: bytes, crs: str = "") -> list[VectorLayer]:
    """Read every layer of a file that holds positions. Raises `VectorError`, `OSError`."""
    kind = kind_of(data)
    if kind in ("KML", "KMZ", "GPX"):
        return list(read_gpx(data).layers() if kind == "GPX" else _kml_layers(data, kind))
    if kind == SHAPEFILE_ZIP:
        return _unpacked(data, lambda file: read_layers(file, file.read_bytes(), crs))
    if kind in _BY_GDAL and kind != "DXF":
        names = [name for name, shape in layer_names(path) if shape]
        return [_with_gdal(path, kind, LayerChoice(name, crs)) for name in names]
    return [read_layer(path, data, LayerChoice(crs=crs))]


def _unpacked(data: bytes, read: Callable[[Path], T]) -> T:
    """Unpack what belongs to a layer into a folder of its own, and read what comes first there."""
    with tempfile.TemporaryDirectory(prefix="cartostory-") as folder:
        names = archive.unpack_flat(data, Path(folder), _ZIPPED_SUFFIXES)
        files = sorted(Path(folder).iterdir(), key=lambda file: file.name)
        for suffix in _FIRST:
            for file in files:
                if file.suffix.lower() == suffix:
                    return read(file)
    raise VectorError("layer-archive-refused", reason=", ".join(names))


def _kml_layers(data: bytes, kind: str) -> tuple[VectorLayer, ...]:
    kml = read_kml(document_of(data) if kind == "KMZ" else data)
    layers = kml.layers()
    left: list[Remark] = []
    if kml.links:
        left.append(("layer-links-not-followed", {"count": len(kml.links)}))
    if kml.overlays or kml.tours:
        left.append(("layer-overlays-left-out", {"count": kml.overlays + kml.tours}))
    for layer in layers[:1]:
        layer.remarks.extend(left)
    if not layers:
        raise VectorError("layer-links-only" if kml.links else "layer-nothing-in-it")
    return layers


def _joined(layers: tuple[VectorLayer, ...], wish: LayerChoice) -> VectorLayer:
    """Give the layer of a name; without a name all of them as one, since folders are but an order of things."""
    if not layers:
        raise VectorError("layer-nothing-in-it")
    if wish.layer:
        return next((layer for layer in layers if layer.name == wish.layer), None) or _unknown(
            wish, [one.name for one in layers]
        )
    found = VectorLayer(layers[0].name)
    for layer in layers:
        found.features += layer.features
        found.remarks += layer.remarks
    return found


def _unknown(wish: LayerChoice, names: list[str]) -> Any:
    raise VectorError("layer-no-such-layer", name=wish.layer, known=", ".join(names))


def _chosen(path: Path, wish: LayerChoice, *, is_table: bool = False) -> str | None:
    """Choose the layer of a file: the one that is named, or the only one that holds what is sought."""
    layers = layer_names(path)
    names = [name for name, shape in layers if shape or is_table]
    if wish.layer:
        return wish.layer if wish.layer in [name for name, _ in layers] else _unknown(wish, names)
    if not names:
        raise VectorError("layer-nothing-in-it")
    if len(names) > 1:
        raise VectorError("layer-several", count=len(names), names=", ".join(names))
    return names[0]


def _with_gdal(path: Path, kind: str, wish: LayerChoice) -> VectorLayer:
    layer = VectorLayer(path.stem)
    encoding = checked_encoding(path, layer.remarks) if kind == SHAPEFILE else None
    if kind == "MapInfo TAB" and _SEAMLESS.search(path.read_bytes()):
        raise VectorError("layer-links-only")  # it only names other files, wherever they lie
    layer.name = _chosen(path, wish) or path.stem
    rows = read_rows(path, layer.name, encoding)
    stated = "OGC:CRS84" if kind == "TopoJSON" else rows.crs
    layer.features = _features(rows, stated, wish, layer.remarks)
    return layer


def _features(rows: Rows, stated: str, wish: LayerChoice, remarks: list[Remark]) -> list[dict[str, Any]]:
    geometries = [None if one is None else shapely.from_wkb(one, on_invalid="ignore") for one in rows.wkb]
    turned = to_wgs84(geometries, told_system(stated, wish, geometries, remarks))
    return [
        feature(_geometry(one), {key: value for key, value in zip(rows.fields, row, strict=True) if value is not None})
        for one, row in zip(turned, rows.rows, strict=True)
    ]


def _geometry(one: Any) -> dict[str, Any] | None:
    if one is None or one.is_empty:
        return None
    found: dict[str, Any] = json.loads(
        shapely.to_geojson(shapely.orient_polygons(one)).replace("Infinity", "NaN").replace("-NaN", "NaN")
    )
    return found


def _of_workbook(path: Path, wish: LayerChoice) -> VectorLayer:
    archive.members(path.read_bytes())  # refuses bombs before GDAL unpacks them
    names = [name for name, _ in layer_names(path)]
    if wish.layer and wish.layer not in names:
        _unknown(wish, names)
    sheets = {name: read_rows(path, name) for name in ([wish.layer] if wish.layer else names)}
    filled = {name: rows for name, rows in sheets.items() if len(rows.rows) > 1}
    if len(filled) > 1:
        raise VectorError("layer-several", count=len(filled), names=", ".join(filled))
    for name, rows in filled.items():
        cells = [[("" if cell is None else str(cell).strip()) for cell in row] for row in rows.rows]
        return _of_table(name, table_of(cells, POSITIONS), wish)
    raise VectorError("layer-nothing-in-it")


def _table(data: bytes) -> Table:
    try:
        return read_table(data, POSITIONS)
    except NotATableError as error:
        if error.reason == "too-many-rows":
            raise VectorError("layer-too-many-features", count=MOST_ROWS) from error
        raise VectorError("layer-not-a-table") from error


def _of_table(name: str, table: Table, wish: LayerChoice) -> VectorLayer:
    layer = as_layer(name, table, wish)
    if table.encoding not in ("", "utf-8", "utf-8-sig"):
        layer.remarks.append(("layer-encoding-sniffed", {"encoding": table.encoding.upper(), "name": name}))
    return layer
