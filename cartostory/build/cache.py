"""A cache of slow pure leaves by content: what made a value is its name, so nothing in it can be stale."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cartostory.model.output import Content, Stored


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of values. Workers may read and write it at the same time: files appear whole or not at all."""

    folder: Path

    def path(self, key: str) -> Path:
        """Give the file of a value, whether or not it is there."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """Return a value and mark it as used; None where it is not known, or not as it was kept."""
        path = self.path(key)
        try:
            os.utime(path)
            kept = path.read_bytes()
        except OSError:
            return None
        value, checksum = kept[:-_SUM_BYTES], kept[-_SUM_BYTES:]
        return value if _checksum(value) == checksum else None

    def has(self, key: str) -> bool:
        """Tell whether a value is known, and mark it as used."""
        try:
            os.utime(self.path(key))
        except OSError:
            return False
        return True

    def put(self, key: str, value: bytes) -> bool:
        """Keep a value with its checksum; tell whether it is kept.

        A disk that is full or read-only costs time, never the build.
        """
        return self._place(key, value + _checksum(value))

    def file(self, key: str) -> Stored | None:
        """Return a value that is copied from where it lies (a photograph), marked as used; None as for `get`."""
        kept = self.get(_beside(key))
        try:
            os.utime(self.path(key))
            with self.path(key).open("rb") as file:
                checksum = hashlib.file_digest(file, _hash).digest()
        except OSError:
            return None
        return Stored(self.path(key), key) if kept == checksum else None

    def put_file(self, key: str, value: bytes) -> Content:
        """Keep a value as a file of its own, and return where it lies; the value, where it cannot be kept."""
        is_kept = self._place(key, value) and self.put(_beside(key), _checksum(value))
        return Stored(self.path(key), key) if is_kept else value

    def _place(self, key: str, value: bytes) -> bool:
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(value)
            Path(name).replace(path)
        except OSError:
            return False
        return True

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
_SUM_BYTES = 16


def _hash() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=_SUM_BYTES)


def _checksum(value: bytes) -> bytes:
    """Return what tells whether a value is as it was kept: disks and hands change bytes."""
    return hashlib.blake2b(value, digest_size=_SUM_BYTES).digest()


def _beside(name: str) -> str:
    """Name the checksum of a file, which stands beside it: the file itself is copied as it is."""
    return key("checksum", name)


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
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".json", ".po"}:
            state = path.stat()
            digest.update(f"{path.relative_to(package)}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
