"""Entries of the cache where several sites, or several machines, share them: a folder, or an address of fsspec.

What lies there is whole or not there: a folder's files are renamed into their places, and what fsspec writes to an
object store appears at once. Entries carry their own SHA-256 (`build/cache.py`), so nothing that was changed there is
taken over. Where the place refuses, nobody asks it again in this process, and the build does without.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

R = TypeVar("R")
_NAME = re.compile(r"([0-9a-f]{2})/([0-9a-f]{38})")
_PROBE = "00" + "f" * 38
_refused: dict[str, str] = {}
"""Places that refused in this process, each with the reason."""


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry of a shared cache: its name, how many bytes it has, and when it was used last (POSIX seconds)."""

    name: str
    size_bytes: int
    used_at: float


@dataclass(frozen=True, slots=True)
class SharedStore:
    """A place of entries, by its address: a path, `file://…`, or what fsspec knows (`s3://bucket/prefix`).

    A plain value that workers are given; each process opens it for itself.
    """

    address: str

    @property
    def refusal(self) -> str:
        """Say why the place refused in this process; empty where it did not."""
        return _refused.get(self.address, "")

    def read(self, name: str) -> bytes | None:
        """Give an entry; None where there is none, or the place refuses."""
        return self._tried(lambda place: place.read(_path(name)))

    def has(self, name: str) -> bool:
        """Tell whether an entry is there."""
        return bool(self._tried(lambda place: place.has(_path(name))))

    def write(self, name: str, entry: bytes) -> bool:
        """Keep an entry; tell whether it is kept."""
        return bool(self._tried(lambda place: place.write(_path(name), entry)))

    def mark(self, names: Iterable[str]) -> None:
        """Say that entries were used, where that costs next to nothing: in a folder."""
        self._tried(lambda place: place.mark(map(_path, names)))

    def remove(self, names: Iterable[str]) -> None:
        """Remove entries; those that are not there are no matter."""
        self._tried(lambda place: place.remove([_path(name) for name in names]))

    def held(self) -> tuple[HeldEntry, ...]:
        """List what is there; nothing where the place refuses."""
        return self._tried(lambda place: tuple(place.held())) or ()

    def probe(self) -> str:
        """Write and read back a word; give why the place refuses, or nothing."""
        _refused.pop(self.address, None)
        if self.write(_PROBE, b"cartostory") and self.read(_PROBE) != b"cartostory" and not self.refusal:
            _refused[self.address] = "what was written there cannot be read back"
        return self.refusal

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder of this machine."""
        return _folder_of(self.address) is not None

    def _tried(self, work: Callable[[Any], R]) -> R | None:
        if self.address in _refused:
            return None
        try:
            return work(_opened(self.address))
        except Exception as error:  # noqa: BLE001 - each kind of store has its own; `probe` and the build say it
            _refused[self.address] = f"{type(error).__name__}: {error}".strip(": ")
            return None


def _path(name: str) -> str:
    return f"{name[:2]}/{name[2:]}"


def _folder_of(address: str) -> Path | None:
    if address.startswith("file://"):
        return Path(unquote(urlsplit(address).path))
    return None if "://" in address else Path(address)


@lru_cache(maxsize=8)
def _opened(address: str) -> _Folder | _Remote:
    folder = _folder_of(address)
    return _Folder(folder) if folder is not None else _Remote(address)


class _Folder:
    """Entries as files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        file = self._folder / path
        try:
            found = file.read_bytes()
        except FileNotFoundError:
            return None
        self.mark([path])
        return found

    def has(self, path: str) -> bool:
        return (self._folder / path).is_file()

    def write(self, path: str, entry: bytes) -> bool:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(entry)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return True

    def mark(self, paths: Iterable[str]) -> None:
        for path in paths:
            with suppress(OSError):  # not there, or on a disk that is read-only
                os.utime(self._folder / path)

    def remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    def held(self) -> Iterator[HeldEntry]:
        for file in self._folder.glob("??/*"):
            found = _NAME.fullmatch(f"{file.parent.name}/{file.name}")
            with suppress(FileNotFoundError):  # another program removes at the same time
                if found:
                    state = file.stat()
                    yield HeldEntry(found[1] + found[2], state.st_size, state.st_mtime)


class _Remote:
    """Entries as objects at an address that fsspec knows."""

    def __init__(self, address: str) -> None:
        import fsspec  # noqa: PLC0415 - an extra: sites with a folder, or without, go without

        self._files, root = fsspec.core.url_to_fs(address)
        self._root = root.rstrip("/")

    def read(self, path: str) -> bytes | None:
        try:
            found: bytes = self._files.cat_file(f"{self._root}/{path}")
        except FileNotFoundError:
            return None
        return found

    def has(self, path: str) -> bool:
        self._files.invalidate_cache()
        return bool(self._files.exists(f"{self._root}/{path}"))

    def write(self, path: str, entry: bytes) -> bool:
        self._files.pipe_file(f"{self._root}/{path}", entry)
        return True

    def mark(self, paths: Iterable[str]) -> None:
        """Nothing: a store tells when an object was written, and marking would write it again."""

    def remove(self, paths: Iterable[str]) -> None:
        self._files.invalidate_cache()
        for path in paths:
            with suppress(FileNotFoundError):
                self._files.rm_file(f"{self._root}/{path}")

    def held(self) -> Iterator[HeldEntry]:
        self._files.invalidate_cache()
        for path, about in self._files.find(self._root, detail=True).items():
            found = _NAME.fullmatch(path.removeprefix(self._root).lstrip("/"))
            changed = about.get("LastModified") or about.get("mtime") or about.get("created")
            if found:
                at = changed.timestamp() if hasattr(changed, "timestamp") else float(changed or 0)
                yield HeldEntry(found[1] + found[2], int(about["size"]), at)


def pruned(entries: Iterable[HeldEntry], most_bytes: int, oldest: float) -> tuple[str, ...]:
    """Name what has to go: what was used before `oldest` (POSIX seconds), and the longest unused above a size."""
    gone: list[str] = []
    total = 0
    for entry in sorted(entries, key=lambda one: one.used_at, reverse=True):
        total += entry.size_bytes
        if entry.used_at < oldest or total > most_bytes:
            gone.append(entry.name)
    return tuple(gone)
