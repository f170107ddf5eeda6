"""What was loaded of folders, in the cache: frozen values of the model, and nothing else, come out of it again."""

from __future__ import annotations

import importlib
import io
import pickle
from dataclasses import dataclass
from typing import Any

from cartostory.build.cache import Cache, key
from cartostory.load.folder_state import Loaded

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

    def put(self, state: str, loaded: Loaded) -> None:
        """Keep what was loaded."""
        self.cache.put(key("folder", state), pickle.dumps(loaded, protocol=5))
