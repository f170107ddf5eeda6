import pytest

from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.in_view import in_view
from cartostory.carto.view.names import MapTarget, TargetKind
from cartostory.carto.view.picture import Marker, Role
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Camera
from cartostory.model.output import Address, Kind
from cartostory.render.page_context import PageContext
from cartostory.render.places import kicker, position
from cartostory.render.renderer import renderer_of
from cartostory.render.shared import Shared
from cartostory.render.words import Words

HERE = Marker("Châtellerault", Point(0.54518, 46.81705), Role.HERE, country="FR")
THERE = Marker("Kaya", Point(-1.08368, 13.0883), Role.THERE, country="BF")
CENTRE = Marker("Centre multimédia", Point(-1.0849, 13.0901), Role.PLACE, 1)
ALL = (HERE, THERE, CENTRE)


@pytest.fixture
def sheet(little_site: Shared) -> PageContext:
    return renderer_of(little_site).sheet(little_site.plan.outputs[Address(Kind.STORY, "kaya", "fr")])


def test_only_what_lies_on_the_map_is_listed() -> None:
    assert in_view(ALL, Frame(1, camera=Camera(THERE.point, 12))) == (THERE, CENTRE)
    assert in_view(ALL, Frame(1, camera=Camera(Point(0, 30), 2))) == ALL
    assert in_view(ALL, Frame(1, camera=Camera(Point(100, 0), 6))) == ()
    assert in_view(ALL, Frame(1, bounds=Bounds.around((HERE.point, THERE.point)))) == ALL


def test_a_map_over_the_antimeridian_shows_both_sides() -> None:
    fiji = Marker("Suva", Point(178.44, -18.14), Role.THERE)
    assert in_view((fiji,), Frame(1, camera=Camera(Point(-179, -18), 5))) == (fiji,)


def test_twin_maps_list_their_two_towns() -> None:
    towns = tuple(MapTarget(one.name.lower(), TargetKind.TOWN, one.name, one.point) for one in (HERE, THERE))
    assert in_view(ALL, Frame(1, FrameKind.TWIN, twin=towns)) == (HERE, THERE)


def test_a_chapter_is_named_after_what_it_shows(sheet: PageContext) -> None:
    centre = MapTarget("centre", TargetKind.PLACE, CENTRE.name, CENTRE.point)
    town = MapTarget("kaya", TargetKind.TOWN, "Kaya", THERE.point, country="BF")
    assert kicker(ALL, Frame(1, camera=Camera(THERE.point, 12)), sheet) == "Kaya, Burkina Faso"
    assert kicker(ALL, Frame(1, camera=Camera(Point(0, 30), 2)), sheet) == "Châtellerault – Kaya"
    assert kicker(ALL, Frame(1, camera=Camera(CENTRE.point, 15), focus=(centre,)), sheet) == "Centre multimédia, Kaya"
    assert kicker(ALL, Frame(1, camera=Camera(HERE.point, 5), focus=(town,)), sheet) == "Kaya, Burkina Faso"
    assert kicker(ALL, Frame(1, camera=Camera(Point(-1.0, 13.4), 13)), sheet) == "Kaya, Burkina Faso"
    assert kicker(ALL, Frame(1, camera=Camera(Point(100, 0), 6)), sheet) == ""
    assert kicker((), Frame(1), sheet) == ""


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (Point(-1.08368, 13.0883), "13.09° N, 1.08° W"),
        (Point(0.5, 46.8), "46.80° N, 0.50° E"),
        (Point(178.44, -18.14), "18.14° S, 178.44° E"),
    ],
)
def test_a_position_lines_up(point: Point, expected: str) -> None:
    assert position(point, 2, Words("en")) == expected
