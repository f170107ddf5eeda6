"""The first bytes of a file that is no GeoJSON -> the name of what it is."""

from __future__ import annotations

import re

_HEAD = 4096
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"\x00\x00\x27\x0a", "Shapefile"),
    (b"PMTiles", "PMTiles"),
    (b"fgb\x03", "FlatGeobuf"),
    (b"version https://git-lfs", "Git LFS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a", "RAR"),
    (b"PAR1", "Parquet"),
)
_SQLITE, _OLE = b"SQLite format 3", b"\xd0\xcf\x11\xe0"
_WORD = "WordDocument".encode("utf-16-le")
_TABLES_OF_DBASE = frozenset(b"\x03\x83\x8b\xf5")
_TEXTS = (
    (re.compile(rb"!table\b", re.IGNORECASE), "MapInfo TAB"),
    (re.compile(rb"version\s+\d+\s*\r?\n\s*charset\b", re.IGNORECASE), "MapInfo MIF"),
    (re.compile(rb"(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z\s*)?\(", re.IGNORECASE), "WKT"),
    (re.compile(rb"(?:var|let|const)\s|window\.|export\s"), "JavaScript"),
    (re.compile(rb"(?:\s*999\r?\n.*\r?\n)*\s*0\r?\n\s*SECTION\b|AutoCAD Binary DXF"), "DXF"),
)
_IN_ZIP = (
    (b"xl/", "Excel (XLSX)"),
    (b"word/", "Word (DOCX)"),
    (b"opendocument.spreadsheet", "OpenDocument (ODS)"),
    (b"opendocument.text", "OpenDocument (ODT)"),
    (b".qgs", "QGIS (QGZ)"),
    (b".kml", "KMZ"),
    (b".shp", "Shapefile (ZIP)"),
)
_XML = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<kml", "KML"),
    (b"<gpx", "GPX"),
    (b"<osm", "OSM XML"),
    (b"<svg", "SVG"),
    (b"opengis.net/gml", "GML"),
)
_TABLES = {b",": "CSV", b";": "CSV", b"\t": "TSV"}
TABLES = frozenset(_TABLES.values())
_LEAST_COLUMNS = 2


def format_of(data: bytes) -> str:
    """Return the name of a file's format by its first bytes; empty where it may be JSON."""
    head = data[:_HEAD]
    if binary := _binary(head, data):
        return binary
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in _IN_ZIP if part in data), "ZIP")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return next((name for part, name in _XML if part in head.lower()), "XML")
    for pattern, name in _TEXTS:
        if pattern.match(start):
            return name
    return "" if start[:1] in (b"{", b"[", b"") else _table(start)


def _binary(head: bytes, data: bytes) -> str:
    """Return the name of a format that is no text; empty for texts and archives."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if b"OSMHeader" in head[:64]:
        return "OSM PBF"
    if head.startswith(_SQLITE):
        return "MBTiles" if head[68:72] == b"MPBX" or b"tile_column" in data[:65_536] else "GeoPackage"
    if head.startswith(_OLE):
        return "Word (DOC)" if _WORD in data else "Excel (XLS)"
    if head[4:8] == b"ftyp":
        return "HEIC" if head[8:11] in {b"hei", b"hev", b"mif"} else "MP4"
    is_day = len(head) > 31 and 1 <= head[2] <= 12 and 1 <= head[3] <= 31  # noqa: PLR2004 - month and day
    return "dBASE (DBF)" if is_day and head[0] in _TABLES_OF_DBASE else ""


def _table(start: bytes) -> str:
    """Return the kind of a table: two lines at least that one sign divides into as many columns each."""
    lines = [line for line in re.split(rb"\r\n?|\n", start)[:-1] if line.strip()][:10]
    for sign, name in _TABLES.items():
        counts = {line.count(sign) for line in lines}
        if len(lines) > 1 and min(counts) >= _LEAST_COLUMNS - 1 and max(counts) - min(counts) <= max(counts) // 2:
            return name
    return ""
