"""The legend: what is really visible, kind by kind, in the reader's words."""

import pytest
import shapely

from cartostory.carto.draw.draw import view_of
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.osm.kinds import ORDER, kind_name, line_of
from cartostory.carto.style.style import Style
from cartostory.carto.view.features import SYMBOLS_OF_KINDS
from cartostory.carto.view.picture import LegendItem, Picture, PictureKind
from cartostory.model import Camera, Feature, Layer
from tests.carto.stories import SPAN, THERE

LON, LAT = THERE.lon, THERE.lat
STREET = shapely.LineString([(LON - 0.01, LAT), (LON + 0.01, LAT)])
HOUSE = shapely.box(LON, LAT, LON + 0.002, LAT + 0.002)


def told(style: Style, *features: Feature, language: str = "fr") -> list[LegendItem]:
    layer = Layer("osm", "osm.geojson", "OpenStreetMap", SPAN, features, repr(features))
    picture = Picture(PictureKind.MAP, 480, 420, "", language=language, camera=Camera(THERE, 13), layers=(layer,))
    return list(legend(picture, chart(picture, view_of(picture), style, Parts()).scene, style))


def test_an_extract_has_a_line_for_each_kind_of_thing_that_is_visible(style: Style) -> None:
    far = shapely.Point(LON + 5, LAT)
    found = told(
        style,
        Feature(HOUSE, {"building": "yes"}),
        Feature(STREET, {"highway": "primary"}),
        Feature(STREET, {"highway": "track"}),
        Feature(far, {"amenity": "school"}),
    )
    assert [(item.group, item.label) for item in found] == [
        ("OpenStreetMap", "Grandes routes"),
        ("OpenStreetMap", "Pistes et sentiers"),
        ("OpenStreetMap", "Bâtiments"),
    ]
    assert len({item.swatch for item in found}) == 3


def test_an_extract_of_one_kind_bears_the_name_that_its_writer_gave_it(style: Style) -> None:
    (item,) = told(style, Feature(HOUSE, {"building": "yes"}), Feature(HOUSE, {"building": "house"}))
    assert (item.label, item.group) == ("OpenStreetMap", "")


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_every_line_has_its_words(language: str) -> None:
    words = [kind_name(line, language) for line in ORDER]
    assert len(set(words)) == len(ORDER)
    assert kind_name("building", "bm") == "Bâtiments"


def test_every_kind_of_the_tags_has_a_line() -> None:
    kinds = {
        "road",
        "rail",
        "waterway",
        "water",
        "building",
        "built-up",
        "green",
        "place",
        "boundary",
        *SYMBOLS_OF_KINDS,
    }
    assert {line_of({"kind": kind}) for kind in kinds} <= set(ORDER) - {""}
