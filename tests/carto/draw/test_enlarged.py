"""The map of all arcs and its enlargement: every town bears its name, once, and the story's countries theirs."""

import re

import pytest

from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Arc, Marker, Picture, PictureKind, Role
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point

IVRY, CHATELLERAULT = Point(2.385, 48.816), Point(0.545, 46.817)
THERE = {
    "Kaya": ("BF", Point(-1.084, 13.088)),
    "Dianguirdé": ("ML", Point(-9.016, 14.489)),
    "Tindouf (camps sahraouis)": ("DZ", Point(-8.147, 27.671)),
    "Cuba": ("CU", Point(-78.96, 21.63)),
    "Jifna": ("PS", Point(35.216, 31.962)),
    "Camp de Jalazone": ("PS", Point(35.212, 31.951)),
}
MARKERS = (
    Marker("Ivry-sur-Seine", IVRY, Role.HERE, country="FR"),
    Marker("Châtellerault", CHATELLERAULT, Role.HERE, country="FR"),
    *(Marker(name, point, Role.THERE, country=country) for name, (country, point) in THERE.items()),
)
SIZES = ((1440, 720), (960, 520), (640, 460), (360, 500))


def home(width: int, height: int, *markers: Marker) -> Picture:
    shown = markers or MARKERS
    return Picture(
        kind=PictureKind.ARCS,
        width=width,
        height=height,
        title="Ici et là-bas",
        bounds=Bounds.around(marker.point for marker in shown),
        markers=shown,
        arcs=tuple(Arc(IVRY, marker.point) for marker in shown if marker.role is Role.THERE),
        countries=frozenset(marker.country for marker in shown),
    )


def words(svg: str) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_town_bears_its_name_once(width: int, height: int, style: Style) -> None:
    found = words(draw(home(width, height), style).svg)
    assert [marker.name for marker in MARKERS if found.count(marker.name) != 1] == []


@pytest.mark.parametrize(("width", "height"), SIZES[:3])
def test_the_countries_of_the_stories_are_named_before_others(width: int, height: int, style: Style) -> None:
    found = draw(home(width, height), style)
    named = {name for one in found.named for name in one.names}
    # a town of the name of its country names it
    assert {"France", "Mali", "Algérie", "Burkina Faso", "Territoires palestiniens"} <= named, named


def test_what_is_enlarged_is_framed_and_on_a_phone_stands_below(style: Style) -> None:
    wide, narrow = draw(home(*SIZES[0]), style).svg, draw(home(*SIZES[3]), style).svg
    assert wide.count("<svg ") == 2
    assert narrow.count("<svg ") == 3  # the map and what is enlarged share the sheet


def test_a_map_with_room_for_all_has_no_enlargement(style: Style) -> None:
    found = draw(home(1440, 720, *(marker for marker in MARKERS if marker.name in {"Ivry-sur-Seine", "Kaya"})), style)
    assert found.svg.count("<svg ") == 1
