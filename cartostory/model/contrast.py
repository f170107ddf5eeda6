"""Colours as #rrggbb -> how well they stand out (WCAG 2.2), and the nearest shade that does.

Shades keep their hue: they move along the lightness of Oklab (Ottosson 2020; CSS Color 4 section 9), and lose only as
much chroma as a screen cannot show.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

Rgb = tuple[float, float, float]
"""Red, green and blue, linear light, 0 to 1; outside of that a screen cannot show it."""

DAY = ("#FBF8F2",)
NIGHT = ("#14181D", "#1B2026")
"""The grounds on which pages set words in the two colours, by day and by night (`--paper`, `--sheet` in tokens.css)."""

MAP = ("#F3EDE2", "#EAE4D8", "#CBDDE3")
"""The grounds of maps: the countries of a story, the others, the sea (`themes/default/map/style.json`)."""

WORDS = 4.5
"""The contrast that words need (WCAG 2.2, 1.4.3)."""
SHAPES = 3.0
"""The contrast that points, lines and outlines need with what lies beside them (WCAG 2.2, 1.4.11)."""

_NIGHT_LIGHTNESS = 0.76
"""So light are the two colours at night that they still look like colours beside the words."""

_HEXADECIMAL = re.compile(r"#[0-9A-Fa-f]{6}")
_ROUNDING = 1e-6
_STEPS = 24
"""Bisections: 2⁻²⁴ is far below what 8 bits a channel can tell apart."""


def is_colour(written: str) -> bool:
    """Tell whether a colour is written as `#rrggbb`."""
    return bool(_HEXADECIMAL.fullmatch(written))


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def least_contrast(colour: str, grounds: Sequence[str] = DAY) -> float:
    """Give the contrast of a colour with the ground from which it stands out least."""
    return min(contrast(colour, ground) for ground in grounds)


@cache
def day_shade(colour: str) -> str:
    """Give the nearest darker shade in which words can be read by day: the colour itself where it already serves."""
    return colour if least_contrast(colour, DAY) >= WORDS else _towards(colour, DAY, 0.0)


@cache
def night_shade(colour: str) -> str:
    """Give the colour as it stands on dark pages: as light as these colours are there, and always to be read."""
    lightness, a, b = _oklab(_linear_rgb(colour))
    lifted = _shown(max(lightness, _NIGHT_LIGHTNESS), a, b)
    return lifted if least_contrast(lifted, NIGHT) >= WORDS else _towards(lifted, NIGHT, 1.0)


def _towards(colour: str, grounds: Sequence[str], end: float) -> str:
    """Move a colour's lightness towards 0 or 1, no farther than its words need."""
    start, a, b = _oklab(_linear_rgb(colour))
    near, far = start, end
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if least_contrast(_shown(middle, a, b), grounds) >= WORDS:
            far = middle
        else:
            near = middle
    return _shown(far, a, b)


def _shown(lightness: float, a: float, b: float) -> str:
    """Give a colour of Oklab with as much of its chroma as a screen can show."""
    low, high = 0.0, 1.0
    if not _is_on_screen(_rgb(lightness, a, b)):
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if _is_on_screen(_rgb(lightness, a * middle, b * middle)) else (low, middle)
        a, b = a * low, b * low
    return "#" + "".join(f"{round(255 * _encoded(part)):02x}" for part in _rgb(lightness, a, b))


def _is_on_screen(rgb: Rgb) -> bool:
    return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in rgb)


def _luminance(colour: str) -> float:
    red, green, blue = _linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_rgb(colour: str) -> Rgb:
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def _oklab(rgb: Rgb) -> tuple[float, float, float]:
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> Rgb:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
