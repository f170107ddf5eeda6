"""Whether a value of a style is one that its property takes: plain values, and those that an expression may give."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from cartostory.carto import operators_math
from cartostory.carto.expressions import NotSupportedError, NotValidError
from cartostory.carto.hatch import BLANK
from cartostory.carto.operators import OPERATORS
from cartostory.carto.style_spec import LISTS, Kind, Property
from cartostory.carto.values import colour, type_of
from cartostory.catalogue.entry import translatable

_MOST_SHOWN = 40
_TOKEN = re.compile(r"\{[^{}]+\}")
_CONDITION = Property(default=True, kind=Kind.BOOLEAN)
_TYPES = {
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    **dict.fromkeys((Kind.COLOUR, Kind.TEXT, Kind.CHOICE, Kind.IMAGE), "string"),
    **dict.fromkeys(LISTS, "array"),
}
_WANTED = {
    "number": translatable("{value} is no number"),
    "string": translatable("{value} is no text"),
    "boolean": translatable("{value} is neither true nor false"),
    "array": translatable("{value} is no list"),
}
_TESTS = ("==", "!=", "<", "<=", ">", ">=", "all", "any", "!", "has", "in", "to-boolean", "boolean")
_GIVES = {
    **dict.fromkeys(operators_math.TABLE, "number"),
    **dict.fromkeys(("length", "index-of", "to-number", "number", "zoom"), "number"),
    **dict.fromkeys(("concat", "upcase", "downcase", "to-string", "typeof", "string", "geometry-type"), "string"),
    **dict.fromkeys(_TESTS, "boolean"),
    **dict.fromkeys(("rgb", "rgba", "to-color"), "color"),
    **dict.fromkeys(("object", "properties"), "object"),
    "array": "array",
}
"""What some operators always give; the others may give anything."""


def is_expression(value: object) -> bool:
    """Tell an expression from a plain list (fonts, dashes, offsets)."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], str) and value[0] in OPERATORS


def check(value: object, known: Property, at: str = "") -> None:
    """Raise `NotValidError` or `NotSupportedError` where a value, or one that an expression may give, is not taken."""
    if not at and isinstance(value, str) and known.kind in (Kind.TEXT, Kind.IMAGE) and _TOKEN.search(value):
        raise NotSupportedError(
            "", translatable("a name in braces is not filled in; write [“get”, …] for {value}"), value=value
        )
    if not is_expression(value):
        _check_plain(value, known, at)
        return
    for path in _curves(value, at):
        if not known.interpolates:
            raise NotValidError(path, translatable("this value cannot change bit by bit; “step” sets it"))
    for path, given, operator in _given(value, at):
        if operator and known.kind is Kind.TEXTS and operator != "array":
            raise NotValidError(path, translatable("lists of texts must be written out"))
        if operator:
            _check_type(_GIVES.get(operator), given, known, path)
        else:
            _check_plain(given, known, path)


def check_condition(value: object) -> None:
    """Raise `NotValidError` where a filter (an expression by now) can give neither true nor false."""
    check(value, _CONDITION)


def shown(value: object) -> str:
    """Write a value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _given(value: object, path: str) -> Iterator[tuple[str, object, str]]:
    """Yield what an expression may give: plain values, and with their operator those that are worked out."""
    if not isinstance(value, list) or not is_expression(value):
        yield path, value, ""
        return
    if value[0] == "literal":
        yield f"{path}[1]", value[1], ""
        return
    if value[0] not in _BRANCHES:
        yield path, value, value[0]
        return
    for place in _BRANCHES[value[0]](len(value)):
        yield from _given(value[place], f"{path}[{place}]")


def _curves(value: object, path: str) -> Iterator[str]:
    """Yield the path of each “interpolate” whose result an expression may give."""
    if isinstance(value, list) and is_expression(value) and value[0] in _BRANCHES:
        if value[0] == "interpolate":
            yield path
        for place in _BRANCHES[value[0]](len(value)):
            yield from _curves(value[place], f"{path}[{place}]")


def known_type(value: object) -> str | None:
    """Name the type of what a value or an expression gives; None: that hangs on the feature."""
    if not isinstance(value, list) or not is_expression(value):
        return type_of(value)
    return type_of(value[1]) if value[0] == "literal" else _GIVES.get(str(value[0]))


_BRANCHES: dict[str, Callable[[int], tuple[int, ...]]] = {
    "step": lambda size: tuple(range(2, size, 2)),
    "interpolate": lambda size: tuple(range(4, size, 2)),
    "match": lambda size: (*range(3, size - 1, 2), size - 1),
    "case": lambda size: (*range(2, size - 1, 2), size - 1),
    "coalesce": lambda size: tuple(range(1, size)),
    "let": lambda size: (size - 1,),
}
"""Where an operator that chooses among values has them, by how many members it has."""


def _check_type(found: str | None, value: object, known: Property, path: str) -> None:
    wanted = _TYPES[known.kind]
    is_colour = found == "color" and known.kind is Kind.COLOUR
    if found and found != wanted and not is_colour:
        raise NotValidError(path, _WANTED[wanted], value=shown(value))


def _check_plain(value: object, known: Property, path: str) -> None:
    _check_type(type_of(value), value, known, path)
    members = value if isinstance(value, list) else [value]
    for place, member in enumerate(members):
        _check_member(member, known, f"{path}[{place}]" if isinstance(value, list) else path)
    if isinstance(value, list) and (not value or known.count not in (0, len(value))):
        raise NotValidError(path, translatable("{value} has not the right number of members"), value=shown(value))


def _check_member(value: object, known: Property, path: str) -> None:
    match known.kind:
        case Kind.NUMBER | Kind.NUMBERS:
            _check_number(value, known, path)
        case Kind.COLOUR if colour(str(value)) is None:
            raise NotValidError(path, translatable("{value} is no colour"), value=shown(value))
        case Kind.CHOICE | Kind.CHOICES if value not in known.choices:
            raise NotValidError(
                path, translatable("{value} is none of {choices}"), value=shown(value), choices=", ".join(known.choices)
            )
        case Kind.IMAGE if value not in known.choices and BLANK in known.choices:
            raise NotSupportedError(path, translatable("the only pattern is “{name}”"), name=BLANK)
        case Kind.IMAGE if value not in known.choices:
            raise NotSupportedError(path, translatable("there is no icon {value}"), value=shown(value))
        case Kind.TEXTS if not isinstance(value, str):
            raise NotValidError(path, _WANTED["string"], value=shown(value))


def _check_number(value: object, known: Property, path: str) -> None:
    if type_of(value) != "number" or not isinstance(value, int | float):
        raise NotValidError(path, _WANTED["number"], value=shown(value))
    if value < known.least:
        raise NotValidError(path, translatable("{value} is less than {least}"), value=shown(value), least=known.least)
    if value > known.most:
        raise NotValidError(path, translatable("{value} is more than {most}"), value=shown(value), most=known.most)
