"""When and where, as the register and the camera say."""

from dataclasses import replace

import pytest

from cartostory.carto.view.names import photo_point
from cartostory.check.photos import check_photo_placed_by_camera, check_photo_taken_in_future, check_register_places
from cartostory.geo.point import Point
from cartostory.model import Rights, Site
from cartostory.problems.catalogue import severity
from cartostory.problems.problem import Severity, Span
from tests.check.builders import FOLDER, codes, place, ref, with_media
from tests.check.photographs import ENTRY, photo, rights, shown
from tests.day import TODAY


@pytest.mark.parametrize("taken", ["2027", "2026-12", "2026-11-24", "2099-01-01"])
def test_a_date_to_come_is_a_warning(taken: str) -> None:
    (found,) = check_photo_taken_in_future(shown(rights(taken=taken)), TODAY)
    assert (found.code, found.span) == ("photo-taken-in-future", ENTRY)
    assert severity(found) is Severity.WARNING


@pytest.mark.parametrize("taken", ["", "2026", "2026-11", "2026-11-23", "2014-02", "été 2030", "vers 2040", "20261"])
def test_today_the_past_and_words_are_fine(taken: str) -> None:
    assert codes(check_photo_taken_in_future, shown(rights(taken=taken))) == []


def seen(entry: Rights | None) -> Site:
    made = shown(entry)
    (home,) = made.partnerships
    photos = {"salle.jpg": replace(photo(entry), point=Point(-1.08368, 13.0883))}
    return replace(made, partnerships=(with_media(home, photos=photos),))


def test_a_position_that_comes_from_the_camera_is_said() -> None:
    (found,) = check_photo_placed_by_camera(seen(rights()), TODAY)
    assert (found.code, found.span) == ("photo-placed-by-camera", ENTRY)
    assert dict(found.values) == {"photo": "salle.jpg", "lat": 13.0883, "lon": -1.0837}
    assert severity(found) is Severity.NOTE
    (unregistered,) = check_photo_placed_by_camera(seen(None), TODAY)
    assert unregistered.span == Span(f"{FOLDER}/photos/salle.jpg")


def test_a_place_that_the_writer_chose_goes_before_it() -> None:
    assert codes(check_photo_placed_by_camera, seen(rights(place=ref("centre")))) == []
    assert codes(check_photo_placed_by_camera, seen(rights(point=Point(1, 2)))) == []
    assert codes(check_photo_placed_by_camera, shown(rights())) == []


@pytest.mark.parametrize(("name", "expected"), [("centre", []), ("kaya", []), ("absent", ["photo-unknown-place"])])
def test_a_photograph_stands_at_a_place_or_a_town_of_the_story(name: str, expected: list[str]) -> None:
    assert codes(check_register_places, shown(rights(place=ref(name)), places={"centre": place()})) == expected


def test_one_at_a_town_is_on_the_map_where_the_town_is() -> None:
    (home,) = shown(rights(place=ref("kaya"))).partnerships
    assert photo_point(home.media.photos["salle.jpg"], home, home.story) == home.story.towns[-1].point
