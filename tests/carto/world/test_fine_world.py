"""The world at 1:10 million: the rivers that a town stands on, no line in plain where states do not agree."""

from collections.abc import Mapping, Sequence

import numpy
import pytest
import shapely

from cartostory.carto.view.feature import Piece
from cartostory.carto.view.scene import scene
from cartostory.carto.view.view import View
from cartostory.carto.world.fine_world import fine_world, land_in
from cartostory.carto.world.world import world
from cartostory.geo.disputes import DISPUTES, HELD, UNCLAIMED, disputes_between
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Camera

ENOUGH_KM = 111.0


def lines_of(kind: str) -> shapely.Geometry:
    source = fine_world()
    return shapely.union_all([source.degrees(number) for number in source.of_kind(kind)])


def rivers_near(lon: float, lat: float, degrees: float = 0.1) -> set[str]:
    source = fine_world()
    numbers = source.within((lon - degrees, lat - degrees, lon + degrees, lat + degrees), frozenset({"river"}))
    spot = shapely.Point(lon, lat)
    near = [number for number in numbers if shapely.distance(source.degrees(number), spot) < degrees]
    return {str(source.parts[number].properties.get("name:fr")) for number in near}


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [
        (2.385, 48.816, "Seine"),  # Ivry-sur-Seine
        (0.545, 46.817, "Vienne"),  # Châtellerault
        (-1.39, 12.85, "Nakambé"),  # west of Kaya
        (-8.0, 12.65, "Niger"),  # Bamako
        (115.86, -31.96, "Swan"),  # Perth
        (4.83, 45.75, "Rhône"),  # Lyon
    ],
)
def test_the_rivers_that_towns_stand_on_are_there_and_named(lon: float, lat: float, name: str) -> None:
    assert name in rivers_near(lon, lat, 0.15)


def test_a_river_is_no_staircase() -> None:
    """On the grid of the world at 1:50 million every step of the Nakambé was a multiple of 4 km."""
    source = fine_world()
    found = [n for n in source.of_kind("river") if source.parts[n].properties.get("name:fr") == "Nakambé"]
    steps = numpy.concatenate([numpy.diff(shapely.get_coordinates(source.degrees(number)), axis=0) for number in found])
    assert numpy.median(numpy.hypot(*steps.T)) * ENOUGH_KM < 3
    straight = (numpy.abs(steps) < 1e-9).any(axis=1)  # due north, south, east or west
    assert straight.mean() < 0.1


def test_every_area_is_valid_and_no_line_runs_across_the_world() -> None:
    source = fine_world()
    for number, part in enumerate(source.parts):
        geometry = source.degrees(number)
        assert shapely.is_valid(geometry), part
        west, south, east, north = geometry.bounds
        assert -180.001 <= west <= east <= 180.001
        assert -90.001 <= south <= north <= 90.001
        if part.kind in ("coast", "river", "lake"):
            steps = numpy.abs(numpy.diff(shapely.get_coordinates(geometry), axis=0))
            assert steps.max(initial=0) < 10, part


def test_land_comes_in_one_piece_out_of_its_cells() -> None:
    """The cells are cut at every fifth degree: no edge may be left there."""
    land = land_in((-2.0, 44.0, 7.0, 49.0))
    for lon in (0.0, 5.0):
        edge = shapely.LineString([(lon, 45.2), (lon, 48.8)])
        assert shapely.length(shapely.intersection(shapely.boundary(land), edge)) < 1e-6
    assert shapely.covers(land, shapely.Point(5.0, 47.0))


def test_the_coast_is_the_edge_of_the_land() -> None:
    box = (-5.5, 47.2, -1.0, 49.0)
    inner = shapely.box(-5.4, 47.3, -1.1, 48.9)
    edge = shapely.intersection(shapely.boundary(land_in(box)), inner)
    source = fine_world()
    coast = shapely.union_all([source.degrees(number) for number in source.within(box, frozenset({"coast"}))])
    assert shapely.length(edge) > 10
    # but for rounding to the units of the file
    assert shapely.length(shapely.difference(edge, shapely.buffer(coast, 0.002))) < 0.01 * shapely.length(edge)


def test_every_contested_border_is_marked_and_no_other() -> None:
    for part in fine_world().parts:
        if part.kind == "border":
            found = disputes_between(*part.key.split("-"))
            if any(dispute.within is None for dispute in found):
                assert part.properties["disputed"], part.key
            if not found:
                assert not part.properties["disputed"], part.key


