"""What an extract holds, counted; and what is told of two of them."""

import shapely

from cartostory.carto.osm.tally import Tally, tally
from cartostory.model import Feature
from cartostory.render.comparison import counts
from cartostory.render.words import Words
from tests.carto.stories import RealLayer

ROAD = shapely.LineString([(-1.09, 13.1), (-1.07, 13.1)])
AREA = shapely.box(-1.08, 13.1, -1.079, 13.101)


def test_buildings_roads_and_named_places_are_counted() -> None:
    found = tally(
        [
            Feature(ROAD, {"highway": "primary"}),
            Feature(ROAD, {"tags": {"highway": "track"}}),
            Feature(shapely.Point(0, 0), {"highway": "crossing"}),
            Feature(AREA, {"building": "yes"}),
            Feature(AREA, {"building": "no", "landuse": "residential"}),
            Feature(AREA, {"place": "village", "name": "Kaya"}),
            Feature(shapely.Point(-1, 13), {"place": "hamlet"}),
        ]
    )
    assert (found.features, found.buildings, found.places, found.is_osm) == (7, 1, 1, True)
    assert round(found.roads_m) == 2 * 2169


def test_other_data_are_counted_as_what_is_drawn() -> None:
    assert tally([Feature(AREA, {"nom": "Parcelle"})]) == Tally(features=1)


def test_a_real_extract_is_counted(real_layer: RealLayer) -> None:
    found = tally(real_layer("osm/kathmandu_rawdata.geojson", "k").features)
    assert found.buildings == 666
    assert 1000 < found.roads_m < 3000


def test_a_table_says_what_was_added_and_what_was_lost_in_the_readers_numbers() -> None:
    before = Tally(20, buildings=1500, roads_m=9_940.0, is_osm=True)
    after = Tally(30, buildings=1240, roads_m=21_480.0, is_osm=True)
    rows = [(row.kind, row.before, row.after, row.change) for row in counts(before, after, Words("fr"))]
    assert rows == [("buildings", "1\u202f500", "1\u202f240", "−260"), ("roads", "9,9", "21", "+11,1")]


def test_a_table_without_any_tag_counts_features() -> None:
    (row,) = counts(Tally(3), Tally(3), Words("en"))
    assert (row.kind, row.before, row.after, row.change) == ("features", "3", "3", "0")
