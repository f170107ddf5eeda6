"""GDAL, kept to the formats that are named here: no other driver, no network, no program of the system.

Whatever imports pyogrio imports it through `gdal()`, so that the list holds for the whole run.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import numpy.typing

from cartostory.load.vector.outcome import VectorError
from cartostory.problems.messages import translatable

DRIVERS = frozenset(
    {"ESRI Shapefile", "GPKG", "FlatGeobuf", "TopoJSON", "MapInfo File", "DXF", "XLSX", "ODS", "OSM", "MEM"}
)
"""The only formats that GDAL may recognise. MEM is memory, not a file."""
MOST_FEATURES = 500_000
LARGE_BYTES = 50_000_000
"""Above it a file is read in pieces."""
PIECE, PIECE_BYTES = 20_000, 25_000_000
"""How many features are read at once, and about how many bytes."""
MOST_WKB_BYTES = 100_000_000
"""About six million points: more than any phone holds, and all that a layer may bring into memory."""
_OSM_SUFFIXES = frozenset({".osm", ".pbf"})  # read from their beginning for each piece
_SETTINGS = {
    "GDAL_HTTP_MAX_RETRY": "0",
    "GDAL_HTTP_CONNECTTIMEOUT": "1",
    "CPL_CURL_ENABLE_VSIMEM": "NO",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "PROJ_NETWORK": "OFF",
    "OGR_SQLITE_LOAD_EXTENSIONS": None,
    "OGR_XLSX_HEADERS": "DISABLE",
    "OGR_ODS_HEADERS": "DISABLE",
    "OGR_XLSX_FIELD_TYPES": "STRING",
    "OGR_ODS_FIELD_TYPES": "STRING",
    "SHAPE_RESTORE_SHX": "NO",
    "OSM_USE_CUSTOM_INDEXING": "NO",
}
_EXACT = 2**53
"""Above it a float no longer tells two whole numbers apart, and columns with gaps come as floats."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A layer as GDAL gives it: rows of plain values, WKB or None per row, its system of coordinates, its encoding."""

    fields: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    wkb: tuple[bytes | None, ...]
    crs: str
    encoding: str


