"""Where an expression may ask of the zoom (MapLibre Style Spec, “zoom”): in one outermost step or interpolate."""

from __future__ import annotations

from cartostory.carto.expressions import NotValidError
from cartostory.catalogue.entry import translatable

_ZOOM = ["zoom"]
_INPUT = {"step": 1, "interpolate": 2}


def check_zoom(value: object) -> None:
    """Raise `NotValidError` where the browser's map would refuse the way in which an expression asks of the zoom."""
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
