"""Problems -> those that somebody has to put right: one cause, one message.

A place whose latitude is missing is left out, so every chapter that names it names an unknown place. The writer mends
the latitude, and all of that is gone: only the latitude is shown. What follows is known by its subject, which the
cause names (`within`, the way to a setting: `places.puits`), and is hidden only where its cause is as grave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cartostory.problems.catalogue import severity
from cartostory.problems.problem import Problem, Severity

_GRAVITY = tuple(Severity)  # errors first
_CAUSES = frozenset({
    "missing-key", "wrong-value", "unknown-key", "not-a-mapping", "duplicate-key", "key-not-text", "yaml-sign",
    "decimal-comma", "comma-in-braces",
})  # fmt: skip
_SECTIONS = {
    "unknown-place": ("places", "towns"),
    "unknown-layer": ("layers",),
    "unknown-note": ("notes",),
    "two-towns-needed": ("towns",),
}
"""By code: where in a story’s settings the thing stands that would have been known."""


def independent(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems that follow from no other, in their order."""
    found = tuple(problems)
    causes = tuple(one for one in found if one.code in _CAUSES)
    return tuple(one for one in found if not any(_explains(cause, one) for cause in causes)) if causes else found


def _explains(cause: Problem, one: Problem) -> bool:
    follows = _FOLLOWS.get(one.code)
    if follows is None or cause is one or _GRAVITY.index(severity(cause)) > _GRAVITY.index(severity(one)):
        return False
    return follows(cause, one)


def _missing_key(cause: Problem, one: Problem) -> bool:
    """A key is missing where it was misspelt, or where its value could not be read."""
    key, said = _values(one).get("key"), _values(cause)
    is_beside = _parent(cause) == _parent(one) if "within" in _values(one) else cause.span.line == one.span.line
    is_near = cause.span.file == one.span.file and is_beside
    is_misspelt = cause.code == "unknown-key" and said.get("nearest") == key
    return is_near and (is_misspelt or (cause.code == "yaml-sign" and said.get("key") == key))


def _unknown_name(cause: Problem, one: Problem) -> bool:
    """A name is unknown where its own settings, or all of their section, could not be understood."""
    name = str(_values(one).get("name", ""))
    return _folder(cause) == _folder(one) and any(
        way in {section, f"{section}.{name}"}
        or way.startswith(f"{section}.{name}.")
        or (not name and _is_in(way, section))
        for section in _SECTIONS[one.code]
        for way in _ways(cause)
    )


def _note(cause: Problem, one: Problem) -> bool:
    """A note points nowhere where the key that says so was misspelt."""
    is_here = (cause.span.file, cause.span.line) == (one.span.file, one.span.line)
    return is_here and cause.code in {"unknown-key", "wrong-value"}


def _photo(cause: Problem, one: Problem) -> bool:
    """A photograph has no entry where its entry could not be understood."""
    name = str(_values(one).get("photo", ""))
    is_register = cause.span.file == _values(one).get("register")
    return is_register and any(way == name or way.startswith(f"{name}.") for way in _ways(cause))


_FOLLOWS: Mapping[str, Callable[[Problem, Problem], bool]] = {
    "missing-key": _missing_key,
    **dict.fromkeys(_SECTIONS, _unknown_name),
    "note-points-nowhere": _note,
    "photo-not-in-register": _photo,
}


def _ways(cause: Problem) -> Iterator[str]:
    """Give the way to the setting that a cause is about, as written and, where it was misspelt, as meant."""
    said = _values(cause)
    way = str(said.get("within", ""))
    yield way
    if cause.code == "unknown-key" and said.get("nearest"):
        yield f"{_parent(cause)}.{said['nearest']}".lstrip(".")


def _parent(one: Problem) -> str:
    return str(_values(one).get("within", "")).rpartition(".")[0]


def _is_in(way: str, section: str) -> bool:
    return way == section or way.startswith(f"{section}.")


def _folder(one: Problem) -> str:
    return one.span.file.rpartition("/")[0]


def _values(one: Problem) -> Mapping[str, object]:
    return dict(one.values)
