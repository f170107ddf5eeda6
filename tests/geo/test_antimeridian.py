import numpy as np
import pytest
import shapely

from cartostory.geo.antimeridian import area_within, has_seam, shore, split, unwrap, unwrap_cut_ring, unwrap_ring


def test_an_edge_over_more_than_half_the_world_crosses_the_antimeridian() -> None:
    assert unwrap([(170.0, 0.0), (-170.0, 0.0)]) == [(170.0, 0.0), (190.0, 0.0)]


def test_an_edge_from_side_to_side_stays_unless_the_line_was_cut_there() -> None:
    side = [(-180.0, 0.0), (180.0, 0.0)]
    assert unwrap(side) == side
    ring = np.array([*side, (180.0, 1.0), (-180.0, 1.0), side[0]])
    assert set(unwrap_cut_ring(ring)[:, 0]) == {-180.0}


def test_a_ring_around_a_pole_is_closed_over_it() -> None:
    ring = [(45.0, 70.0), (135.0, 70.0), (-135.0, 70.0), (-45.0, 70.0), (45.0, 70.0)]
    polygon = shapely.Polygon(unwrap_ring(ring))
    assert polygon.bounds == (45, 70, 405, 90)
    assert shapely.area(split(polygon)) == pytest.approx(360 * 20)
    assert unwrap_cut_ring(np.array(ring)).tolist() == [list(position) for position in unwrap_ring(ring)]


def test_a_split_geometry_lies_in_the_world_and_keeps_its_area() -> None:
    box = shapely.box(170, -10, 200, 10)
    found = split(box)
    west, _, east, _ = found.bounds
    assert west >= -180
    assert east <= 180
    assert shapely.area(found) == pytest.approx(600)


def test_a_shore_goes_without_the_cut_at_the_antimeridian() -> None:
    cut = shapely.Polygon([(170, 60), (180, 62), (180, 68), (172, 70)])
    assert has_seam(cut.bounds)
    (line,) = shapely.get_parts(shore(cut))
    assert shapely.get_coordinates(line).tolist() == [[180, 68], [172, 70], [170, 60], [180, 62]]


def test_a_shore_goes_without_the_edge_that_closes_it_over_a_pole() -> None:
    cap = shapely.Polygon([(-180, -90), (-180, -78), (0, -70), (180, -78), (180, -90)])
    assert has_seam(cap.bounds)
    assert shore(cap).equals(shapely.LineString([(-180, -78), (0, -70), (180, -78)]))


def test_the_shore_of_an_island_is_its_whole_edge() -> None:
    island = shapely.Point(20, 10).buffer(5)
    assert not has_seam(island.bounds)
    assert shore(island).equals(island.boundary)


def belt(lat: float, first: float = -170.0, step: float = 10.0) -> list[tuple[float, float]]:
    """Return a ring around the world at a latitude, that begins anywhere; longitudes lie between -180 and 180."""
    lons = [(first + step * number + 180) % 360 - 180 for number in range(round(360 / abs(step)))]
    return [(lon, lat) for lon in (*lons, lons[0])]


@pytest.mark.parametrize("step", [10.0, -10.0])
@pytest.mark.parametrize(
    ("outer", "inner", "height"),
    [(80.0, -80.0, 160), (-80.0, 80.0, 160), (80.0, 60.0, 20), (60.0, 80.0, 20), (-60.0, -80.0, 20), (10.0, -5.0, 15)],
)
def test_between_two_rings_around_the_world_lies_a_belt_however_they_run(
    outer: float, inner: float, height: float, step: float
) -> None:
    area = area_within([belt(outer, step=step), belt(inner, first=45.0)])
    assert shapely.is_valid(area)
    assert shapely.area(area) == pytest.approx(360 * height)
    assert shapely.intersects_xy(area, 12.0, (outer + inner) / 2)
    assert not shapely.intersects_xy(area, 12.0, 89.0)


@pytest.mark.parametrize("lat", [-70.0, 70.0])
def test_a_ring_around_a_pole_holds_it_and_its_hole_does_not(lat: float) -> None:
    island = [(170.0, lat * 1.1), (-170.0, lat * 1.1), (-170.0, lat * 1.2), (170.0, lat * 1.2), (170.0, lat * 1.1)]
    area = area_within([belt(lat), island])
    assert shapely.area(area) == pytest.approx(360 * 20 - 20 * 7)
    assert shapely.intersects_xy(area, 0.0, lat * 1.28)
    assert not shapely.intersects_xy(area, 179.0, lat * 1.15)
    assert not shapely.intersects_xy(area, 0.0, -lat)


@pytest.mark.parametrize("first", [0, 1, 2, 3])
def test_a_hole_is_a_hole_on_whichever_side_of_the_antimeridian_it_begins(first: int) -> None:
    def box(west: float, east: float, south: float, north: float, begin: int) -> list[tuple[float, float]]:
        corners = [(west, south), (east, south), (east, north), (west, north)]
        turned = [*corners[begin:], *corners[:begin]]
        return [*turned, turned[0]]

    shell = box(160.0, -160.0, -10.0, 10.0, first)
    for west, east in ((170.0, 175.0), (-175.0, -170.0), (177.0, -178.0)):
        area = split(area_within([shell, box(west, east, -5.0, 5.0, 1)]))
        assert shapely.is_valid(area)
        assert shapely.area(area) == pytest.approx(800 - 50)
