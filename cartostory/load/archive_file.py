"""A PMTiles file on the disk, read in parts, however large it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cartostory.carto.basemap.archive import Archive, Span
from cartostory.carto.basemap.directory import damaged


def open_archive(path: Path) -> Archive:
    """Open an archive. Raises `ArchiveError` for what is none, `OSError`. The file is opened anew for each reading."""

    def read(spans: Sequence[Span]) -> list[bytes]:
        found = []
        with path.open("rb") as file:
            for offset, length in spans:
                file.seek(offset)
                data = file.read(length)
                if len(data) != length:
                    raise damaged(f"{offset} + {len(data)} < {offset + length}")
                found.append(data)
        return found

    return Archive(read, path.stat().st_size)
