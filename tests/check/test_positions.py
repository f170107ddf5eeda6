from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.check.positions import check_positions, check_swapped_coordinates
from cartostory.geo.point import Point
from cartostory.model import Camera, Site
from tests.check.builders import CHATELLERAULT, KAYA, chapter, codes, partnership, place, ref, site, story, towns

REAL = {
    "Châtellerault": Point(0.54518, 46.81705),
    "Ivry-sur-Seine": Point(2.38487, 48.81568),
    "Kaya": Point(-1.08368, 13.0883),
    "Dianguirdé": Point(-9.016, 14.4885),
    "Jalazone": Point(35.2115578, 31.9514763),
    "Tindouf": Point(-8.14743, 27.67111),
}


def turned(point: Point) -> Point:
    return Point(point.lat, point.lon)


def placing(point: Point, **more: Any) -> Site:
    return site(partnership(story(places={"centre": place(point=point)}, **more)))


def test_a_town_outside_its_country_that_would_lie_in_it_is_swapped() -> None:
    checked = site(partnership(story(towns=towns(there=turned(KAYA)))))
    assert codes(check_swapped_coordinates, checked) == ["swapped-coordinates"]


def test_a_place_that_would_lie_near_a_town_is_swapped() -> None:
    assert codes(check_swapped_coordinates, placing(turned(KAYA))) == ["swapped-coordinates"]


def test_a_swapped_town_does_not_accuse_its_places() -> None:
    assert codes(check_swapped_coordinates, placing(KAYA, towns=towns(there=turned(KAYA)))) == ["swapped-coordinates"]


def test_a_swapped_camera_is_found() -> None:
    checked = site(partnership(story(chapter(camera=Camera(turned(CHATELLERAULT), 12)))))
    assert codes(check_swapped_coordinates, checked) == ["swapped-coordinates"]


@pytest.mark.parametrize("name", REAL)
def test_no_real_place_is_called_swapped(name: str) -> None:
    assert codes(check_swapped_coordinates, placing(REAL[name])) == []


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_no_place_around_a_town_is_called_swapped(east: float, north: float) -> None:
    assert codes(check_swapped_coordinates, placing(Point(KAYA.lon + east, KAYA.lat + north))) == []


@given(st.floats(allow_nan=True), st.floats(allow_nan=True))
def test_every_point_off_the_earth_is_reported_once(lon: float, lat: float) -> None:
    point = Point(lon, lat)
    found = [*codes(check_positions, placing(point)), *codes(check_swapped_coordinates, placing(point))]
    if not point.is_on_earth:
        assert len(found) == 1
        assert found[0] in {"outside-the-world", "swapped-coordinates"}


def test_a_border_is_not_judged() -> None:
    dakhla = Point(-15.93, 23.68)
    for country in ("MA", "EH"):
        here, there = towns()
        told = story(towns=(here, type(there)("Dakhla", country, dakhla, there.span)))
        assert codes(check_swapped_coordinates, site(partnership(told))) == []


def test_the_sea_off_africa_stands_for_not_known() -> None:
    assert codes(check_positions, placing(Point(0, 0))) == ["position-at-zero"]
    assert codes(check_positions, placing(Point(0, 51.4769), chapters=(chapter(place=ref("centre")),))) == []
