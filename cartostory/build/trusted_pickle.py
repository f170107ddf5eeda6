"""Pickles that come from a cache: frozen values of the program come out of them, and nothing else.

What `pickle` reads may run anything. A cache may be shared, and is no program: classes of our own modules and a few of
the standard library's values are given; functions, modules and everybody else's classes are refused.
"""

from __future__ import annotations

import importlib
import pickle
from typing import Any

_OTHERS = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("builtins", "slice"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("shapely.io", "from_wkb"),
        ("shapely", "from_wkb"),
    }
)


class TrustedUnpickler(pickle.Unpickler):
    """Reads values of the modules that begin like one of `trusted`, and functions that are named there."""

    trusted: tuple[str, ...] = ()
    functions: frozenset[tuple[str, str]] = frozenset()

    def find_class(self, module: str, name: str) -> Any:
        """Give a class of ours; raises `UnpicklingError` for anything else."""
        found = getattr(importlib.import_module(module), name, None) if self._may(module, name) else None
        is_class = isinstance(found, type) and found.__module__ == module
        if found is None or not (is_class or (module, name) in _OTHERS | self.functions):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found

    def _may(self, module: str, name: str) -> bool:
        is_known = (module, name) in _OTHERS | self.functions
        return is_known or ("." not in name and module.startswith(self.trusted))
