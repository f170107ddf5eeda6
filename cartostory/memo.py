"""A cache of slow pure leaves by content: what made a value is its name, so nothing in it can be stale."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memo:
    """A folder of values. Workers may read and write it at the same time: files appear whole or not at all."""

    folder: Path

    def path(self, key: str) -> Path:
        """Give the file of a value, whether or not it is there."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """Give a value and mark it as used; None where it is not known."""
        path = self.path(key)
        try:
            return path.read_bytes()
        except OSError:
            return None

    def has(self, key: str) -> bool:
        """Tell whether a value is known."""
        return self.path(key).is_file()

    def put(self, key: str, value: bytes) -> None:
        """Keep a value. A disk that is full or read-only costs time, never the build."""
        path = self.path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(value)
            Path(name).replace(path)
        except OSError:
            return

    def keys(self) -> Iterator[str]:
        """Give every key that is kept."""
        if self.folder.is_dir():
            for path in self.folder.glob("??/*"):
                yield path.parent.name + path.name

    def keep_only(self, used: frozenset[str]) -> None:
        """Drop what the last build did not use, so that a withdrawn picture leaves no trace."""
        for key in self.keys():
            if key not in used:
                self.path(key).unlink(missing_ok=True)


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
    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".json", ".po"}:
            state = path.stat()
            digest.update(f"{path.relative_to(package)}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
