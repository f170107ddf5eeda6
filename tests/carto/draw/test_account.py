"""What a picture shows is told beside it: the names on it, the things of its layers, how wide it is."""

import json
import re
from dataclasses import asdict, replace
from xml.etree import ElementTree

import pytest
import shapely

from cartostory.build.tasks import _drawn
from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style
from cartostory.carto.view.framing import TWIN_ZOOM
from cartostory.carto.view.picture import (
    Drawn,
    Landmark,
    Marker,
    NamedThings,
    NameSort,
    Pane,
    Picture,
    PictureKind,
    Role,
)
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import BorderPolicy, Borders, Camera, Feature, Layer
from tests.carto.stories import HERE, SPAN, THERE

SVG = "{http://www.w3.org/2000/svg}"
KAYA = Marker("Kaya", THERE, Role.THERE)


def picture(**more: object) -> Picture:
    return Picture(**{"kind": PictureKind.MAP, "width": 960, "height": 720, "title": "Une carte", **more})  # type: ignore[arg-type] # a test's own


def wells(*points: tuple[Point, str]) -> Layer:
    features = tuple(
        Feature(shapely.Point(at.lon, at.lat), {"name": name} if name else {}, number)
        for number, (at, name) in enumerate(points)
    )
    return Layer("puits", "puits.geojson", "Puits", SPAN, features, "digest")


def of_sort(found: Drawn, sort: NameSort) -> tuple[str, ...]:
    return next((one.names for one in found.named if one.sort is sort), ())


def told(found: Drawn) -> set[str]:
    return {name for one in found.named for name in one.names}


def test_every_name_of_a_wide_map_is_told_and_nothing_else(style: Style) -> None:
    found = draw(picture(camera=Camera(Point(0, 20), 3), markers=(KAYA,)), style)
    written = {element.text for element in ElementTree.fromstring(found.svg).iter(f"{SVG}text")}  # noqa: S314 - our own
    whole = " ".join(filter(None, written)).upper()
    assert of_sort(found, NameSort.COUNTRY)
    assert of_sort(found, NameSort.TOWN)
    assert "Kaya" not in told(found)
    for name in told(found):
        assert all(word in whole for word in name.upper().split(" "))
    names = told(found) | {"Kaya"}
    parts = {word for name in names for word in name.upper().split(" ")}
    for text in filter(None, written):
        is_furniture = re.search(r"\d|Natural Earth|^[NSEO]$", text)
        assert is_furniture or all(word in parts for word in text.upper().split(" "))


def test_a_layers_things_are_told_with_and_without_names_though_none_has_room_for_one(style: Style) -> None:
    near = [Point(THERE.lon + step / 5000, THERE.lat) for step in range(8)]
    layer = wells(*zip(near, ["A", "B", "C", "D", "E", "F", "", ""], strict=True), (HERE, "Ailleurs"))
    found = draw(picture(camera=Camera(THERE, 11), layers=(layer,)), style)
    one = next(one for one in found.named if one.sort is NameSort.LAYER)
    assert one == NamedThings(NameSort.LAYER, ("A", "B", "C", "D", "E", "F"), 2, "puits", "Puits")


def test_a_blank_map_tells_the_towns_its_arrows_point_to(style: Style) -> None:
    found = draw(picture(camera=Camera(THERE, 12), markers=(KAYA,)), style)
    hint = next(hint for hint in found.hints if hint.code == "nothing-to-see")
    assert ", ".join(of_sort(found, NameSort.TOWN)) == dict(hint.values)["towns"]
    assert found.landmark is not None
    assert found.landmark.name in of_sort(found, NameSort.TOWN)


def test_the_width_on_the_ground_is_that_of_the_middle(style: Style) -> None:
    camera = Camera(Point(2, 60), 6)
    view = View.of(960, 720, camera)
    west, east = view.point(0, 360), view.point(960, 360)
    assert draw(picture(camera=camera), style).across_m == pytest.approx(distance_m(west, east), rel=0.02)


@pytest.mark.parametrize("turn", [0.0, 90.0, -33.0])
def test_a_px_is_brought_back_to_its_position(turn: float) -> None:
    view = View(960, 720, Point(179.9, 14), 7, turn)
    for at in (Point(179.9, 14), Point(-179.5, 14.5), Point(179, 13.2)):
        found = view.point(*view.place(at))
        assert (found.lon, found.lat) == pytest.approx((at.lon, at.lat))


def test_twin_maps_tell_each_name_once_and_the_width_of_one(style: Style) -> None:
    panes = (Pane("Kaya", camera=Camera(THERE, 7)), Pane("Kaya", camera=Camera(THERE, 7)))
    one = replace(picture(markers=(KAYA,)), kind=PictureKind.TWIN, panes=panes)
    found, alone = draw(one, style), draw(picture(camera=Camera(THERE, 7), markers=(KAYA,)), style)
    towns = of_sort(found, NameSort.TOWN)
    assert towns
    assert len(set(towns)) == len(towns)
    assert found.across_m < alone.across_m / 2
    assert TWIN_ZOOM > 0


def test_what_was_drawn_is_the_same_behind_the_cache(style: Style) -> None:
    found = draw(picture(camera=Camera(THERE, 7), markers=(KAYA,), layers=(wells((THERE, "A")),)), style)
    assert isinstance(found.landmark, Landmark)
    assert _drawn(json.dumps(asdict(found)).encode()) == replace(found, svg=found.svg)


@pytest.mark.parametrize(
    ("at", "policy", "said"),
    [
        (Point(-10.5, 27), BorderPolicy.DASHED, True),
        (THERE, BorderPolicy.DASHED, False),
        (THERE, BorderPolicy.AS_DRAWN, True),
    ],
)
def test_a_map_tells_whether_a_contested_border_shows(
    at: Point, policy: BorderPolicy, *, said: bool, style: Style
) -> None:
    found = draw(picture(camera=Camera(at, 6), borders=Borders(policy=policy)), style)
    assert found.has_disputes is said
