import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as some

from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.extent import extent_of
from cartostory.geo.point import Point

points = some.lists(some.builds(Point, some.floats(-180, 180), some.floats(-90, 90)), min_size=1, max_size=12)


def shortest(lons: list[float]) -> float:
    """Try every point as the western edge: how far eastwards do the others reach, at least?"""
    return min(max((lon - west) % 360 for lon in lons) for west in lons)


@given(points)
def test_a_box_around_points_holds_them_all_and_none_is_narrower(these: list[Point]) -> None:
    found = Bounds.around(these)
    assert found is not None
    assert found.width == pytest.approx(shortest([point.lon for point in these]), abs=1e-9)
    assert {found.west, found.east} <= {point.lon for point in these}
    assert (found.south, found.north) == (min(point.lat for point in these), max(point.lat for point in these))
    assert all(map(found.holds, these))


def test_two_towns_on_both_sides_of_the_antimeridian_share_a_small_box() -> None:
    labasa, taveuni = Point(179.3667, -16.4333), Point(-179.97, -16.85)
    found = Bounds.around([taveuni, labasa])
    assert found == Bounds(179.3667, -16.85, -179.97, -16.4333)
    assert found.width == pytest.approx(0.6633)
    assert found.centre.lon == pytest.approx(179.69835)
    assert found.holds(Point(180, -16.5))
    assert found.holds(Point(-180, -16.5))
    assert not found.holds(Point(0, -16.5))


def test_towns_in_europe_and_africa_keep_the_box_that_they_had() -> None:
    assert Bounds.around([Point(0.5, 46.8), Point(-1.1, 13.1)]) == Bounds(-1.1, 13.1, 0.5, 46.8)
    assert Bounds.around([]) is None


def test_a_box_around_boxes_may_take_in_boxes_that_cross() -> None:
    fiji, samoa, vanuatu = Bounds(177, -19, -179, -16), Bounds(-173, -14, -171, -13), Bounds(166, -20, 170, -13)
    assert Bounds.enclosing([fiji, samoa, vanuatu]) == Bounds(166, -20, -171, -13)
    assert Bounds.enclosing([fiji]) == fiji
    assert Bounds.enclosing([]) is None
    assert Bounds.enclosing([Bounds(-180, -90, 180, 90), fiji]) == Bounds(-180, -90, 180, 90)


def test_shapes_that_were_cut_at_the_antimeridian_have_the_box_of_the_whole() -> None:
    assert extent_of([split(shapely.box(170, -20, 195, -10))]) == Bounds(170, -20, -165, -10)
    nested = shapely.GeometryCollection([shapely.MultiPoint([(179, 1), (-179, 2)]), shapely.Point()])
    assert extent_of([nested]) == Bounds(179, 1, -179, 2)
    assert extent_of([shapely.Point()]) is None
    assert extent_of([]) is None


def test_what_goes_round_the_world_has_the_whole_world_for_its_box() -> None:
    belt = [shapely.box(-180, 0, -50, 1), shapely.box(-60, 0, 90, 1), shapely.box(80, 0, 180, 1)]
    assert extent_of(belt) == Bounds(-180, 0, 180, 1)
