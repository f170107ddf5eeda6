"""A cache of slow pure leaves by content: what made a value is its name, so nothing in it can be stale."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cartostory.model.output import Content, Stored

CACHE = "memo"
"""The folder of the cache, in that of the program's state. Its name stays: an old one may hold photographs."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of values. Workers may read and write it at the same time: files appear whole or not at all."""

    folder: Path

    def path(self, key: str) -> Path:
        """Give the file of a value, whether or not it is there."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """Give a value and mark it as used; None where it is not known, or is not what was kept (it is dropped)."""
        self.mark(key)
        try:
            value = checked(self.path(key).read_bytes())
        except OSError:
            return None
        if value is None:
            self._drop(key)
        return value

    def has(self, key: str) -> bool:
        """Tell whether a value is known, as far as its length tells, and mark it as used."""
        return self.stored(key) is not None

    def stored(self, key: str) -> Stored | None:
        """Point at a value where it lies, and mark it as used; None where it is not known or was cut.

        Its bytes are checked when they are read: `chunks` raises `DamagedEntryError` then.
        """
        path = self.path(key)
        try:
            with path.open("rb") as file:
                head, length = file.read(_HEAD.size), os.fstat(file.fileno()).st_size
        except OSError:
            return None
        magic, size, digest = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0, b"")
        if magic != _MAGIC or length != _HEAD.size + size:
            self._drop(key)
            return None
        self.mark(key)
        return Stored(path, key, _HEAD.size, digest.hex())

    def put(self, key: str, value: bytes) -> bool:
        """Keep a value; tell whether it is kept. A disk that is full or read-only costs time, never the build."""
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_HEAD.pack(_MAGIC, len(value), hashlib.sha256(value).digest()))
                    file.write(value)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return False
        return True

    def drop_damaged(self) -> int:
        """Read every value, and drop those that are not what was kept; give how many."""
        dropped = 0
        for path in self.folder.glob("??/*"):
            try:
                is_damaged = checked(path.read_bytes()) is None
            except OSError:
                is_damaged = True
            if is_damaged:
                self._drop(path.parent.name + path.name)
                dropped += 1
        return dropped

    def mark(self, key: str) -> None:
        """Say that a value was used, without reading it."""
        with suppress(OSError):  # not there, or on a disk that is read-only
            os.utime(f"{self.folder}/{key[:2]}/{key[2:]}")  # thousands of them

    def _drop(self, key: str) -> None:
        with suppress(OSError):
            self.path(key).unlink()

    def put_file(self, key: str, value: bytes) -> Content:
        """Keep a value and return where it lies; the value itself, where it cannot be kept."""
        return (self.stored(key) if self.put(key, value) else None) or value

    def start(self) -> None:
        """Begin a build: what is used or kept from now on survives `drop_unused`."""
        self.put(_START, b"")

    def drop_unused(self) -> None:
        """Drop what this build did not use, so that a withdrawn picture leaves no trace."""
        try:
            started = self.path(_START).stat().st_mtime_ns
        except OSError:
            return
        for path in self.folder.glob("??/*"):
            with suppress(OSError):  # another program may clean up at the same time
                if path.stat().st_mtime_ns < started:
                    path.unlink()


_START = "00start"
_MAGIC = b"carto\0\0\1"
_HEAD = struct.Struct(">8sQ32s")
"""Before each value: what it is, its length in bytes, and its SHA-256. A bit that a disk lost makes it unknown."""


def checked(entry: bytes) -> bytes | None:
    """Give the value that an entry holds; None where it is not what was kept."""
    if len(entry) < _HEAD.size:
        return None
    magic, size, digest = _HEAD.unpack_from(entry)
    value = entry[_HEAD.size :]
    return value if (magic, size, digest) == (_MAGIC, len(value), hashlib.sha256(value).digest()) else None


def key(*parts: str | bytes) -> str:
    """Name a value by everything that makes it, the program included."""
    digest = hashlib.blake2b(program().encode(), digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@cache
def program() -> str:
    """Name the program as it stands: a changed source file makes another program."""
    package = Path(__file__).parent.parent
    digest = hashlib.blake2b(digest_size=16)
    start = len(os.fspath(package))
    for base, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".py", ".json", ".po")):
                state = os.stat(f"{base}/{name}")  # noqa: PTH116 - hundreds of files, before anything else is done
                digest.update(f"{base[start:]}/{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
