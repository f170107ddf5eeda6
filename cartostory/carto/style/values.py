"""The values of style expressions as JavaScript knows them: types, conversions, colours (MapLibre Style Spec)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cartostory.carto.style.css_colours import COLOUR_NAMES


class EvaluationError(ValueError):
    """An expression has no value for a feature: the property then takes its default."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green, blue, alpha: each 0 to 1, colour not multiplied by alpha."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def __str__(self) -> str:
        """Write as MapLibre does: `rgba(251,248,242,1)`."""
        parts = (number_text(js_round(part * 255)) for part in (self.red, self.green, self.blue))
        return f"rgba({','.join(parts)},{number_text(round(self.alpha, 10))})"

    @property
    def hex(self) -> str:
        """Write as `#rrggbb`, without alpha."""
        return _hex(self.red, self.green, self.blue)

    def towards(self, other: Colour, share: float) -> Colour:
        """Mix as MapLibre's `interpolate` does: each channel by itself."""
        pairs = zip(self.channels, other.channels, strict=True)
        red, green, blue, alpha = (a + (b - a) * share for a, b in pairs)
        return Colour(red, green, blue, alpha)

    @property
    def channels(self) -> tuple[float, float, float, float]:
        """Give the four channels."""
        return self.red, self.green, self.blue, self.alpha


_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(\s*([^)]*?)\s*\)")


@lru_cache(maxsize=1024)
def _hex(*channels: float) -> str:
    return "#" + "".join(f"{max(0, min(255, js_round(part * 255))):02x}" for part in channels)


@lru_cache(maxsize=512)
def colour(text: str) -> Colour | None:
    """Read a CSS colour: a name, `#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `hsl()`; None where it is none.

    As MapLibre reads them: red, green and blue are all shares or all numbers, a hue is in degrees.
    """
    plain = text.strip().lower()
    if plain == "transparent":
        return Colour(0, 0, 0, 0)
    plain = COLOUR_NAMES.get(plain, plain)
    found = _HEX.fullmatch(plain)
    if found:
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])  # noqa: PLR2004 - #rgba
        parts = [int(digits[start : start + 2], 16) / 255 for start in range(0, len(digits), 2)]
        return Colour(*parts)
    function = _FUNCTION.fullmatch(plain)
    return _function(function[1], re.split(r"[\s,/]+", function[2])) if function else None


def _function(name: str, parts: list[str]) -> Colour | None:
    if len(parts) not in (3, 4):
        return None
    try:
        percents = {part.endswith("%") for part in parts[:3]}
        alpha = _share(parts[3], 1) if len(parts) > 3 else 1.0  # noqa: PLR2004 - alpha
        if name == "rgb" and len(percents) == 1:
            red, green, blue = (max(0.0, min(1.0, _share(part, 255))) for part in parts[:3])
            return Colour(red, green, blue, alpha)
        if name == "hsl" and all(part.endswith("%") for part in parts[1:3]):
            return _from_hsl(float(parts[0].removesuffix("deg")), _share(parts[1], 100), _share(parts[2], 100), alpha)
    except ValueError:
        pass
    return None


def _share(text: str, whole: float) -> float:
    return float(text[:-1]) / 100 if text.endswith("%") else float(text) / whole


def _from_hsl(hue: float, saturation: float, lightness: float, alpha: float) -> Colour:
    def part(offset: float) -> float:
        k = (offset + hue / 30) % 12
        return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))

    return Colour(part(0), part(8), part(4), alpha)


def type_of(value: object) -> str:
    """Name a value's type as `typeof` does."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    if isinstance(value, Colour):
        return "color"
    return "array" if isinstance(value, list | tuple) else "object"


def truth(value: object) -> bool:
    """Convert as `to-boolean`: "", 0, NaN, null and false are false."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(value) if isinstance(value, str | int | float) or value is None else True


def to_number(value: object) -> float | None:
    """Convert as `to-number`: null and false are 0, text as JavaScript's `Number` reads it; None where it cannot be."""
    if value is None:
        return 0
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return None if math.isnan(value) else value
    return _number_of_text(value) if isinstance(value, str) else None


_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|Infinity)")
_PREFIXED = re.compile(r"0(?:x[0-9a-f]+|o[0-7]+|b[01]+)", re.IGNORECASE)


def _number_of_text(text: str) -> float | None:
    plain = text.strip()
    if not plain:
        return 0
    if _PREFIXED.fullmatch(plain):
        return int(plain, 0)
    return _whole(float(plain)) if _DECIMAL.fullmatch(plain) else None


def to_text(value: object) -> str:
    """Convert as `to-string`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Colour):
        return str(value)
    return json.dumps(_jsonable(value), ensure_ascii=False, separators=(",", ":"))


def _jsonable(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(inner) for inner in value]
    if isinstance(value, float):
        return _whole(value) if math.isfinite(value) else None
    return str(value) if isinstance(value, Colour) else value


def number_text(value: float) -> str:
    """Write a number as JavaScript does (ECMA-262, Number::toString)."""
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        value = _whole(value)
    if isinstance(value, int) and abs(value) < 10**21:
        return str(value)
    return _shortest(float(value))


def _shortest(value: float) -> str:
    """Write the fewest digits that name the number; an exponent from 1e21 on and below 1e-6."""
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return mantissa
    power = int(exponent)
    if power in (-5, -6):
        sign, digits = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
        return f"{sign}0.{'0' * (-power - 1)}{digits.removesuffix('.0').replace('.', '')}"
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"


def _whole(value: float) -> float:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def js_round(value: float) -> int:
    """Round halves upwards, as JavaScript's `Math.round`."""
    return math.floor(value + 0.5)
