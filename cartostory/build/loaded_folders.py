"""What was loaded of folders, in the cache: frozen values of the model, and nothing else, come out of it again."""

from __future__ import annotations

import importlib
import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cartostory.build.cache import Cache, key
from cartostory.load.folder_state import Loaded, LoadedFolders

_OURS = ("cartostory.model.", "cartostory.problems.problem", "cartostory.geo.point", "cartostory.geo.bounds")
_OTHERS = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("shapely.io", "from_wkb"),
        ("shapely", "from_wkb"),
    }
)


class _Reader(pickle.Unpickler):
    """Reads values of the model. Whatever else is asked for is refused: a cache may be shared, and is no program."""

    def find_class(self, module: str, name: str) -> Any:
        """Give a class of the model; raises `UnpicklingError` for anything else."""
        found = getattr(importlib.import_module(module), name, None) if self._may(module, name) else None
        is_class = isinstance(found, type) and found.__module__ == module
        if found is None or not (is_class or (module, name) in _OTHERS):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found

    @staticmethod
    def _may(module: str, name: str) -> bool:
        return (module, name) in _OTHERS or ("." not in name and module.startswith(_OURS))


@dataclass(frozen=True, slots=True)
class CachedFolders:
    """The folders of a site that the cache knows."""

    cache: Cache

    def get(self, state: str) -> Loaded | None:
        """Give what was loaded of a folder in this state."""
        kept = self.cache.get(key("folder", state))
        if kept is None:
            return None
        try:
            loaded: Loaded = _Reader(io.BytesIO(kept)).load()
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError, EOFError, IndexError):
            return None
        return loaded

    def mark(self, state: str) -> None:
        """Say that what is kept of a folder was used, without reading it."""
        self.cache.mark(key("folder", state))

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded."""
        self.cache.put(key("folder", state), pickle.dumps(loaded, protocol=5))


@dataclass(frozen=True, slots=True)
class FoldersInMemory:
    """What this process loaded of folders, by folder: `serve` keeps the very values."""

    kept: dict[str, tuple[str, Loaded]] = field(default_factory=dict)

    def over(self, folders: CachedFolders, between: Callable[[], None]) -> LoadedFolders:
        """Give these folders with what is in memory first; `between` is called before each."""
        return _InMemory(self.kept, folders, between)


@dataclass(frozen=True, slots=True)
class _InMemory:
    kept: dict[str, tuple[str, Loaded]]
    beyond: CachedFolders
    between: Callable[[], None]

    def get(self, state: str) -> Loaded | None:
        """Give what was loaded of a folder in this state."""
        self.between()
        known = self.kept.get(_folder(state))
        if known and known[0] == state:
            self.beyond.mark(state)
            return known[1]
        found = self.beyond.get(state)
        if found is not None:
            self.kept[_folder(state)] = (state, found)
        return found

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded."""
        self.kept[_folder(state)] = (state, loaded)
        self.beyond.put(state, loaded)


def _folder(state: str) -> str:
    return state.partition("\n")[0]
