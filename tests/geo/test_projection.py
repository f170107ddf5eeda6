from math import cos, hypot, sin

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import Globe, fitting_zoom, from_unit, metres_per_px, unit, unit_array, world_px
from cartostory.geo.sphere import RADIUS_M, distance_m

points = some.builds(Point, some.floats(-180, 180), some.floats(-85, 85))


@given(points)
def test_the_unit_square_and_back_is_the_same_point(point: Point) -> None:
    back = from_unit(*unit(point))
    assert (back.lon, back.lat) == (pytest.approx(point.lon, abs=1e-9), pytest.approx(point.lat, abs=1e-9))


@given(some.lists(points, min_size=1, max_size=20))
def test_many_points_at_once_are_projected_like_one_by_one(many: list[Point]) -> None:
    found = unit_array(numpy.array([(point.lon, point.lat) for point in many]))
    assert found.tolist() == [pytest.approx(list(unit(point))) for point in many]


def test_the_world_is_512_px_wide_at_zoom_0_as_in_maplibre() -> None:
    assert world_px(0) == 512
    assert world_px(3) == 4096


def test_a_px_covers_less_ground_towards_the_poles() -> None:
    assert metres_per_px(0, 0) == pytest.approx(78_271.5, rel=1e-4)
    assert metres_per_px(60, 0) == pytest.approx(39_135.8, rel=1e-4)


@given(some.floats(-170, 160), some.floats(-75, 70), some.floats(0.01, 20), some.floats(0.01, 10))
def test_bounds_fit_at_the_zoom_that_is_found_for_them(west: float, south: float, wide: float, high: float) -> None:
    bounds = Bounds(west, south, min(west + wide, 180), min(south + high, 85))
    _, zoom = fitting_zoom(bounds, 800, 600, 20)
    left, top = unit(Point(bounds.west, bounds.north))
    right, bottom = unit(Point(bounds.east, bounds.south))
    assert (right - left) * world_px(zoom) <= 800.001
    assert (bottom - top) * world_px(zoom) <= 600.001


def test_bounds_across_the_antimeridian_are_framed_around_it() -> None:
    centre, _ = fitting_zoom(Bounds(170, -20, -170, -10), 800, 600, 20)
    assert abs(centre.lon) == pytest.approx(180)


@given(points, points)
def test_the_globe_puts_a_point_as_far_from_the_middle_as_the_sine_of_its_distance(centre: Point, point: Point) -> None:
    """The orthographic projection, seen from above the centre: Snyder, Map Projections, a working manual, 20-3."""
    x, y, near = Globe(centre, 300, 320, 320).place(point)
    angle = distance_m(centre, point) / RADIUS_M
    assert hypot(x - 320, y - 320) == pytest.approx(300 * sin(angle), abs=1e-3)
    assert near == (cos(angle) >= 0) or abs(cos(angle)) < 1e-6
