"""Whether a value of a style is one that its property takes: plain values, and those that an expression may give."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from cartostory.carto.style.expressions import NotSupportedError, NotValidError
from cartostory.carto.style.operators import math
from cartostory.carto.style.operators.table import OPERATORS
from cartostory.carto.style.spec import LISTS, Property, ValueKind
from cartostory.carto.style.values import colour, type_of
from cartostory.carto.svg.hatch import BLANK
from cartostory.problems.catalogue.entry import translatable

_MOST_SHOWN = 40
_TOKEN = re.compile(r"\{[^{}]+\}")
_CONDITION = Property(default=True, kind=ValueKind.BOOLEAN)
_TYPES = {
    ValueKind.NUMBER: "number",
    ValueKind.BOOLEAN: "boolean",
    **dict.fromkeys((ValueKind.COLOUR, ValueKind.TEXT, ValueKind.CHOICE, ValueKind.IMAGE), "string"),
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
    **dict.fromkeys(math.TABLE, "number"),
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
    if not at and isinstance(value, str) and known.kind in (ValueKind.TEXT, ValueKind.IMAGE) and _TOKEN.search(value):
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
        if operator and known.kind is ValueKind.TEXTS and operator != "array":
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
    is_colour = found == "color" and known.kind is ValueKind.COLOUR
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
        case ValueKind.NUMBER | ValueKind.NUMBERS:
            _check_number(value, known, path)
        case ValueKind.COLOUR if colour(str(value)) is None:
            raise NotValidError(path, translatable("{value} is no colour"), value=shown(value))
        case ValueKind.CHOICE | ValueKind.CHOICES if value not in known.choices:
            raise NotValidError(
                path, translatable("{value} is none of {choices}"), value=shown(value), choices=", ".join(known.choices)
            )
        case ValueKind.IMAGE if value not in known.choices and BLANK in known.choices:
            raise NotSupportedError(path, translatable("the only pattern is “{name}”"), name=BLANK)
        case ValueKind.IMAGE if value not in known.choices:
            raise NotSupportedError(path, translatable("there is no icon {value}"), value=shown(value))
        case ValueKind.TEXTS if not isinstance(value, str):
            raise NotValidError(path, _WANTED["string"], value=shown(value))


def _check_number(value: object, known: Property, path: str) -> None:
    if type_of(value) != "number" or not isinstance(value, int | float):
        raise NotValidError(path, _WANTED["number"], value=shown(value))
    if value < known.least:
        raise NotValidError(path, translatable("{value} is less than {least}"), value=shown(value), least=known.least)
    if value > known.most:
        raise NotValidError(path, translatable("{value} is more than {most}"), value=shown(value), most=known.most)


_NUMBER, _TRUTH, _TEXT = (Property(None, kind) for kind in (ValueKind.NUMBER, ValueKind.BOOLEAN, ValueKind.TEXT))
_EVERY = {
    **dict.fromkeys(math.TABLE, _NUMBER),
    **dict.fromkeys(("all", "any", "!"), _TRUTH),
    **dict.fromkeys(("upcase", "downcase"), _TEXT),
}
"""What all the arguments of an operator are."""
_CHANNEL, _ALPHA = (
    Property(None, ValueKind.NUMBER, least=0, most=255),
    Property(None, ValueKind.NUMBER, least=0, most=1),
)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_NOT_COMPARED = frozenset({"array", "object", "color"})
_ONE = {"step": (1, _NUMBER), "interpolate": (2, _NUMBER), "at": (1, _NUMBER), "get": (1, _TEXT), "has": (1, _TEXT)}
"""Which argument of an operator is what, where the others may be anything."""


def check_arguments(value: object, path: str = "") -> None:
    """Raise `NotValidError` for an argument that an operator does not take; the expression has been compiled before.

    Whether the operators of an expression are given what they take (MapLibre Style Spec, “Type system”).

    The browser's map refuses a whole style for one sum of a word; what is known only of each feature is left to it.
    """
    if not isinstance(value, list) or not is_expression(value) or value[0] == "literal":
        return
    if value[0] in _COMPARISONS:
        kinds = {known_type(part) for part in value[1:3]} - {None}
        if len(kinds) > 1 or kinds & _NOT_COMPARED:
            raise NotValidError(path, translatable("values of these types cannot be compared"))
    for place, wanted in _wanted(value):
        check(value[place], wanted, f"{path}[{place}]")
    for place, part in enumerate(value):
        check_arguments(part, f"{path}[{place}]")


def _wanted(value: list[object]) -> Iterator[tuple[int, Property]]:
    operator = str(value[0])
    if operator in _EVERY:
        yield from ((place, _EVERY[operator]) for place in range(1, len(value)))
    elif operator in ("rgb", "rgba"):
        yield from zip(range(1, len(value)), (_CHANNEL, _CHANNEL, _CHANNEL, _ALPHA), strict=False)
    elif operator in _ONE:
        yield _ONE[operator]
    elif operator == "case":
        yield from ((place, _TRUTH) for place in range(1, len(value) - 1, 2))


_ZOOM = ["zoom"]
_INPUT = {"step": 1, "interpolate": 2}


def check_zoom(value: object) -> None:
    """Raise `NotValidError` where the browser's map would refuse the way in which an expression asks of the zoom.

    Where an expression may ask of the zoom (MapLibre Style Spec, “zoom”): in one outermost step or interpolate.
    """
    count = _count(value)
    if count > 1 or (count and not _is_curve(value)):
        raise NotValidError("", translatable("“zoom” may only be the input of one outermost “step” or “interpolate”"))


def _count(value: object) -> int:
    if value == _ZOOM:
        return 1
    if not isinstance(value, list) or value[:1] == ["literal"]:
        return 0
    return sum(_count(part) for part in value)


def _is_curve(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    match value[0]:
        case "let":
            return _is_curve(value[-1])
        case "coalesce":
            return any(map(_is_curve, value[1:]))
        case "step" | "interpolate":
            return bool(value[_INPUT[value[0]]] == _ZOOM)
    return False
