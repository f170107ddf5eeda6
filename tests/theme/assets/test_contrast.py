"""Words stand out from the paper, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

from cartostory.model import ThemeChoice
from cartostory.model.contrast import WORDS, contrast
from cartostory.theme.assets import FILE, colours_sheet

SIGN = 3.0
Colours = tuple[dict[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def tokens(theme: Path) -> Colours:
    """The colours of the day, and those of the night."""
    day: dict[str, str] = {}
    night: dict[str, str] = {}
    for file in ("css/tokens.css", FILE):
        by_day, by_night = (theme / "assets" / file).read_text().split("@media (prefers-color-scheme: dark)")
        pattern = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6});")
        day |= dict(pattern.findall(by_day))
        night |= dict(pattern.findall(by_night))
    return day, day | night


@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("words", ["ink", "soft"])
def test_words_are_readable_by_day_and_by_night(tokens: Colours, words: str, ground: str) -> None:
    for colours in tokens:
        assert contrast(colours[words], colours[ground]) >= WORDS


@pytest.mark.parametrize("town", ["here-ink", "there-ink"])
def test_the_two_towns_are_readable_by_day_and_by_night(tokens: Colours, town: str) -> None:
    for colours in tokens:
        assert contrast(colours[town], colours["paper"]) >= WORDS
        assert contrast(colours[town], colours["sheet"]) >= SIGN, "on the sheet they are signs"


def test_focus_is_visible(tokens: Colours) -> None:
    for colours in tokens:
        for ground in ("paper", "sheet"):
            assert contrast(colours["focus"], colours[ground]) >= SIGN


def test_the_themes_own_file_of_colours_is_the_one_that_the_program_writes(theme: Path) -> None:
    assert (theme / "assets" / FILE).read_text() == colours_sheet(ThemeChoice())
