"""Where the names of countries stand: a story's own ones anywhere in them, awkward ones at sea."""

import shapely

from cartostory.carto.view.country_labels import country_labels
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.model import Borders

AFRICA = View(960, 720, Point(-5, 20), 3.4)


def labels(view: View, *own: str) -> dict[object, Piece]:
    return {piece.properties["name"]: piece for piece in country_labels(view, "fr", frozenset(own), Borders())}


def test_a_storys_country_may_be_named_anywhere_in_it_and_others_in_their_middle() -> None:
    found = labels(AFRICA, "ML")
    assert len(found["Mali"].spots) > 20
    assert found["Niger"].spots == ()


def test_a_storys_country_is_named_where_it_is_seen_though_its_middle_is_not() -> None:
    south = View(400, 300, Point(-8, 12), 5.5)  # of Mali the far south alone
    point = labels(south, "ML")["Mali"].geometry
    assert isinstance(point, shapely.Point)
    assert south.holds(point.x, point.y)
    assert "Mali" not in labels(south)


def test_a_storys_country_that_is_a_speck_has_a_place_for_its_name() -> None:
    found = labels(View(960, 520, Point(10, 25), 1.6), "PS")
    assert found["Territoires palestiniens"].spots


def test_far_islands_do_not_bear_the_name_of_a_storys_country() -> None:
    caribbean = View(960, 720, Point(-70, 18), 4.5)  # Guadeloupe and Martinique are France
    assert "France" not in labels(caribbean, "FR")


def test_the_name_of_an_awkward_country_runs_out_to_sea() -> None:
    gambia = labels(View(960, 720, Point(-15, 13), 5.5))["Gambie"]
    (spot,) = gambia.spots
    assert spot[2] == "right"
    assert spot[0] < gambia.geometry.x
