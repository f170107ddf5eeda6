"""`map.local` of config.yaml -> `TownMap`: what the header of a PMTiles file says, checked before it is published.

The file is read in parts, however large it is: 127 bytes of header (PMTiles 3, section 3), the metadata, and once from
end to end in pieces, for the digest that names it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path
from typing import BinaryIO

from markupsafe import Markup
from pmtiles.tile import Compression, HeaderDict, TileType, deserialize_header

from cartostory.geo.bounds import Bounds
from cartostory.model import Config, TownMap
from cartostory.problems.problem import Problem, Ref, problem

_HEADER_BYTES = 127
_MAGIC, _VERSION = b"PMTiles", 3
_MOST_METADATA_BYTES = 8_000_000
_READABLE = (Compression.NONE, Compression.GZIP)
"""What browsers can unpack without help (`DecompressionStream`)."""
_TOP_ZOOM, _E7 = 24, 10_000_000

Found = tuple[TownMap | None, tuple[Problem, ...]]


class _RefusedError(Exception):
    """A file that cannot be published; carries the problem's code and blanks."""

    def __init__(self, code: str, **blanks: str | int) -> None:
        super().__init__(code)
        self.code, self.blanks = code, blanks


def load_town_map(root: Path, config: Config) -> Found:
    """Read the town's own map, where config.yaml names one; a file that cannot be drawn is reported and left out."""
    ref = config.local_map
    if ref is None:
        return None, ()
    try:
        return _read(root, ref), ()
    except _RefusedError as refused:
        return None, (problem(refused.code, ref.span, path=ref.name, **refused.blanks),)
    except OSError as error:
        return None, (problem("town-map-unreadable", ref.span, path=ref.name, reason=error.strerror or str(error)),)


def _read(root: Path, ref: Ref) -> TownMap:
    path = root / ref.name
    if not path.resolve().is_relative_to(root.resolve()):
        raise _RefusedError("town-map-outside")
    if not path.is_file():
        raise _RefusedError("town-map-missing")
    with path.open("rb") as file:
        size = path.stat().st_size
        header = _header(file.read(_HEADER_BYTES))
        bounds = _checked(header, size)
        metadata = _metadata(file, header)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    written = metadata.get("vector_layers")
    layers = (
        tuple(str(one.get("id", "")) for one in written if isinstance(one, dict)) if isinstance(written, list) else ()
    )
    attribution = _words(str(metadata.get("attribution") or ""))
    zooms = header["min_zoom"], header["max_zoom"]
    return TownMap(ref.name, digest, size, *zooms, bounds, layers, attribution)


def _words(html: str) -> str:
    """Return the words of an attribution, which maps carry as HTML; a tag parts words as a space does."""
    apart = html.replace("<", " <").replace(">", "> ")
    return " ".join(Markup(apart).striptags().split())  # noqa: S704 - only its words are taken


def _header(data: bytes) -> HeaderDict:
    if data[: len(_MAGIC)] != _MAGIC or len(data) < _HEADER_BYTES:
        raise _RefusedError("town-map-not-pmtiles")
    if data[len(_MAGIC)] != _VERSION:
        raise _RefusedError("town-map-version", version=data[len(_MAGIC)])
    try:
        return deserialize_header(data)
    except ValueError as error:
        raise _RefusedError("town-map-damaged", reason=str(error)) from error


def _checked(header: HeaderDict, size: int) -> Bounds:
    """Give the bounds of a file that holds vector tiles, whole; raises `_RefusedError` for any other."""
    if header["tile_type"] is not TileType.MVT:
        raise _RefusedError("town-map-not-vector", kind=header["tile_type"].name)
    for part in ("internal_compression", "tile_compression"):
        if header[part] not in _READABLE:
            raise _RefusedError("town-map-compression", kind=header[part].name.lower())
    end = max(
        header[f"{part}_offset"] + header[f"{part}_length"]  # type: ignore[literal-required]  # names of the specification
        for part in ("root", "metadata", "leaf_directory", "tile_data")
    )
    if end > size:
        raise _RefusedError("town-map-damaged", reason=f"{size} < {end}")
    west, south = header["min_lon_e7"] / _E7, header["min_lat_e7"] / _E7
    east, north = header["max_lon_e7"] / _E7, header["max_lat_e7"] / _E7
    is_on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90  # noqa: PLR2004 - degrees
    if not is_on_earth or not 0 <= header["min_zoom"] <= header["max_zoom"] <= _TOP_ZOOM:
        shown = f"{west} {south} {east} {north}, zoom {header['min_zoom']}–{header['max_zoom']}"
        raise _RefusedError("town-map-extent", found=shown)
    return Bounds(west, south, east, north)


def _metadata(file: BinaryIO, header: HeaderDict) -> dict[str, object]:
    """Read the JSON metadata; never more than a few megabytes of it, packed or not."""
    if header["metadata_length"] > _MOST_METADATA_BYTES:
        raise _RefusedError("town-map-damaged", reason=f"{header['metadata_length']} bytes of metadata")
    file.seek(header["metadata_offset"])
    data = file.read(header["metadata_length"])
    try:
        if header["internal_compression"] is Compression.GZIP:
            data = zlib.decompressobj(wbits=31).decompress(data, _MOST_METADATA_BYTES)
        found = json.loads(data or b"{}")
    except (zlib.error, ValueError, RecursionError) as error:
        raise _RefusedError("town-map-damaged", reason=str(error)) from error
    return found if isinstance(found, dict) else {}
