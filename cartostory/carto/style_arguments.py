"""Whether the operators of an expression are given what they take (MapLibre Style Spec, “Type system”).

The browser's map refuses a whole style for one sum of a word; what is known only of each feature is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.carto import operators_math
from cartostory.carto.style_spec import Kind, Property
from cartostory.carto.style_values import check, is_expression

_NUMBER, _TRUTH, _TEXT = (Property(None, kind) for kind in (Kind.NUMBER, Kind.BOOLEAN, Kind.TEXT))
_EVERY = {
    **dict.fromkeys((*operators_math.TABLE, "rgb", "rgba"), _NUMBER),
    **dict.fromkeys(("all", "any", "!"), _TRUTH),
    **dict.fromkeys(("upcase", "downcase"), _TEXT),
}
"""What all the arguments of an operator are."""
_ONE = {"step": (1, _NUMBER), "interpolate": (2, _NUMBER), "at": (1, _NUMBER), "get": (1, _TEXT), "has": (1, _TEXT)}
"""Which argument of an operator is what, where the others may be anything."""


def check_arguments(value: object, path: str = "") -> None:
    """Raise `NotValidError` for an argument that an operator does not take; the expression has been compiled before."""
    if not isinstance(value, list) or not is_expression(value) or value[0] == "literal":
        return
    for place, wanted in _wanted(value):
        check(value[place], wanted, f"{path}[{place}]")
    for place, part in enumerate(value):
        check_arguments(part, f"{path}[{place}]")


def _wanted(value: list[object]) -> Iterator[tuple[int, Property]]:
    operator = str(value[0])
    if operator in _EVERY:
        yield from ((place, _EVERY[operator]) for place in range(1, len(value)))
    elif operator in _ONE:
        yield _ONE[operator]
    elif operator == "case":
        yield from ((place, _TRUTH) for place in range(1, len(value) - 1, 2))
