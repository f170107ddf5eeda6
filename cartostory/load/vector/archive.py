"""ZIP archives that others made -> their files, within limits: no path outside, no bomb, no archive in an archive."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from cartostory.load.vector.outcome import VectorError
from cartostory.problems.messages import translatable

MOST_MEMBERS = 5_000
MOST_BYTES = 400_000_000
MOST_RATIO = 200
"""How many times its packed size a member may have; text of tables comes to 30."""
_SMALL = 1_000_000
_CHUNK = 1 << 20

NOT_AN_ARCHIVE = translatable("it is no archive, or it was cut")
TOO_MANY = translatable("it holds more files than a map has")
TOO_LARGE = translatable("unpacked it would be far too large: it may have been made to fill a disk")
LOCKED = translatable("it is locked with a password")
DAMAGED = translatable("a file inside of it is damaged")


def members(data: bytes) -> dict[str, zipfile.ZipInfo]:
    """Give the files of an archive by name, without folders and what a Mac adds. Raises `VectorError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise VectorError("layer-archive-refused", reason=NOT_AN_ARCHIVE) from error
    if len(found) > MOST_MEMBERS:
        raise VectorError("layer-archive-refused", reason=TOO_MANY)
    if sum(one.file_size for one in found) > MOST_BYTES or any(map(_is_bomb, found)):
        raise VectorError("layer-archive-refused", reason=TOO_LARGE)
    if any(one.flag_bits & 0x1 for one in found):
        raise VectorError("layer-archive-refused", reason=LOCKED)
    return {one.filename: one for one in found if not one.is_dir() and not _is_left_over(one.filename)}


def _is_bomb(one: zipfile.ZipInfo) -> bool:
    return one.file_size > _SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1)


def _is_left_over(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not parts or parts[0] == "__MACOSX" or parts[-1].startswith(".")


def content(data: bytes, name: str, largest_bytes: int = MOST_BYTES) -> bytes:
    """Give one file of an archive; no more is unpacked than its header says. Raises `VectorError`."""
    target = io.BytesIO()
    _unpack(data, name, target.write, largest_bytes)
    return target.getvalue()


def _unpack(data: bytes, name: str, write: Callable[[bytes], object], largest_bytes: int) -> None:
    left = largest_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as member:
            while piece := member.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise VectorError("layer-archive-refused", reason=TOO_LARGE)
                write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise VectorError("layer-archive-refused", reason=DAMAGED) from error


def unpack_flat(data: bytes, folder: Path, suffixes: frozenset[str]) -> tuple[str, ...]:
    """Write the files with certain endings into a folder, under their last names alone: no path of the archive counts.

    Of two files with one name the first is taken. Gives the names. Raises `VectorError`, `OSError`.
    """
    found: dict[str, str] = {}
    for name in members(data):
        last = PurePosixPath(name.replace("\\", "/")).name
        if PurePosixPath(last.lower()).suffix in suffixes and last.lower() not in map(str.lower, found):
            found[last] = name
    for number, (last, name) in enumerate(found.items()):
        target = folder / (last if _is_harmless(last) else f"{number}{PurePosixPath(last).suffix.lower()}")
        with target.open("xb") as file:
            _unpack(data, name, file.write, MOST_BYTES)
    return tuple(found)


def _is_harmless(name: str) -> bool:
    return name not in (".", "..") and not any(sign in '<>:"/\\|?*' or ord(sign) < 32 for sign in name)  # noqa: PLR2004
