"""Files -> a zip archive: the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from cartostory.media.atomic_write import atomic_write, remove_remains_of
from cartostory.model.output import Content, bytes_of

_OURS = b"cartostory"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first date that the format knows
_FILE = 0o100644 << 16
_PACKED_ALREADY = (".webp", ".jpg", ".avif", ".png", ".woff2", ".mp3", ".m4a", ".ogg", ".opus", ".pdf", ".pmtiles")


class NotOurArchiveError(Exception):
    """A file of that name is there, and cartostory did not make it: it stays."""


def write_archive(path: Path, files: Mapping[str, Content]) -> int:
    """Write an archive, whole or not at all; give its size in bytes.

    Raises `NotOurArchiveError`, and `OSError` where the disk refuses.
    """
    if path.exists() and not _is_ours(path):
        raise NotOurArchiveError(str(path))
    remove_remains_of(path)
    with atomic_write(path) as target, zipfile.ZipFile(target, "w") as archive:
        archive.comment = _OURS
        for member, content in sorted(files.items()):
            _add(archive, member, content)
    return path.stat().st_size


def _add(archive: zipfile.ZipFile, member: str, content: Content) -> None:
    entry = zipfile.ZipInfo(member, _BEGINNING)
    entry.external_attr = _FILE
    entry.create_system = 3  # Unix, on every system: else the bytes would tell where they were made
    is_packed = member.endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    data = bytes_of(content)
    archive.writestr(entry, data, compresslevel=9)


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _OURS
    except (OSError, zipfile.BadZipFile):
        return False
