"""Maps by night: names and outlines stand out from every ground, and a picture says what it needs in one sheet."""

import json
import re
from pathlib import Path

import pytest

from cartostory.carto.svg.night import GROUNDS, LINES, NAMES, at_night, with_night
from cartostory.carto.svg.palette import PALETTE
from cartostory.model.contrast import SHAPES, WORDS, contrast

FLAT = ("#CBDDE3", "#EAE4D8", "#F3EDE2", "#FBF8F2", "#DCE4CE", "#E6DED1")
"""Grounds by day on which names stand: water, land, paper, green, built-up."""
MEANS_SOMETHING = ("#756C5B",)
"""Lines that alone say something: borders, outlines."""


@pytest.mark.parametrize("name", [*NAMES, "#0b5d5e", "#b4541a"])
def test_names_can_be_read_on_every_ground(name: str) -> None:
    assert min(contrast(at_night(name), at_night(ground)) for ground in FLAT) >= WORDS


@pytest.mark.parametrize("line", [*MEANS_SOMETHING, *PALETTE])
def test_outlines_that_mean_something_are_seen_on_every_ground(line: str) -> None:
    assert min(contrast(at_night(line), at_night(ground)) for ground in FLAT) >= SHAPES


def test_the_sea_is_darker_than_land_and_the_storys_countries_are_lightest() -> None:
    sea, other, own = (contrast(GROUNDS[day], "#000000") for day in FLAT[:3])
    assert sea < other < own


def test_every_colour_of_the_style_has_one_of_its_own_by_night(root: Path) -> None:
    text = (root / "themes/default/map/style.json").read_text(encoding="utf-8")
    json.loads(text)
    written = {colour.upper() for colour in re.findall(r'"(#[0-9A-Fa-f]{6})"', text)}
    assert written - {*GROUNDS, *LINES, *NAMES} == {"#A63D2F"}  # the red of health, lifted as writers' tints are


def test_a_colour_that_a_style_mixes_between_zooms_is_taken_for_its_ground() -> None:
    assert at_night("#E0D7C8") in {GROUNDS["#DDD3C4"], GROUNDS["#E3DACB"]}


def test_a_picture_carries_rules_for_the_colours_that_it_has_and_keeps_its_drawing() -> None:
    svg = '<svg xmlns="x"><title>T</title><path fill="#f3ede2" stroke="#FBF8F2"/><path fill="#fff"/></svg>'
    found = with_night(svg)
    assert "@media(prefers-color-scheme:dark)" in found
    assert f'[fill="#f3ede2"]{{fill:{GROUNDS["#F3EDE2"]}}}' in found
    assert f'[stroke="#FBF8F2"]{{stroke:{GROUNDS["#FBF8F2"]}}}' in found
    assert f'[fill="#fff"]{{fill:{GROUNDS["#FFFFFF"]}}}' in found
    assert re.sub(r"<style>.*?</style>", "", found) == svg


def test_a_picture_without_colours_stays_as_it_is() -> None:
    assert with_night("<svg><title>T</title></svg>") == "<svg><title>T</title></svg>"
