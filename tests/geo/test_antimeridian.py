import pytest
import shapely

from cartostory.geo.antimeridian import split, unwrap, unwrap_ring


def test_an_edge_over_more_than_half_the_world_crosses_the_antimeridian() -> None:
    assert unwrap([(170.0, 0.0), (-170.0, 0.0)]) == [(170.0, 0.0), (190.0, 0.0)]


def test_an_edge_from_side_to_side_stays_unless_the_line_was_cut_there() -> None:
    side = [(-180.0, 0.0), (180.0, 0.0)]
    assert unwrap(side) == side
    assert unwrap(side, is_cut=True) == [(-180.0, 0.0), (-180.0, 0.0)]


def test_a_ring_around_a_pole_is_closed_over_it() -> None:
    ring = [(45.0, 70.0), (135.0, 70.0), (-135.0, 70.0), (-45.0, 70.0), (45.0, 70.0)]
    polygon = shapely.Polygon(unwrap_ring(ring))
    assert polygon.bounds == (45, 70, 405, 90)
    assert shapely.area(split(polygon)) == pytest.approx(360 * 20)


def test_a_split_geometry_lies_in_the_world_and_keeps_its_area() -> None:
    box = shapely.box(170, -10, 200, 10)
    found = split(box)
    west, _, east, _ = found.bounds
    assert west >= -180
    assert east <= 180
    assert shapely.area(found) == pytest.approx(600)
