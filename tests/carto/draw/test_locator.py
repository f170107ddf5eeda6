"""The inset names a country only where that is no claim over what another state contests."""

from dataclasses import replace

import pytest

from cartostory.carto.draw.draw import draw
from cartostory.carto.draw.locator import is_claim
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Marker, Picture, PictureKind, Role
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Camera

NOBODY: frozenset[str] = frozenset()
BETWEEN = Point(34.85, 31.7)
"""The middle of a map of Gaza and the West Bank: it lies in neither."""
RAMALLAH, KAYA = Point(35.2, 31.9), Point(-1.08, 13.09)
DASHED = BorderPolicy.DASHED


def sheet(at: Point) -> View:
    return View(960, 720, at, 8.2)


@pytest.mark.parametrize("policy", [BorderPolicy.DASHED, BorderPolicy.NONE])
@pytest.mark.parametrize("own", [NOBODY, frozenset({"FR", "PS"}), frozenset({"IL", "PS"})])
def test_a_map_of_contested_lands_is_not_titled_by_the_state_at_its_middle(
    policy: BorderPolicy, own: frozenset[str]
) -> None:
    assert is_claim(sheet(BETWEEN), None, own, policy)


def test_a_town_of_the_story_says_which_of_its_own_countries_it_lies_in() -> None:
    assert not is_claim(sheet(RAMALLAH), RAMALLAH, frozenset({"FR", "PS"}), DASHED)
    assert is_claim(sheet(BETWEEN), BETWEEN, frozenset({"FR", "PS"}), DASHED)


def test_a_site_that_takes_borders_as_they_are_drawn_has_the_inset_of_the_middle() -> None:
    assert not is_claim(sheet(BETWEEN), None, NOBODY, BorderPolicy.AS_DRAWN)


def test_far_from_contested_borders_the_middle_is_enough() -> None:
    for point in (KAYA, Point(2.3, 47.0), Point(179.9, -16.5)):
        assert not is_claim(sheet(point), None, NOBODY, DASHED)


def test_the_picture_has_the_inset_of_its_town_or_none(style: Style) -> None:
    near = Camera(RAMALLAH, 10.0)
    bare = Picture(
        PictureKind.MAP, 960, 720, "Une carte", camera=near, countries=frozenset({"FR", "PS"}), borders=Borders(DASHED)
    )
    named = replace(bare, markers=(Marker("Ramallah", RAMALLAH, Role.THERE, country="PS"),))
    assert "Territoires palestiniens" in draw(named, style).svg
    assert "Territoires palestiniens" not in draw(bare, style).svg
