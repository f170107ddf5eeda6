"""Words stand out from the paper, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import math
import re
from pathlib import Path

import pytest

Colour = tuple[float, float, float]
"""Red, green and blue, linear light, 0 to 1."""

TEXT = 4.5
SIGN = 3.0
LIGHTEST_FOR_NIGHT = 0.76
"""`max(l, .76)` in tokens.css."""


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def colour(hexadecimal: str) -> Colour:
    red, green, blue = (linear(int(hexadecimal[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def luminance(of: Colour) -> float:
    return 0.2126 * of[0] + 0.7152 * of[1] + 0.0722 * of[2]


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def for_night(of: Colour) -> Colour:
    """The colour at Oklab lightness .76 or more, its chroma and hue kept (CSS Color 4, 9.3; Ottosson 2020)."""
    red, green, blue = of
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = max(lightness, LIGHTEST_FOR_NIGHT)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    return red, green, blue


@pytest.fixture(scope="module")
def tokens(theme: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the day, and those of the night where they differ."""
    text = (theme / "assets" / "css" / "tokens.css").read_text()
    day, night = text.split("@media (prefers-color-scheme: dark)")
    pattern = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6});")
    return dict(pattern.findall(day)), {**dict(pattern.findall(day)), **dict(pattern.findall(night))}


@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("words", ["ink", "soft"])
def test_words_are_readable_by_day_and_by_night(
    tokens: tuple[dict[str, str], dict[str, str]], words: str, ground: str
) -> None:
    for colours in tokens:
        assert contrast(colour(colours[words]), colour(colours[ground])) >= TEXT


@pytest.mark.parametrize("town", ["here", "there"])
def test_the_two_towns_are_readable_by_day_and_by_night(
    tokens: tuple[dict[str, str], dict[str, str]], town: str
) -> None:
    day, night = tokens
    assert contrast(colour(day[town]), colour(day["paper"])) >= TEXT
    for ground in ("paper", "sheet"):
        assert contrast(for_night(colour(night[town])), colour(night[ground])) >= TEXT


def test_focus_is_visible(tokens: tuple[dict[str, str], dict[str, str]]) -> None:
    for colours in tokens:
        assert contrast(colour(colours["focus"]), colour(colours["paper"])) >= SIGN


def test_the_derivation_for_the_night_is_the_one_of_the_style_sheet(theme: Path) -> None:
    text = (theme / "assets" / "css" / "tokens.css").read_text()
    assert text.count("max(l, .76) c h") == 2
