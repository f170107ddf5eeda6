"""A layer that is quietly in the wrong part of the world is told by the towns and places of its story."""

from typing import Any

import pytest
import shapely

from cartostory.check.positions import check_swapped_layers
from cartostory.geo.point import Point
from cartostory.model import Feature, Layer, Site
from tests.check.builders import CHATELLERAULT, KAYA, codes, layer, partnership, place, site, story, towns
from tests.day import TODAY

IVRY = Point(2.38487, 48.81568)


def holding(*points: tuple[float, float], **more: Any) -> Site:
    features = tuple(Feature(shapely.Point(point), {}) for point in points)
    plain = layer()
    made = Layer(plain.key, plain.file, plain.label, plain.span, features, plain.digest)
    return site(partnership(story(**more), layers=(made,)))


@pytest.mark.parametrize(
    ("lon", "lat", "here"), [(13.08, -1.08, CHATELLERAULT), (48.81, 2.38, IVRY)], ids=["Kaya", "Ivry"]
)
def test_a_layer_that_would_lie_by_a_town_when_swapped_is_told(lon: float, lat: float, here: Point) -> None:
    checked = holding((lon, lat), (lon + 0.01, lat), towns=towns(here))
    (found,) = check_swapped_layers(checked, TODAY)
    assert found.code == "layer-seems-swapped"
    assert found.span.file.endswith("ecoles.geojson")
    assert dict(found.values)["town"] == ("Kaya" if here == CHATELLERAULT else "Châtellerault")


def test_a_place_tells_it_as_well() -> None:
    far = Point(-9.016, 14.4885)
    assert codes(check_swapped_layers, holding((14.49, -9.01))) == []
    assert codes(check_swapped_layers, holding((14.49, -9.01), places={"d": place(point=far)})) == [
        "layer-seems-swapped"
    ]


def test_a_swapped_town_does_not_accuse_its_layer() -> None:
    there = Point(KAYA.lat, KAYA.lon)
    assert codes(check_swapped_layers, holding((-1.08, 13.08), towns=towns(there=there))) == []


@pytest.mark.parametrize(
    "points",
    [
        ((-1.08, 13.08), (13.08, -1.08)),
        ((13.08, -1.08), (30.0, 50.0), (100.0, 20.0)),
        ((2.35, 48.85),),
        ((179.9, -16.0),),
        ((-61.5, 16.2),),
        (),
    ],
    ids=["some at home", "all over the world", "Paris", "Fiji", "Guadeloupe", "empty"],
)
def test_a_layer_that_lies_elsewhere_for_its_own_reasons_is_not_accused(
    points: tuple[tuple[float, float], ...],
) -> None:
    assert codes(check_swapped_layers, holding(*points)) == []