def test_no_plain_border_or_limit_runs_through_a_contested_stretch() -> None:
    source = fine_world()
    for dispute in DISPUTES:
        if dispute.within:
            inner = shapely.box(dispute.within.west, dispute.within.south, dispute.within.east, dispute.within.north)
            for number in source.of_kind("border"):
                part = source.parts[number]
                if set(part.key.split("-")) == dispute.pair and not part.properties["disputed"]:
                    assert shapely.length(shapely.intersection(source.degrees(number), inner)) < 1e-6, dispute
    limits = lines_of("limit")
    contested = [n for n in source.of_kind("border") if source.parts[n].properties["disputed"]]
    assert contested
    for number in contested:
        assert not shapely.dwithin(source.degrees(number), limits, 0.05), source.parts[number].key
    for held in HELD:
        west, south, east, north = held.within.west, held.within.south, held.within.east, held.within.north
        assert not shapely.intersects(limits, shapely.box(west + 0.01, south + 0.01, east - 0.01, north - 0.01))
    for subject, _, ring in UNCLAIMED:
        assert not shapely.intersects(limits, shapely.buffer(shapely.Polygon(ring), -0.02)), subject


def test_the_fine_world_contests_what_the_coarser_one_does() -> None:
    """Where the world at 1:50 million has a contested border the fine one has it too, and no plain one beside it."""
    fine, coarse = fine_world(), world("50m")
    contested = shapely.union_all(
        [fine.degrees(number) for number in fine.of_kind("border") if fine.parts[number].properties["disputed"]]
    )
    for number in coarse.of_kind("border"):
        part = coarse.parts[number]
        line = coarse.degrees(number)
        if part.properties["disputed"] and line.length > 0.5:
            # the Ilemi triangle lies on one side in one world, on the other in the other: both lines are contested
            reach = 1.0 if part.key == "KEN-SSD" else 0.35
            near = shapely.intersection(line, shapely.buffer(contested, reach))
            assert shapely.length(near) > 0.9 * line.length, part.key


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(0.545, 46.817, "FRA"), (-1.08, 13.09, "BFA"), (35.21, 31.95, "PSE"), (-8.15, 27.67, "DZA"), (-13.2, 24.6, "ESH")],
)
def test_a_place_lies_in_its_country(lon: float, lat: float, country: str) -> None:
    source = fine_world()
    numbers = source.within((lon, lat, lon, lat), frozenset({"country"}))
    spot = shapely.Point(lon, lat)
    assert {source.parts[n].key for n in numbers if shapely.intersects(source.degrees(n), spot)} == {country}


def seen(
    lon: float, lat: float, zoom: float, language: str = "fr", policy: BorderPolicy = BorderPolicy.DASHED
) -> Mapping[str, Sequence[Piece]]:
    view = View.of(960, 720, Camera(Point(lon, lat), zoom))
    return scene(view, (), language, Borders(policy), frozenset({"FR"})).sources


@pytest.mark.parametrize("zoom", [6.0, 7.5, 9.9])
def test_maps_show_it_from_zoom_6_to_10(zoom: float) -> None:
    found = seen(0.545, 46.817, zoom)
    assert len(found["land"]) == 1
    assert {piece.properties.get("name") for piece in found["rivers"]} & {"Vienne"}


def test_before_and_after_they_show_none_of_it() -> None:
    assert not seen(0.545, 46.817, 5.9).get("limits")
    assert not seen(0.545, 46.817, 10.0).get("land")


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "Rhin"), ("fr-x-falc", "Rhin"), ("ar", "الراين"), ("es", "Rhine")]
)
def test_rivers_are_named_once_in_the_readers_language(language: str, name: str) -> None:
    names = [piece.properties.get("name") for piece in seen(7.8, 48.6, 7.0, language)["rivers"]]
    assert names.count(name) == 1


def test_limits_come_as_the_view_gets_nearer() -> None:
    found = [seen(0.545, 46.817, zoom)["limits"] for zoom in (6.2, 7.2)]
    zooms = [{piece.properties["from"] for piece in pieces} for pieces in found]
    assert zooms[0] | zooms[1] <= {6, 7, 8, 9}
    assert 6 in zooms[0]


@pytest.mark.parametrize("policy", BorderPolicy)
def test_the_policy_decides_on_contested_borders(policy: BorderPolicy) -> None:
    found = seen(35.2, 31.95, 7.5, policy=policy)["borders"]
    disputed = [piece for piece in found if piece.properties["disputed"]]
    assert bool(disputed) == (policy is BorderPolicy.DASHED)
