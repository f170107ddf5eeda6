"""Tiles in a file + where each lies in it -> a PMTiles archive, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, Entry, TileType, zxy_to_tileid
from pmtiles.writer import finalize_header

from cartostory.carto.basemap.archive import Span, Tile
from cartostory.carto.basemap.decode import box_of
from cartostory.geo.projection import from_unit

_E7 = 10_000_000


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive is made of: `places` say where each tile lies in `data`, packed as `compression` says."""

    data: Path
    places: Mapping[Tile, Span]
    metadata: Mapping[str, object]
    compression: Compression = Compression.GZIP


def write_archive(contents: Contents, target: Path) -> str:
    """Write an archive beside the target, then put it in its place; gives its SHA-256. Raises `OSError`: the old stays.

    The same contents give the same bytes.
    """
    entries = _entries({zxy_to_tileid(*tile): span for tile, span in contents.places.items()})
    size = contents.data.stat().st_size
    pieces = len(set(contents.places.values()))
    counts = (len(contents.places), entries, pieces)
    finalize: Any = finalize_header
    parts = finalize(_header(contents), *counts, dict(contents.metadata), _is_clustered(entries), size)
    new = target.with_name(f"{target.name}.new")
    try:
        with new.open("w+b") as file:
            for part in parts:
                file.write(part)
            with contents.data.open("rb") as data:
                shutil.copyfileobj(data, file)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return digest


def _entries(places: Mapping[int, Span]) -> list[Entry]:
    """Give the entries of a directory: neighbours that are the same piece share one."""
    found: list[Entry] = []
    for tile_id, (offset, length) in sorted(places.items()):
        last = found[-1] if found else None
        if last and last.offset == offset and last.tile_id + last.run_length == tile_id:
            last.run_length += 1
        else:
            found.append(Entry(tile_id, offset, length, 1))
    return found


def _is_clustered(entries: list[Entry]) -> bool:
    """Tell whether tiles lie in the order of their numbers, but for those that repeat an earlier one."""
    end = 0
    for entry in entries:
        if entry.offset > end:
            return False
        end = max(end, entry.offset + entry.length)
    return True


def _header(contents: Contents) -> dict[str, Any]:
    west, south, east, north = _bounds(contents.places)
    return {
        "tile_type": TileType.MVT,
        "tile_compression": contents.compression,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": min(zoom for zoom, _, _ in contents.places),
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }


def _bounds(places: Mapping[Tile, Span]) -> tuple[int, int, int, int]:
    """Give the box of the tiles of the nearest zoom, in ten-millionths of a degree."""
    nearest = max(zoom for zoom, _, _ in places)
    boxes = [box_of(tile) for tile in places if tile[0] == nearest]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    upper, lower = from_unit(left, top), from_unit(right, bottom)
    return round(upper.lon * _E7), round(lower.lat * _E7), round(lower.lon * _E7), round(upper.lat * _E7)
