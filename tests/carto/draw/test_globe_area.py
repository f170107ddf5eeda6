"""Nothing on a globe is inside out: what is drawn of an area covers the share of the disc that it truly has."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely.geometry.base import BaseGeometry

from cartostory.carto.draw.globe import draw_globe
from cartostory.carto.draw.globe_area import near_areas
from cartostory.carto.view.picture import Arc, Marker, Picture, PictureKind, Role
from cartostory.carto.world.world import world
from cartostory.geo.point import Point
from cartostory.geo.projection import Array, Globe

RADIUS = 250.0
DISC = pi * RADIUS * RADIUS
LANDS = [world("110m").degrees(number) for number in world("110m").of_kind("land")]


def globe(lon: float, lat: float) -> Globe:
    return Globe(Point(lon, lat), RADIUS, 0.0, 0.0)


def drawn_share(seen: Globe, areas: list[BaseGeometry]) -> float:
    return float(sum(shapely.area(near_areas(seen, areas)))) / DISC


def sampled(lon: float, lat: float, across: int = 61) -> Array:
    """Give the positions in degrees of a grid of points of the disc of a globe above (lon, lat), turned by hand."""
    steps = numpy.linspace(-1, 1, across)
    right, up = (axis.ravel() for axis in numpy.meshgrid(steps, steps))
    on_disc = right**2 + up**2 < 1
    right, up = right[on_disc], up[on_disc]
    near = numpy.sqrt(1 - right**2 - up**2)
    tilt, turn = radians(lat), radians(lon)
    out = near * cos(tilt) - up * sin(tilt)
    x, y = out * cos(turn) - right * sin(turn), out * sin(turn) + right * cos(turn)
    z = near * sin(tilt) + up * cos(tilt)
    return numpy.column_stack((numpy.degrees(numpy.arctan2(y, x)), numpy.degrees(numpy.arcsin(z))))


def true_share(lon: float, lat: float, areas: list[BaseGeometry]) -> float:
    """Give how many of the disc's points lie in an area."""
    spots = sampled(lon, lat)
    hits = shapely.STRtree(areas).query(shapely.points(spots), predicate="intersects")[0]
    return len(numpy.unique(hits)) / len(spots)


@pytest.mark.parametrize("lat", [-55, -25, 0, 25, 55])
def test_land_covers_its_true_share_of_the_disc_wherever_the_globe_is_turned(lat: int) -> None:
    for lon in range(-180, 180, 20):
        assert drawn_share(globe(lon, lat), LANDS) == pytest.approx(true_share(lon, lat, LANDS), abs=0.02), lon


@pytest.mark.parametrize(
    ("lon", "lat"), [(-171, -20), (170, -30), (-74, -23), (120, -4)], ids=["Pacific", "Auckland", "Chile", "Celebes"]
)
def test_a_land_that_holds_the_point_opposite_is_not_filled_inside_out(lon: float, lat: float) -> None:
    opposite = shapely.Point((lon + 360) % 360 - 180, -lat)
    assert drawn_share(globe(lon, lat), LANDS) == pytest.approx(true_share(lon, lat, LANDS), abs=0.02)
    assert drawn_share(globe(lon, lat), [opposite.buffer(20)]) == 0


def test_a_quarter_of_the_sphere_from_pole_to_pole_covers_half_of_the_disc_that_it_faces_at_its_edge() -> None:
    lune = shapely.segmentize(shapely.box(0, -90, 90, 90), 2)
    assert drawn_share(globe(0, 0), [lune]) == pytest.approx(0.5, abs=0.01)
    assert drawn_share(globe(45, 0), [lune]) == pytest.approx(sin(radians(45)), abs=0.01)
    assert drawn_share(globe(-135, 0), [lune]) == 0


def test_caps_around_either_pole_are_whole_discs_or_nothing() -> None:
    for pole in (-1, 1):
        cap = shapely.segmentize(_cap(pole), 2)
        assert drawn_share(globe(10, pole * 90), [cap]) == pytest.approx(sin(radians(30)) ** 2, abs=0.01)
        assert drawn_share(globe(10, pole * -90), [cap]) == 0


def _cap(pole: int) -> BaseGeometry:
    low, high = sorted((pole * 60, pole * 90))
    return shapely.box(-180, low, 180, high)


def test_an_area_larger_than_half_the_world_fills_the_disc_except_its_gap() -> None:
    all_but_a_cap = shapely.segmentize(shapely.box(-180, -90, 180, 60), 2)
    assert drawn_share(globe(0, -90), [all_but_a_cap]) == pytest.approx(1, abs=0.001)
    assert drawn_share(globe(0, 90), [all_but_a_cap]) == pytest.approx(1 - sin(radians(30)) ** 2, abs=0.01)


@settings(max_examples=60, deadline=None)
@given(
    centre=some.tuples(some.floats(-180, 180), some.floats(-90, 90)),
    corner=some.tuples(some.floats(-170, 100), some.floats(-80, 40)),
    size=some.tuples(some.floats(5, 70), some.floats(5, 40)),
)
def test_any_box_covers_its_true_share(
    centre: tuple[float, float], corner: tuple[float, float], size: tuple[float, float]
) -> None:
    west, south = corner
    box = shapely.segmentize(shapely.box(west, south, west + size[0], south + size[1]), 1)
    assert drawn_share(globe(*centre), [box]) == pytest.approx(true_share(*centre, [box]), abs=0.03)


def test_a_globe_between_noumea_and_papeete_is_mostly_sea() -> None:
    here, there = Point(166.44, -22.27), Point(-149.57, -17.53)
    markers = (Marker("Nouméa", here, Role.HERE), Marker("Papeete", there, Role.THERE))
    picture = Picture(PictureKind.GLOBE, 400, 400, "Un globe", markers=markers, arcs=(Arc(here, there),))
    assert "Papeete" in draw_globe(picture).svg
    assert drawn_share(globe(-171, -21), LANDS) == pytest.approx(0.09, abs=0.03)
