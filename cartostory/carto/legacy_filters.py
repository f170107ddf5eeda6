"""Filters as styles wrote them before expressions (MapLibre Style Spec, "Deprecations", filters) -> expressions."""

from __future__ import annotations

from cartostory.carto.expressions import NotValidError
from cartostory.catalogue.entry import translatable

_ORDER = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TOO_SHORT = (["in"], ["!in"], ["has"], ["!has"])
_SHAPES = ("Point", "LineString", "Polygon")
_SPECIAL = {"$type": ["geometry-type"], "$id": ["id"]}


def modern(value: object) -> object:
    """Rewrite a filter of the old kind; expressions stay as they are."""
    if not isinstance(value, list) or is_expression(value) or value in _TOO_SHORT:
        return value  # whoever compiles it says what is wrong
    operator, *rest = value
    if rest[:1] == ["$type"] and not all(shape in _SHAPES for shape in rest[1:]):
        raise NotValidError("", translatable("“$type” is Point, LineString or Polygon"))
    if operator in ("all", "any"):
        return [operator, *(modern(part) for part in rest)]
    if operator == "none":
        return ["!", ["any", *(modern(part) for part in rest)]]
    if operator in ("in", "!in"):
        found = ["in", _key(rest[0]), ["literal", rest[1:]]]
        return found if operator == "in" else ["!", found]
    if operator in ("has", "!has"):
        return ["has", rest[0]] if operator == "has" else ["!", ["has", rest[0]]]
    return [operator, _key(rest[0]), *rest[1:]]


def is_expression(value: object) -> bool:  # noqa: PLR0911 - one line per kind of operator
    """Tell an expression from an old filter, as MapLibre's `isExpressionFilter` documents it."""
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        return True
    match value[0]:
        case "has":
            return len(value) > 1 and value[1] not in tuple(_SPECIAL)
        case "in":
            return len(value) >= 3 and (not isinstance(value[1], str) or isinstance(value[2], list))  # noqa: PLR2004 - operator, key, value
        case "!in" | "!has" | "none":
            return False
        case "all" | "any":
            return all(isinstance(part, bool) or is_expression(part) for part in value[1:])
        case operator if operator in _ORDER:
            return len(value) != 3 or isinstance(value[1], list) or isinstance(value[2], list)  # noqa: PLR2004 - operator, key, value
    return True


def _key(name: object) -> object:
    return _SPECIAL.get(name, ["get", name]) if isinstance(name, str) else name
