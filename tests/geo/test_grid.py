"""Squares of so many metres, wherever they lie."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from cartostory.geo.bounds import Bounds
from cartostory.geo.ellipsoid import length_m
from cartostory.geo.grid import grid, letters


@given(st.floats(-179, 178.9), st.floats(-75, 74.9), st.floats(0.001, 0.1), st.floats(0.001, 0.1), st.floats(100, 3000))
def test_squares_cover_the_box_and_are_as_large_as_asked(
    west: float, south: float, wide: float, high: float, cell_m: float
) -> None:
    bounds = Bounds(west, south, west + wide, south + high)
    found = grid(bounds, cell_m)
    cells = list(found.cells()) if found.count < 400 else [next(iter(found.cells()))]
    for cell in (cells[0], cells[-1]):
        left, low, right, up = cell.box
        middle = (low + up) / 2
        assert length_m(shapely.LineString([(left, middle), (right, middle)])) == pytest.approx(
            cell_m, rel=found.skew + 1e-4
        )
        assert length_m(shapely.LineString([(left, low), (left, up)])) == pytest.approx(cell_m, rel=1e-3)
    if len(cells) == found.count:
        whole = shapely.box(cells[0].box[0], cells[-1].box[1], cells[-1].box[2], cells[0].box[3])
        assert shapely.covers(shapely.buffer(whole, 1e-9), shapely.box(west, south, west + wide, south + high))
        assert len({cell.name for cell in cells}) == found.count


def test_rows_run_from_the_north_and_columns_from_the_west() -> None:
    cells = list(grid(Bounds(0, 10, 0.0199, 10.0199), 1000).cells())
    assert [cell.name for cell in cells[:4]] == ["A1", "B1", "C1", "A2"]
    assert cells[0].box[3] > cells[3].box[3]
    assert cells[0].box[0] < cells[1].box[0]


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_go_on_after_z(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_grid_across_the_antimeridian_is_cut_there() -> None:
    cells = list(grid(Bounds(179.96, -17.0, -179.97, -16.99), 2000).cells())
    areas = [cell.area for cell in cells]
    assert all(area.bounds[0] >= -180 and area.bounds[2] <= 180 for area in areas)
    assert {area.geom_type for area in areas} == {"Polygon", "MultiPolygon"}
    assert all(-180 <= cell.centre.lon <= 180 for cell in cells)
    assert sum(area.area for area in areas) == pytest.approx(
        sum((cell.box[2] - cell.box[0]) * (cell.box[3] - cell.box[1]) for cell in cells)
    )


def test_columns_that_would_lean_too_much_are_told() -> None:
    assert grid(Bounds(10, 60, 10.1, 60.1), 1000).skew < 0.01
    assert grid(Bounds(10, 60, 10.1, 65), 1000).skew > 0.05
