from hypothesis import given
from hypothesis import strategies as some

from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.geo.sphere import distance_m

points = some.builds(Point, some.floats(-179, 179), some.floats(-80, 80))


@given(points, some.floats(10, 5000))
def test_a_rounded_point_lies_within_the_cell(point: Point, metres: float) -> None:
    assert distance_m(point, rounded(point, metres)) <= metres * 0.75


@given(points, some.floats(10, 5000))
def test_rounding_again_changes_nothing_so_that_two_publications_give_nothing_away(point: Point, metres: float) -> None:
    once = rounded(point, metres)
    assert distance_m(once, rounded(once, metres)) < 1


def test_neighbours_in_a_cell_become_one_point() -> None:
    assert rounded(Point(2.38487, 48.81568), 1000) == rounded(Point(2.38480, 48.81560), 1000)


def test_without_a_precision_the_point_stays() -> None:
    assert rounded(Point(2.38487, 48.81568), 0) == Point(2.38487, 48.81568)
