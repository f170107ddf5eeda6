"""A Shapefile’s companions, and in which encoding its table (.dbf) was written."""

from __future__ import annotations

import struct
from pathlib import Path

from cartostory.load.tables.table import decoded
from cartostory.load.vector.outcome import Remark, VectorError

SUFFIXES = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx"})
_HEADER = 32
_LOOKED_AT = 4_000_000
_UTF8 = frozenset({"utf-8", "utf8", "65001", "ansi 65001"})


def companion(path: Path, suffix: str) -> Path | None:
    """Find the file beside it with another ending, in small or capital letters; None where there is none."""
    wanted = (path.stem.casefold(), suffix)
    found = (one for one in path.parent.iterdir() if (one.stem.casefold(), one.suffix.lower()) == wanted)
    return next(iter(sorted(found)), None)


def checked_encoding(path: Path, remarks: list[Remark]) -> str | None:
    """Find how the table’s letters are written, and tell it; None where GDAL knows as well as we do.

    Raises `VectorError` where the index (.shx) is missing. A missing table is a remark.
    """
    if companion(path, ".shx") is None:
        raise VectorError("layer-companion-missing", name=f"{path.stem}.shx")
    table = companion(path, ".dbf")
    if table is None:
        remarks.append(("layer-without-table", {"name": f"{path.stem}.dbf"}))
        return None
    with table.open("rb") as file:
        data = file.read(_LOOKED_AT)
    records = data[_records_start(data) :].rstrip(b"\x1a\x00")
    if records.isascii():
        return None
    cpg = companion(path, ".cpg")
    said = cpg.read_bytes()[:40].decode("ascii", "replace").strip().casefold() if cpg else ""
    _, sniffed = decoded(records)
    if said in _UTF8 and sniffed == "utf-8":
        return None
    if said and said not in _UTF8:
        return None  # nothing in the bytes can contradict an encoding of eight bits
    if not said and len(data) > 29 and data[29] and sniffed != "utf-8":  # noqa: PLR2004 - the language driver’s byte
        return None
    code = "layer-encoding-contradicts" if said else "layer-encoding-sniffed"
    remarks.append((code, {"encoding": sniffed.upper(), "name": table.name}))
    return sniffed


def _records_start(data: bytes) -> int:
    """Give where the rows begin (dBASE III, bytes 8 and 9)."""
    return int(struct.unpack_from("<H", data, 8)[0]) if len(data) >= _HEADER else 0
