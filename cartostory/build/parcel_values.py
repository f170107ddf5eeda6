"""Values of a build -> bytes that mean the same on another machine, and back.

Where things lie differs from machine to machine: the cache, its entries, the site's folder. In the bytes they are
names; each machine puts its own places in for them.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from cartostory.build.cache import Cache
from cartostory.build.trusted_pickle import TrustedUnpickler
from cartostory.model.output import DamagedEntryError, Stored


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build's things lie on this machine."""

    cache: Cache
    root: Path


def pack(value: object, here: Places) -> bytes:
    """Give a value as bytes without a place of this machine in them."""
    packed = io.BytesIO()
    _Packer(packed, here).dump(value)
    return packed.getvalue()


def unpack(packed: bytes, here: Places) -> Any:
    """Give back a value, with the places of this machine. Raises `UnpicklingError`, `DamagedEntryError`."""
    return _Unpacker(io.BytesIO(packed), here).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, here: Places) -> None:
        super().__init__(file, protocol=5)
        self._here, self._root = here, str(here.root)

    def persistent_id(self, value: Any) -> Any:
        """Name what has a place; None for everything else."""
        if isinstance(value, str):
            return ("root",) if value == self._root else None
        if isinstance(value, Cache):
            return ("cache",)
        if isinstance(value, Stored) and value.path.is_relative_to(self._here.cache.folder):
            name = value.path.parent.name + value.path.name
            return ("entry", name, value.digest, value.start, value.sha256, value.length)
        if isinstance(value, PurePath) and value.is_relative_to(self._here.root):
            return ("file", value.relative_to(self._here.root).as_posix())
        return None


class _Unpacker(TrustedUnpickler):
    trusted = ("cartostory.",)
    functions = frozenset(
        {
            ("cartostory.render.shared", "made_anew"),
            ("cartostory.render.html.markdown", "pieces"),
            ("numpy", "dtype"),
            ("numpy._core.multiarray", "scalar"),
            ("numpy.core.multiarray", "scalar"),
        }
    )

    def __init__(self, file: io.BytesIO, here: Places) -> None:
        super().__init__(file)
        self._here = here

    def persistent_load(self, name: Any) -> Any:
        """Give what stands here in the place of a name."""
        match name:
            case ("root",):
                return str(self._here.root)
            case ("cache",):
                return self._here.cache
            case ("file", str(path)):
                return self._file(path)
            case ("entry", str(entry), str(digest), int(start), str(sha256), int(length)):
                kept = self._here.cache.stored(entry)
                if kept is None:
                    raise DamagedEntryError(entry)
                return Stored(kept.path, digest, start, sha256, length)
        raise pickle.UnpicklingError(str(name))

    def _file(self, path: str) -> Path:
        found = PurePath(path)
        if found.is_absolute() or ".." in found.parts:
            raise pickle.UnpicklingError(path)
        return self._here.root / found
