"""A photograph's position: no more of it than the register allows gets behind the loading."""

from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.load.media_folder import CAMERA_M, with_rights
from cartostory.load.rights import load_rights
from cartostory.load.site import load
from tests.authoring.photos.album import call, encoded, enter, picture, put
from tests.check.photographs import photo, rights

EXACT = Point(-1.084123, 13.088345)


def placed(metres: float | None) -> Point | None:
    return with_rights(replace(photo(None), point=EXACT), rights(precision_m=metres)).point


def test_what_the_camera_wrote_is_rounded_unless_the_register_says_otherwise() -> None:
    point = placed(None)
    assert point is not None
    assert point != EXACT
    assert distance_m(point, EXACT) < CAMERA_M
    assert placed(0) == EXACT


def test_it_is_rounded_as_the_register_asks() -> None:
    point = placed(5000)
    assert point is not None
    assert 100 < distance_m(point, EXACT) < 5000


def test_a_hidden_photograph_has_no_position() -> None:
    assert placed(-1) is None


def test_without_an_entry_it_is_rounded_too() -> None:
    found = with_rights(replace(photo(None), point=EXACT), None)
    assert found.rights is None
    assert found.point not in (None, EXACT)


@pytest.mark.parametrize(("precision", "exact"), [("", True), (", precision: 0 m", True), (", precision: 5 km", False)])
def test_a_position_of_the_register_is_rounded_as_it_asks(tmp_path: Path, precision: str, exact: bool) -> None:  # noqa: FBT001 - a table
    (tmp_path / "photos.yaml").write_text(f"a.jpg: {{lat: 13.088345, lon: -1.084123{precision}}}\n", encoding="utf-8")
    found, problems = load_rights(tmp_path, "photos.yaml")
    assert problems == ()
    assert (found["a.jpg"].point == EXACT) is exact


def test_a_hidden_position_of_the_register_is_none(tmp_path: Path) -> None:
    (tmp_path / "photos.yaml").write_text("a.jpg: {lat: 13, lon: -1, precision: hidden}\n", encoding="utf-8")
    found, _ = load_rights(tmp_path, "photos.yaml")
    assert found["a.jpg"].point is None


def test_a_whole_site_publishes_no_exact_position(village: Path) -> None:
    config = village / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "photos: {use_gps: true}\n", encoding="utf-8")
    put(village, "a.jpg", encoded(picture(1), lat_lon=(EXACT.lat, EXACT.lon)))
    call(village, "a.jpg")
    enter(village, "a.jpg: {author: X, licence: etalab-2.0, people: none, alt: x}\n")
    (home,) = load(village)[0].partnerships
    point = home.media.photos["a.jpg"].point
    assert point is not None
    assert 1 < distance_m(point, EXACT) < CAMERA_M
