"""A value of the model -> bytes that are the same for the same content: names for what is made of it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache

from cartostory.problems.problem import Span

_LEFT_OUT = frozenset({"root", "features"})
"""Where a site lies on this machine is shown nowhere; the features of a layer are named by the digest of its file."""


def digest(value: object, *, lines: bool = True) -> str:
    """Name a frozen value by all that it holds, in hex.

    Without `lines`, where something stands in its file does not count: a story keeps its name as others know it when
    a line is added above.
    """
    return hashlib.blake2b("\0".join(_words(value, lines)).encode(errors="surrogatepass"), digest_size=20).hexdigest()


def _words(value: object, lines: bool) -> Iterator[str]:  # noqa: FBT001 - handed down
    if isinstance(value, str):
        yield f"s{len(value)} {value}"  # with its length: a text may hold what stands between texts
    elif isinstance(value, Span) and not lines:
        yield f"f{len(value.file)} {value.file}"
    elif isinstance(value, Mapping):
        yield f"m{len(value)}"
        for key, one in value.items():
            yield from _words(key, lines)
            yield from _words(one, lines)
    elif isinstance(value, tuple | list):
        yield f"t{len(value)}"
        for one in value:
            yield from _words(one, lines)
    elif isinstance(value, frozenset | set):
        yield f"u{len(value)}"
        yield from sorted(map(repr, value))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield "d" + type(value).__name__
        for name in _fields(type(value)):
            yield from _words(getattr(value, name), lines)
    else:
        yield "r" + _plain(value)  # numbers, days, None


def _plain(value: object) -> str:
    """Write a number as Python does: those of numpy, which may be floats, write themselves otherwise."""
    return float.__repr__(value) if isinstance(value, float) else repr(value)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in _LEFT_OUT)
