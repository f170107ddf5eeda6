"""The first bytes of a file that is no GeoJSON -> the name of what it is."""

from __future__ import annotations

import re

_HEAD = 4096
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"SQLite format 3", "GeoPackage"),
    (b"\x00\x00\x27\x0a", "Shapefile"),
    (b"PMTiles", "PMTiles"),
    (b"fgb\x03", "FlatGeobuf"),
    (b"version https://git-lfs", "Git LFS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\xd0\xcf\x11\xe0", "Excel (XLS)"),
)
_TEXTS = (
    (re.compile(rb"!table\b", re.IGNORECASE), "MapInfo TAB"),
    (re.compile(rb"version\s+\d+\s*\r?\n\s*charset\b", re.IGNORECASE), "MapInfo MIF"),
    (re.compile(rb"(?:\s*999\r?\n.*\r?\n)*\s*0\r?\n\s*SECTION\b|AutoCAD Binary DXF"), "DXF"),
)
_IN_ZIP = (
    (b"xl/", "Excel (XLSX)"),
    (b"word/", "Word (DOCX)"),
    (b"opendocument.spreadsheet", "OpenDocument (ODS)"),
    (b".kml", "KMZ"),
    (b".shp", "Shapefile (ZIP)"),
)
_XML = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<kml", "KML"), (b"<gpx", "GPX"), (b"<osm", "OSM XML"))
_TABLES = {b",": "CSV", b";": "CSV", b"\t": "TSV"}
TABLES = frozenset(_TABLES.values())
_LEAST_COLUMNS = 2


def format_of(data: bytes) -> str:
    """Return the name of a file's format by its first bytes; empty where it may be JSON."""
    head = data[:_HEAD]
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if b"OSMHeader" in head[:64]:
        return "OSM PBF"
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in _IN_ZIP if part in data), "ZIP")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return next((name for part, name in _XML if part in head.lower()), "XML")
    for pattern, name in _TEXTS:
        if pattern.match(start):
            return name
    return "" if start[:1] in (b"{", b"[", b"") else _table(start)


def _table(start: bytes) -> str:
    """Return the kind of a table: two lines at least that one sign divides into as many columns each."""
    lines = [line for line in re.split(rb"\r\n?|\n", start)[:-1] if line.strip()][:10]
    for sign, name in _TABLES.items():
        counts = {line.count(sign) for line in lines}
        if len(lines) > 1 and min(counts) >= _LEAST_COLUMNS - 1 and max(counts) - min(counts) <= max(counts) // 2:
            return name
    return ""