@cache
def gdal() -> Any:
    """Give `pyogrio` with every driver taken away that is not in `DRIVERS`. Raises `RuntimeError` where one stays."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # “unable to find driver”: it is gone already
        import pyogrio  # noqa: PLC0415 - GDAL: most sites need none of it
        from pyogrio import _ogr  # noqa: PLC0415 - the public interface has no door to the list of drivers

        others = sorted({*pyogrio.list_drivers(), "HTTP", "VRT", "OGR_VRT"} - DRIVERS)
        pyogrio.set_gdal_config_options({**_SETTINGS, "GDAL_SKIP": ",".join(others), "OGR_SKIP": ",".join(others)})
        _ogr._register_drivers()  # noqa: SLF001 - same
    left = set(pyogrio.list_drivers()) - DRIVERS
    if left:
        raise RuntimeError(", ".join(sorted(left)))
    return pyogrio


def layer_names(path: Path) -> tuple[tuple[str, str], ...]:
    """Give the layers of a file: name and kind of geometry (empty for a table). Raises `VectorError`."""
    with _plainly(path):
        return tuple((str(name), str(kind or "")) for name, kind in gdal().list_layers(path))


def read_rows(path: Path, layer: str | None = None, encoding: str | None = None) -> Rows:
    """Read one layer. A large file is read in pieces, and no further than what can be shown. Raises `VectorError`."""
    gdal()
    asked: dict[str, Any] = {"layer": layer, "encoding": encoding, "force_2d": True, **_opening(path)}
    with _plainly(path):
        pieces = tuple(_pieces(path, asked))
        meta = pieces[0][0]
        parts = [[part[3][at] for part in pieces] for at in range(len(meta["fields"]))]
        columns = [numpy.concatenate(part) if len(part) > 1 else part[0] for part in parts]
        count = sum(map(_count, pieces))
        kinds = zip(meta["fields"], meta["ogr_types"], columns, strict=True)
        lists = [_plain(_exact(path, layer, name, kind, column), kind) for name, kind, column in kinds]
    rows = tuple(zip(*lists, strict=True)) if lists else ((),) * count
    wkb = tuple(one for part in pieces for one in (part[2] if part[2] is not None else (None,) * _count(part)))
    return Rows(tuple(map(str, meta["fields"])), rows, wkb, str(meta["crs"] or ""), str(meta["encoding"] or ""))


Piece = tuple[dict[str, Any], Any, Any, list[Any]]
"""What `pyogrio.raw.read` gives: what is known of the layer, ids, WKB, columns."""


def _pieces(path: Path, asked: Mapping[str, Any]) -> Iterator[Piece]:
    """Yield a layer in pieces. Raises `VectorError` once there are more features, or larger ones, than a map shows."""
    from pyogrio import raw  # noqa: PLC0415 - `gdal` has seen to it

    is_large = _size_bytes(path) > LARGE_BYTES and path.suffix.lower() not in _OSM_SUFFIXES
    size = _piece(path, asked) if is_large else MOST_FEATURES + 1
    start = weight = 0
    while True:
        piece: Piece = raw.read(path, skip_features=start, max_features=size, **asked)
        found = _count(piece)
        weight += sum(len(one) for one in piece[2] if one is not None) if piece[2] is not None else 0
        start += found
        if start > MOST_FEATURES:
            raise VectorError("layer-too-many-features", count=MOST_FEATURES)
        if is_large and weight > MOST_WKB_BYTES:
            raise VectorError("layer-too-detailed", megabytes=MOST_WKB_BYTES // 1_000_000)
        yield piece
        if found < size:
            return


def _piece(path: Path, asked: Mapping[str, Any]) -> int:
    """Give how many features of a large file are read at once: fewer where each is heavy, so that memory is bounded."""
    count = int(gdal().read_info(path, layer=asked["layer"], encoding=asked["encoding"])["features"])
    each = _size_bytes(path) / count if count > 0 else 0
    return max(1, min(PIECE, int(PIECE_BYTES / each))) if each else PIECE


def _size_bytes(path: Path) -> int:
    """Give what a file weighs; of a Shapefile, with the table beside it, which may be the heavier part."""
    tables = {path.with_suffix(suffix) for suffix in (".dbf", ".DBF")} if path.suffix.lower() == ".shp" else set()
    return sum(one.stat().st_size for one in (path, *tables) if one.exists())


def _count(piece: Piece) -> int:
    """Give how many features a piece has."""
    return len(piece[2]) if piece[2] is not None else len(piece[3][0]) if piece[3] else 0


def _opening(path: Path) -> dict[str, Any]:
    """Open a GeoPackage as a file that nobody changes, so that SQLite leaves nothing beside it."""
    is_in_use = path.with_name(f"{path.name}-wal").exists()
    return {"IMMUTABLE": "YES"} if path.suffix.lower() == ".gpkg" and not is_in_use else {}


Column = numpy.typing.NDArray[Any]


def _exact(path: Path, layer: str | None, name: str, kind: str, column: Column) -> Column:
    """Read large whole numbers anew, as text, where gaps in their column have made floats of them."""
    is_float = kind == "OFTInteger64" and column.dtype.kind == "f"
    if not is_float or not (numpy.abs(column[~numpy.isnan(column)]) >= _EXACT).any():
        return column
    from pyogrio import raw  # noqa: PLC0415 - same

    source = layer if layer is not None else str(gdal().list_layers(path)[0][0])
    field, table = name.replace('"', '\\"'), source.replace('"', '\\"')
    statement = f'SELECT CAST("{field}" AS character(32)) AS v FROM "{table}"'  # noqa: S608 - reads, and is quoted
    again = raw.read(path, sql=statement, sql_dialect="OGRSQL", read_geometry=False)[3][0]
    return numpy.array([None if text in (None, "") else int(text) for text in again], dtype=object)


def _plain(column: Column, kind: str) -> list[object]:
    if column.dtype.kind == "M":
        return [None if numpy.isnat(value) else str(value).removesuffix("T00:00:00") for value in column]
    is_whole = kind in ("OFTInteger", "OFTInteger64")
    return [_value(value, is_whole=is_whole) for value in column.tolist()]


def _value(value: object, *, is_whole: bool) -> object:
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if is_whole else value
    if isinstance(value, bytes | bytearray | memoryview):
        return None  # pictures inside of a database are no property of a map
    return [_value(inner, is_whole=False) for inner in value] if isinstance(value, list | tuple) else value


_SAID = (
    (r"not recognized as being in a supported", translatable("it is not what its name and its beginning say")),
    (r"file is not a database|malformed|corrupt|bad application_id", translatable("its database is damaged")),
    (r"no such table|missing.*gpkg|gpkg_contents", translatable("it lacks tables that a GeoPackage needs")),
    (r"unable to open.*\.shx|SHAPE_RESTORE_SHX", translatable("its companion .shx is missing")),
    (r"unable to open.*\.dbf", translatable("its companion .dbf cannot be read")),
    (r"\.map|\.dat|\.id\b", translatable("one of its companions (.map, .dat, .id) is missing or damaged")),
    (r"no such file|does not exist|unable to open", translatable("a part of it is missing")),
    (r"not well-formed|XML parsing|invalid token", translatable("its XML is damaged")),
    (r"memory|too large|too many", translatable("it asks for more memory than there is")),
    (r"encod|decod|codec|recode", translatable("its letters are in an encoding that is not what it says")),
    (r"truncat|unexpected end|end of file|read.*failed|i/o", translatable("it ends before its end: it was cut")),
)
DAMAGED = translatable("it is damaged, or was written by a program that does not keep to the format")


class _plainly:  # noqa: N801 - a word before a block
    """Turn what GDAL and pyogrio raise into a `VectorError` in plain words; their warnings say nothing to a writer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._quiet = warnings.catch_warnings()

    def __enter__(self) -> None:
        self._quiet.__enter__()
        warnings.simplefilter("ignore")

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        self._quiet.__exit__(None, None, None)
        if fault is None or isinstance(fault, VectorError) or not isinstance(fault, Exception):
            return
        if isinstance(fault, OSError | ImportError):
            return
        raise VectorError("layer-format-broken", reason=in_plain_words(str(fault))) from fault


def in_plain_words(said: str) -> str:
    """Say in words of ours what GDAL says: a gettext id."""
    return next((words for pattern, words in _SAID if re.search(pattern, said, re.IGNORECASE)), DAMAGED)
