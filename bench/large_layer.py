"""`python -m bench.large_layer`: a Shapefile of 500 MB through `bring`, in a process of its own; time and peak memory.

Two files are made, byte for byte the same each time: `polygons` (its weight is shapes, more than a map can show:
refused) and `table` (its weight is columns). Neither is ever held whole while it is made.
"""

from __future__ import annotations

import argparse
import struct
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.process import run

WGS84 = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
_POINT, _POLYGON = 1, 5
_WIDTH = 240
_CORNERS = 2_000


def write_polygons(target: Path, size_bytes: int) -> int:
    """Write polygons of 2,000 corners until the `.shp` has so many bytes; give how many there are."""
    count = size_bytes // (8 + 44 + 4 + 4 + 16 * (_CORNERS + 1))
    records = (_polygon(number) for number in range(count))
    _write(target, _POLYGON, records, count, columns=1)
    return count


def write_table(target: Path, size_bytes: int) -> int:
    """Write points with columns of text until the `.dbf` has so many bytes; give how many there are."""
    columns = 8
    count = size_bytes // (1 + columns * _WIDTH)
    places = ((-1.5 + number % 900 / 1000, 12.5 + number % 800 / 1000) for number in range(count))
    records = (struct.pack("<idd", _POINT, *place) for place in places)
    _write(target, _POINT, records, count, columns=columns)
    return count


def _polygon(number: int) -> bytes:
    """Give a square in a grid, with many corners on its edges."""
    west, south, side = number % 60 * 0.01 - 1.5, number // 60 % 60 * 0.01 + 12.5, 0.009
    quarter = _CORNERS // 4
    edge = [step / quarter * side for step in range(quarter)]
    ring = [(west, south + one) for one in edge] + [(west + one, south + side) for one in edge]
    ring += [(west + side, south + side - one) for one in edge] + [(west + side - one, south) for one in edge]
    ring.append(ring[0])
    flat = [value for point in ring for value in point]
    head = struct.pack("<idddd", _POLYGON, west, south, west + side, south + side)
    return head + struct.pack("<iii", 1, len(ring), 0) + struct.pack(f"<{len(flat)}d", *flat)


def _write(target: Path, kind: int, records: Iterable[bytes], count: int, *, columns: int) -> None:
    """Write `.shp`, `.shx`, `.dbf` and `.prj`, a record at a time (ESRI’s paper of 1998; dBASE III)."""
    with target.open("wb") as shp, target.with_suffix(".shx").open("wb") as shx:
        shp.write(bytes(100))
        shx.write(bytes(100))
        at = 50
        for number, record in enumerate(records, start=1):
            words = len(record) // 2
            shp.write(struct.pack(">ii", number, words) + record)
            shx.write(struct.pack(">ii", at, words))
            at += words + 4
        for file, length in ((shp, at), (shx, 50 + 4 * count)):
            file.seek(0)
            bounds = struct.pack("<ii8d", 1000, kind, -1.5, 12.5, -0.6, 13.4, 0, 0, 0, 0)
            file.write(struct.pack(">i20xi", 9994, length) + bounds)
    target.with_suffix(".prj").write_text(WGS84, encoding="ascii")
    target.with_suffix(".cpg").write_text("UTF-8", encoding="ascii")
    with target.with_suffix(".dbf").open("wb") as dbf:
        dbf.write(struct.pack("<BBBBIHH20x", 3, 126, 12, 1, count, 33 + 32 * columns, 1 + columns * _WIDTH))
        for column in range(columns):
            dbf.write(struct.pack("<11sc4xBB14x", f"COL{column}".encode(), b"C", _WIDTH, 0))
        dbf.write(b"\r")
        for number in range(count):
            cells = (f"ligne {number} colonne {column}".ljust(_WIDTH).encode() for column in range(columns))
            dbf.write(b" " + b"".join(cells))
        dbf.write(b"\x1a")


def main(words: list[str]) -> int:
    """Make both, bring each, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=500)
    command = [sys.executable, "-m", "cartostory", "bring"]
    size = parser.parse_args(words).megabytes * 1_000_000
    for name, write in (("polygons", write_polygons), ("table", write_table)):
        with tempfile.TemporaryDirectory(prefix="cartostory-bench-") as folder:
            file = Path(folder) / f"{name}.shp"
            count = write(file, size)
            site, log = Path(folder) / "site", Path(folder) / "log"
            run([sys.executable, "-m", "cartostory", "new", str(site)], log)
            cost = run([*command, str(file), "--site", str(site), "--lang", "en"], log, codes=(0, 1, 2))
            said = log.read_text(encoding="utf-8").strip().split("\n")
            print(f"{name}: {count} features, {cost.cpu_seconds:.1f} s CPU, {cost.peak_bytes / 1e6:.0f} MB at most")
            print("  " + " ".join(said[:2]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
