from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cartostory.geo.point import Point
from cartostory.geo.sphere import bearing, destination, distance_m, great_circle

CHATELLERAULT = Point(0.54518, 46.81705)
KAYA = Point(-1.08368, 13.0883)
points = some.builds(Point, some.floats(-180, 180), some.floats(-89, 89))


def test_a_degree_of_latitude_is_about_111_km() -> None:
    assert distance_m(Point(0, 0), Point(0, 1)) == pytest.approx(111_195, rel=1e-4)


def test_two_towns_lie_as_far_apart_as_an_atlas_says() -> None:
    assert distance_m(CHATELLERAULT, KAYA) == pytest.approx(3_754_000, rel=0.005)


def test_directions_run_clockwise_from_north() -> None:
    assert bearing(Point(0, 0), Point(0, 1)) == pytest.approx(0)
    assert bearing(Point(0, 0), Point(1, 0)) == pytest.approx(90)
    assert bearing(Point(0, 0), Point(-1, 0)) == pytest.approx(270)


@given(points, some.floats(0, 360), some.floats(1, 5_000_000))
def test_one_arrives_as_far_away_as_one_went(start: Point, direction: float, metres: float) -> None:
    assert distance_m(start, destination(start, direction, metres)) == pytest.approx(metres, rel=1e-6, abs=0.5)


@given(points, points)
def test_a_great_circle_starts_and_ends_where_it_should_and_is_never_longer_than_the_distance(
    start: Point, end: Point
) -> None:
    path = great_circle(start, end)
    assert path[0] == start
    assert path[-1].lat == pytest.approx(end.lat)
    assert (path[-1].lon - end.lon) % 360 == pytest.approx(0, abs=1e-6) or (
        path[-1].lon - end.lon
    ) % 360 == pytest.approx(360)
    length = sum(distance_m(a, b) for a, b in pairwise(path))
    assert length == pytest.approx(distance_m(start, end), rel=1e-6, abs=1)


def test_a_path_over_the_pacific_runs_on_past_180_degrees() -> None:
    lons = [point.lon for point in great_circle(Point(170, 10), Point(-170, 10))]
    assert max(abs(b - a) for a, b in pairwise(lons)) < 30
    assert max(lons) == pytest.approx(190)
