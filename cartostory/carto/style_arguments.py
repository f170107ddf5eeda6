"""Whether the operators of an expression are given what they take (MapLibre Style Spec, “Type system”).

The browser's map refuses a whole style for one sum of a word; what is known only of each feature is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.carto import operators_math
from cartostory.carto.expressions import NotValidError
from cartostory.carto.style_spec import Kind, Property
from cartostory.carto.style_values import check, is_expression, known_type
from cartostory.catalogue.entry import translatable

_NUMBER, _TRUTH, _TEXT = (Property(None, kind) for kind in (Kind.NUMBER, Kind.BOOLEAN, Kind.TEXT))
_EVERY = {
    **dict.fromkeys(operators_math.TABLE, _NUMBER),
    **dict.fromkeys(("all", "any", "!"), _TRUTH),
    **dict.fromkeys(("upcase", "downcase"), _TEXT),
}
"""What all the arguments of an operator are."""
_CHANNEL, _ALPHA = Property(None, Kind.NUMBER, least=0, most=255), Property(None, Kind.NUMBER, least=0, most=1)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_NOT_COMPARED = frozenset({"array", "object", "color"})
_ONE = {"step": (1, _NUMBER), "interpolate": (2, _NUMBER), "at": (1, _NUMBER), "get": (1, _TEXT), "has": (1, _TEXT)}
"""Which argument of an operator is what, where the others may be anything."""


def check_arguments(value: object, path: str = "") -> None:
    """Raise `NotValidError` for an argument that an operator does not take; the expression has been compiled before."""
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
