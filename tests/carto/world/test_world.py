"""The built-in world; above all that no contested line is ever a plain one."""

import numpy
import pytest
import shapely

from cartostory.carto.view.feature import Piece
from cartostory.carto.view.scene import scene
from cartostory.carto.view.view import View
from cartostory.carto.world.gazetteer import gazetteer
from cartostory.carto.world.world import world
from cartostory.geo.bounds import Bounds
from cartostory.geo.disputes import DISPUTES, disputes_between
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom
from cartostory.model import BorderPolicy, Borders, Camera


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_every_area_of_the_world_is_valid_and_lies_in_it(resolution: str) -> None:
    found = world(resolution)
    for number, part in enumerate(found.parts):
        geometry = found.degrees(number)
        if geometry.is_empty or (not part.is_area and geometry.length == 0):
            continue  # what the file's grid made smaller than one of its steps
        assert shapely.is_valid(geometry), part
        west, south, east, north = geometry.bounds
        assert -180 <= west <= east <= 180
        assert -90.0001 <= south <= north <= 90


@pytest.mark.parametrize(("zoom", "lat"), [(1.5, 60), (3, 70), (6, 68), (2, -70), (4.5, -85)])
def test_no_coast_runs_along_the_antimeridian_or_the_end_of_the_map(zoom: float, lat: float) -> None:
    view = View.of(960, 720, Camera(Point(179.5, lat), zoom))
    found = scene(view, (), "fr", Borders(), frozenset())
    assert found.sources["land"]
    middle, end = view.place(Point(180, 0))[0], view.place(Point(180, -85.06))[1]
    for piece in found.sources["coast"]:
        for line in shapely.get_parts([piece.geometry]):
            points = shapely.get_coordinates(line)
            steps = numpy.abs(numpy.diff(points, axis=0))
            along = (numpy.abs(points - (middle, end)) < 0.01).astype(bool)
            is_seam = (along[:-1] & along[1:]) & (steps[:, ::-1] > 3)
            assert not is_seam.any(), points


def test_a_view_past_the_end_of_the_world_is_moved_back_as_the_browsers_map_does() -> None:
    view = View.of(960, 720, Camera(Point(0, 88), 4))
    assert view.unit_box()[1] == pytest.approx(0, abs=1e-9)
    assert View.of(1400, 900, Camera(Point(0, 88), 4)).centre.lat == pytest.approx(83.1, abs=0.1)
    assert View.of(960, 720, Camera(Point(0, -88), 4)).centre.lat == pytest.approx(-view.centre.lat)
    assert View.of(960, 720, Camera(Point(0, 60), 4)).centre == Point(0, 60)
    assert View.of(960, 720, Camera(Point(0, 60), 0)).centre.lat == pytest.approx(0)


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_every_border_between_disputing_countries_is_marked(resolution: str) -> None:
    for part in world(resolution).parts:
        if part.kind == "border":
            left, right = part.key.split("-")
            found = disputes_between(left, right)
            everywhere = any(dispute.within is None for dispute in found)
            if everywhere:
                assert part.properties["disputed"], part.key
            if not found:
                assert not part.properties["disputed"], part.key


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_no_plain_border_runs_through_a_contested_stretch(resolution: str) -> None:
    found = world(resolution)
    for dispute in DISPUTES:
        if dispute.within:
            inner = shapely.box(dispute.within.west, dispute.within.south, dispute.within.east, dispute.within.north)
            for number, part in enumerate(found.parts):
                if (
                    part.kind == "border"
                    and set(part.key.split("-")) == dispute.pair
                    and not part.properties["disputed"]
                ):
                    inside = shapely.intersection(found.degrees(number), inner)
                    assert shapely.length(inside) < 1e-6, dispute


PLACES = {
    "Western Sahara": Bounds(-17, 21, -8, 28),
    "Palestine": Bounds(34, 31, 36, 33),
    "Kosovo": Bounds(20, 41.8, 21.8, 43.3),
    "Crimea": Bounds(32, 44, 37, 46.6),
    "Kashmir": Bounds(73, 32, 81, 37),
    "Cyprus": Bounds(32, 34.5, 35, 35.8),
    "Sudan and South Sudan": Bounds(24, 8, 34, 13),
}


def borders_in(place: str, policy: BorderPolicy) -> list[Piece]:
    centre, zoom = fitting_zoom(PLACES[place], 900, 700, 9)
    found = scene(View(900, 700, centre, zoom), (), "fr", Borders(policy), frozenset())
    return found.sources.get("borders", [])


@pytest.mark.parametrize("place", PLACES)
def test_a_map_draws_contested_lines_as_contested_ones(place: str) -> None:
    dashed = [piece for piece in borders_in(place, BorderPolicy.DASHED) if piece.properties["disputed"]]
    assert dashed
    plain = [piece for piece in borders_in(place, BorderPolicy.NONE) if piece.properties["disputed"]]
    assert not plain
    assert len(borders_in(place, BorderPolicy.NONE)) == len(borders_in(place, BorderPolicy.DASHED)) - len(dashed)
    assert not any(piece.properties["disputed"] for piece in borders_in(place, BorderPolicy.AS_DRAWN))


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(0.545, 46.817, "FRA"), (-1.08, 13.09, "BFA"), (35.21, 31.95, "PSE"), (-8.15, 27.67, "DZA"), (-30, 40, "")],
)
def test_a_position_is_in_its_country(lon: float, lat: float, country: str) -> None:
    assert world("50m").country_at(lon, lat) == country


def test_the_nearest_towns_come_first() -> None:
    found = gazetteer().near(Point(-9.016, 14.4885), "fr", 5)
    assert found[0][1].name == "Diéma"
    assert [distance for distance, _ in found] == sorted(distance for distance, _ in found)


def test_towns_are_named_in_the_readers_language_where_that_name_is_known() -> None:
    names = {town.name for _, town in gazetteer().near(Point(-0.12, 51.5), "fr", 3)}
    assert "Londres" in names
