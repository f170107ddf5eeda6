"""A file that somebody brings (.pmtiles, .mbtiles, .osm.pbf, .osm) -> the site's own archive, cut to what maps need."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from pmtiles.tile import Compression

from cartostory.authoring.basemap.fetch import describe, leave_room
from cartostory.authoring.basemap.osm_file import read_osm
from cartostory.authoring.basemap.osm_tiles import LAYERS, encode_tile, stocked
from cartostory.authoring.basemap.provenance import Asked, Provenance, save
from cartostory.authoring.basemap.remote import FetchError
from cartostory.authoring.basemap.write_archive import Contents
from cartostory.carto.basemap.archive import Span, Tile, layer_names
from cartostory.carto.basemap.area import Area, tiles_of_areas
from cartostory.carto.basemap.schemas import is_known
from cartostory.load.archive_file import open_archive

OSM_CREDIT = "© OpenStreetMap contributors"
_OSM_ZOOMS = (8, 15)
_GZIP_MAGIC = b"\x1f\x8b"
Packed = Iterator[tuple[Tile, bytes]]
Reader = Callable[[Path, tuple[Area, ...]], tuple[Mapping[str, object], Compression, Packed]]


def add(file: Path, target: Path, areas: tuple[Area, ...], today: date, asked: tuple[Asked, ...]) -> Provenance:
    """Cut a file to the areas. Raises `FetchError`, `ArchiveError`, `OSError`: the old archive stays then."""
    read = _reader(file)
    metadata, compression, tiles = read(file, areas)
    if not is_known(layer_names(metadata)):
        raise FetchError("basemap-unknown-layers", url=file.name, layers=", ".join(layer_names(metadata)[:12]) or "–")
    leave_room(target, 0)
    data = target.with_name(f"{target.name}.part")
    try:
        places = _write_tiles(data, tiles)
        if not places:
            raise FetchError("basemap-nothing-there", url=file.name)
        made = describe(Contents(data, places, metadata, compression), target, metadata)
    finally:
        data.unlink(missing_ok=True)
    provenance = replace(made, source=file.name, source_bytes=file.stat().st_size, fetched=today.isoformat())
    provenance = replace(provenance, asked=asked)
    save(target, provenance)
    return provenance


def _reader(file: Path) -> Reader:
    name = file.name.casefold()
    for ending, reader in _READERS.items():
        if name.endswith(ending):
            return reader
    raise FetchError("basemap-unknown-file", path=file.name)


def _write_tiles(data: Path, tiles: Packed) -> dict[Tile, Span]:
    """Write tiles one behind the other, the same bytes once; gives where each lies."""
    places: dict[Tile, Span] = {}
    known: dict[bytes, Span] = {}
    end = 0
    with data.open("wb") as out:
        for tile, packed in tiles:
            if packed not in known:
                known[packed] = (end, len(packed))
                end += out.write(packed)
            places[tile] = known[packed]
    return places


def _pmtiles(file: Path, areas: tuple[Area, ...]) -> tuple[Mapping[str, object], Compression, Packed]:
    archive = open_archive(file)
    wanted = tiles_of_areas(areas, archive.header["min_zoom"], archive.header["max_zoom"])
    spans = archive.spans(wanted)
    tiles = ((tile, archive.read([span])[0]) for tile, span in sorted(spans.items()))
    return archive.metadata(), archive.header["tile_compression"], tiles


def _mbtiles(file: Path, areas: tuple[Area, ...]) -> tuple[Mapping[str, object], Compression, Packed]:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            written = {str(key): str(value) for key, value in base.execute("SELECT name, value FROM metadata")}
            zooms = base.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        inner = json.loads(written.get("json") or "{}")
    except (sqlite3.Error, ValueError) as error:
        raise FetchError("basemap-not-mbtiles", path=file.name, reason=str(error)) from error
    if written.get("format", "pbf") not in ("pbf", "mvt"):
        raise FetchError("basemap-not-vector", path=file.name, kind=written["format"])
    metadata = {**written, **(inner if isinstance(inner, dict) else {})}
    metadata.pop("json", None)
    if zooms[0] is None:
        raise FetchError("basemap-nothing-there", url=file.name)
    return metadata, Compression.GZIP, _rows(file, tiles_of_areas(areas, *map(int, zooms)))


def _rows(file: Path, wanted: Iterable[Tile]) -> Packed:
    """Yield the tiles of an .mbtiles file, whose rows count from the south."""
    question = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            for zoom, column, row in wanted:
                found = base.execute(question, (zoom, column, 2**zoom - 1 - row)).fetchone()
                if found and isinstance(found[0], bytes) and found[0]:
                    is_packed = found[0].startswith(_GZIP_MAGIC)
                    yield (zoom, column, row), found[0] if is_packed else gzip.compress(found[0], mtime=0)
    except sqlite3.Error as error:
        raise FetchError("basemap-not-mbtiles", path=file.name, reason=str(error)) from error


def _osm(file: Path, areas: tuple[Area, ...]) -> tuple[Mapping[str, object], Compression, Packed]:
    stocks = stocked(read_osm(file, areas))
    metadata = {
        "attribution": OSM_CREDIT,
        "vector_layers": [{"id": name, "fields": {}} for name in LAYERS.values()],
        "generator": "cartostory",
    }
    encoded = ((tile, encode_tile(stocks, tile)) for tile in tiles_of_areas(areas, *_OSM_ZOOMS))
    return metadata, Compression.GZIP, ((tile, data) for tile, data in encoded if data)


_READERS: Mapping[str, Reader] = {
    ".pmtiles": _pmtiles,
    ".mbtiles": _mbtiles,
    ".osm.pbf": _osm,
    ".osm": _osm,
    ".pbf": _osm,
}
