"""Colours are judged as WCAG 2.2 does, and a shade that is proposed can be read and is the nearest that can."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.contrast import DAY, NIGHT, WORDS, contrast, day_shade, least_contrast, night_shade

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
JUST_ENOUGH = 0.12
"""What is lost at most between the exact shade and the nearest one with 8 bits a channel."""


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_words_can_be_read_in_every_shade(colour: str) -> None:
    assert least_contrast(day_shade(colour), DAY) >= WORDS
    assert least_contrast(night_shade(colour), NIGHT) >= WORDS


@given(COLOURS)
def test_a_colour_that_serves_stays_and_another_moves_no_farther_than_it_must(colour: str) -> None:
    shade = day_shade(colour)
    if least_contrast(colour) >= WORDS:
        assert shade == colour
    else:
        assert least_contrast(shade) <= WORDS + JUST_ENOUGH


def test_a_yellow_town_stays_yellow_only_darker() -> None:
    red, green, blue = (int(day_shade("#ffd500")[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue
    assert blue < 16


def test_the_grounds_are_those_of_the_style_sheet(root: Path) -> None:
    text = (root / "themes/default/assets/css/tokens.css").read_text()
    day, night = text.split("@media (prefers-color-scheme: dark)")
    said = [dict(re.findall(r"--(paper|sheet): (#\w{6})", part)) for part in (day, night)]
    assert (said[0]["paper"],) == DAY
    assert (said[1]["paper"], said[1]["sheet"]) == NIGHT
