"""Lengths on the ellipsoid, beside the figures that geodesists print."""

import pytest
import shapely

from cartostory.geo.ellipsoid import length_m, metres_per_degree
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m

# Length of a degree on WGS 84 (NGA, "Length of a degree of latitude and longitude"), in metres.
DEGREES = [(0, 110_574, 111_319), (15, 110_649, 107_550), (45, 111_132, 78_847), (60, 111_412, 55_800)]


@pytest.mark.parametrize(("lat", "north", "east"), DEGREES)
def test_a_degree_is_as_long_as_the_tables_say(lat: float, north: float, east: float) -> None:
    found = metres_per_degree(lat)
    assert found[0] == pytest.approx(north, abs=1)
    assert found[1] == pytest.approx(east, abs=1)
    assert metres_per_degree(-lat) == found


def test_a_quarter_of_a_meridian_is_as_long_as_it_is() -> None:
    assert length_m(shapely.LineString([(0, 0), (0, 90)])) == pytest.approx(10_001_965.7, abs=15)


def test_the_equator_is_as_long_as_it_is() -> None:
    assert length_m(shapely.LineString([(-180, 0), (180, 0)])) == pytest.approx(40_075_016.7, abs=1)


def test_parts_and_edges_are_all_measured() -> None:
    line = shapely.LineString([(2, 48), (2.01, 48)])
    assert length_m(shapely.MultiLineString([line, line])) == pytest.approx(2 * length_m(line))
    square = shapely.box(2, 48, 2.01, 48.01)
    assert length_m(square) == pytest.approx(length_m(shapely.boundary(square)))
    assert length_m(shapely.Point(2, 48)) == 0
    assert length_m(shapely.LineString()) == 0


def test_a_road_is_about_as_long_as_on_a_sphere() -> None:
    road = shapely.LineString([(2.38, 48.81), (2.40, 48.83)])
    assert length_m(road) == pytest.approx(distance_m(Point(2.38, 48.81), Point(2.40, 48.83)), rel=0.005)
