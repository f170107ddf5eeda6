"""A tuple of values -> the first of each name, found at once: of thousands, one is asked for thousandfold.

A tuple is known again by identity, since frozen values may be long: the last ones that were asked are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 16
_LAST: dict[tuple[int, Callable[[Any], Hashable]], tuple[tuple[Any, ...], Mapping[Hashable, Any]]] = {}


def first_by(name: Callable[[T], Hashable], values: tuple[T, ...]) -> Mapping[Hashable, T]:
    """Map names to the first value that has each. `name` is a top-level function; what it names None is left out."""
    known = _LAST.get((id(values), name))
    if known and known[0] is values:
        return known[1]
    found: dict[Hashable, T] = {}
    for value in values:
        called = name(value)
        if called is not None:
            found.setdefault(called, value)
    while len(_LAST) >= _MOST:
        _LAST.pop(next(iter(_LAST)), None)
    _LAST[id(values), name] = (values, found)
    return found
