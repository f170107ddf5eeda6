"""A cache of slow pure leaves by content: what made a value is its name, so nothing in it can be stale."""

from __future__ import annotations

import glob
import hashlib
import os
import platform
import struct
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cartostory.build.shared_store import SharedStore
from cartostory.model.output import Content, Stored

CACHE = "memo"
"""The folder of the cache, in that of the program's state. Its name stays: an old one may hold photographs."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of values. Workers may read and write it at the same time: files appear whole or not at all.

    `beyond` is where several sites or machines share values: what the folder lacks is looked for there, and what is
    kept is kept there too.
    """

    folder: Path
    beyond: SharedStore | None = None

    def path(self, key: str) -> Path:
        """Give the file of a value, whether or not it is there."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """Give a value and mark it as used; None where it is not known, or is not what was kept (it is dropped)."""
        self.mark(key)
        try:
            entry = self.path(key).read_bytes()
        except OSError:
            return self._fetched(key)
        value = checked(entry)
        if value is None:
            self._drop(key)
            return self._fetched(key)
        return value

    def _fetched(self, key: str) -> bytes | None:
        """Bring a value from beyond, and keep it here; None where it is not known there, or was changed."""
        entry = self.beyond.read(key) if self.beyond else None
        value = checked(entry) if entry is not None else None
        if entry is not None and value is None and self.beyond:
            self.beyond.remove([key])
        if value is not None:
            self._write(key, value)
        return value

    def has(self, key: str) -> bool:
        """Tell whether a value is known, as far as its length tells, and mark it as used."""
        return self.stored(key) is not None

    def stored(self, key: str) -> Stored | None:
        """Point at a value where it lies, and mark it as used; None where it is not known or was cut.

        Its bytes are checked when they are read: `chunks` raises `DamagedEntryError` then.
        """
        found = self._stored(key)
        if found is None and self._fetched(key) is not None:
            found = self._stored(key)
        return found

    def _stored(self, key: str) -> Stored | None:
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
        """Keep a value; tell whether it is kept here. A disk that is full or read-only costs time, never the build."""
        if self.beyond:
            self.beyond.write(key, _head(value) + value)
        return self._write(key, value)

    def share(self, key: str, value: bytes) -> bool:
        """Lay a value where others find it: beyond, or here where there is no beyond; tell whether it lies there."""
        return self.beyond.write(key, _head(value) + value) if self.beyond else self._write(key, value)

    def take_back(self, keys: Iterable[str]) -> None:
        """Drop values, here and beyond."""
        keys = tuple(keys)
        for key in keys:
            self._drop(key)
        if self.beyond:
            self.beyond.remove(keys)

    def _write(self, key: str, value: bytes) -> bool:
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_head(value))
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
        self._write(_START, b"")

    @property
    def started(self) -> float:
        """Give when the build began, in POSIX seconds; 0 where that could not be noted."""
        try:
            return self.path(_START).stat().st_mtime
        except OSError:
            return 0.0

    def drop_unused(self) -> None:
        """Drop what this build did not use, here and beyond, so that a withdrawn picture leaves no trace.

        What was dropped while nothing was shared is dropped beyond as soon as something is.
        """
        try:
            started = self.path(_START).stat().st_mtime_ns
        except OSError:
            return
        used: list[str] = []
        dropped: list[str] = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):  # another program may clean up at the same time
                if path.stat().st_mtime_ns < started:
                    path.unlink()
                    dropped.append(path.parent.name + path.name)
                else:
                    used.append(path.parent.name + path.name)
        self._drop_beyond(frozenset(dropped), frozenset(used))

    def _drop_beyond(self, dropped: frozenset[str], used: frozenset[str]) -> None:
        """Drop beyond what was dropped here, or note it for the time when that can be done."""
        note = self.folder / _TO_DROP
        with suppress(OSError):  # a folder that cannot be read or written has nothing to drop
            before = frozenset(note.read_text("ascii").split()) if note.is_file() else frozenset()
            gone = (dropped | before) - used
            if self.beyond and not self.beyond.refusal:
                self.beyond.mark(used)
                self.beyond.remove(sorted(gone))
                (self.folder / _WAS_SHARED).write_text(self.beyond.address, "utf-8")
                note.unlink(missing_ok=True)
            elif gone and (self.folder / _WAS_SHARED).is_file():
                note.write_text("\n".join(sorted(gone)), "ascii")

    def held(self) -> tuple[int, int]:
        """Say how many values are here, and how many bytes they take."""
        sizes = [path.stat().st_size for path in self.folder.glob("??/*")]
        return len(sizes), sum(sizes)


_START = "00start"
_TO_DROP, _WAS_SHARED = "to-drop.txt", "was-shared.txt"
"""What is yet to be dropped where values are shared; and the address of that place, once something was shared."""
_MAGIC = b"carto\0\0\1"
_HEAD = struct.Struct(">8sQ32s")
"""Before each value: what it is, its length in bytes, and its SHA-256. A bit that a disk lost makes it unknown."""


def _head(value: bytes) -> bytes:
    return _HEAD.pack(_MAGIC, len(value), hashlib.sha256(value).digest())


def checked(entry: bytes) -> bytes | None:
    """Give the value that an entry holds; None where it is not what was kept."""
    if len(entry) < _HEAD.size:
        return None
    magic, size, digest = _HEAD.unpack_from(entry)
    value = entry[_HEAD.size :]
    return value if (magic, size, digest) == (_MAGIC, len(value), hashlib.sha256(value).digest()) else None


def key(*parts: str | bytes) -> str:
    """Name a value by everything that makes it, the program included."""
    named = program_content() if os.environ.get(_BY_CONTENT) else program()
    digest = hashlib.blake2b(named.encode(), digest_size=20)
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


_BY_CONTENT = "CARTOSTORY_NAMED_BY_CONTENT"
"""Set for this process and those that it starts, where names have to be the same on every machine."""


def name_by_content(*, wanted: bool) -> None:
    """Name values from now on by what the program holds, not by the dates of its files: on every machine alike."""
    if wanted:
        os.environ[_BY_CONTENT] = "1"
    else:
        os.environ.pop(_BY_CONTENT, None)


@cache
def program_content() -> str:
    """Name the program by the content of its files, and by the versions of what is installed beside it.

    Another library may make other bytes of the same input; another processor may round otherwise.
    """
    package = Path(__file__).parent.parent
    digest = hashlib.blake2b(digest_size=16)
    beside = sorted({Path(found).name for place in sys.path for found in _installed(place)})
    digest.update(repr((sys.version_info[:2], sys.platform, platform.machine(), beside)).encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in _PROGRAM or path.name == ".stamp":
            digest.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


_PROGRAM = frozenset({".py", ".json", ".po", ".html", ".css", ".js", ".typ", ".yaml", ".yml"})


def _installed(place: str) -> list[str]:
    return glob.glob(f"{glob.escape(place)}/*.dist-info") if place else []  # noqa: PTH207 - no need of a Path each
