"""What an enlargement would show: towns that a wide map does not part."""

from cartostory.carto.view.crowded import crowded
from cartostory.carto.view.view import View
from cartostory.geo.point import Point

WIDE = View(960, 520, Point(-20, 25), 2.2)
TINDOUF, DIANGUIRDE, KAYA = Point(-8.1, 27.7), Point(-9.0, 14.5), Point(-1.1, 13.1)
IVRY, CHATELLERAULT, CUBA = Point(2.4, 48.8), Point(0.5, 46.8), Point(-79.0, 21.6)
TOWNS = {TINDOUF: 1.0, DIANGUIRDE: 1.0, KAYA: 1.0, IVRY: 0.4, CHATELLERAULT: 0.4, CUBA: 1.0}


def test_the_part_comes_first_whose_towns_count_for_most() -> None:
    first, *others = crowded(WIDE, TOWNS, (280, 290))
    assert first.towns == {TINDOUF, DIANGUIRDE, KAYA}
    assert first.view.zoom > WIDE.zoom + 0.7
    assert {IVRY, CHATELLERAULT} in [other.towns for other in others]


def test_towns_that_no_enlargement_parts_make_none() -> None:
    assert crowded(WIDE, {KAYA: 1.0, Point(-1.09, 13.11): 1.0}, (280, 290)) == []


def test_towns_far_apart_and_a_single_one_make_none() -> None:
    assert crowded(WIDE, {KAYA: 1.0, CUBA: 1.0}, (280, 290)) == []
    assert crowded(WIDE, {KAYA: 1.0}, (280, 290)) == []


def test_a_map_of_very_many_towns_is_not_singled_out_anywhere() -> None:
    many = {Point(-10 + number % 10, 10 + number // 10): 1.0 for number in range(80)}
    assert crowded(WIDE, many, (280, 290)) == []
