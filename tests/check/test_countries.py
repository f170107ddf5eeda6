"""A town that lies well inside another country is told; what is near a border or contested never is."""

import pytest

from cartostory.carto.world.gazetteer import gazetteer
from cartostory.check.countries import check_countries, other_country
from cartostory.geo.point import Point
from cartostory.model import Town
from tests.check.builders import CHATELLERAULT, codes, partnership, site, span, story
from tests.day import TODAY

TIENINGBOUE = Point(-5.7136, 8.1869)


def test_a_town_of_cote_d_ivoire_with_the_country_of_another_is_told_where_it_is_written() -> None:
    towns = (Town("Bouguenais", "FR", CHATELLERAULT, span(4)), Town("Tieningboué", "BF", TIENINGBOUE, span(5)))
    (found,) = check_countries(site(partnership(story(towns=towns))), TODAY)
    assert found.code == "town-in-another-country"
    assert found.span == span(5)
    assert dict(found.values) == {"name": "Tieningboué", "country": "BF", "other": "CI"}


def test_towns_in_their_countries_and_towns_without_one_are_not() -> None:
    towns = (Town("Châtellerault", "FR", CHATELLERAULT, span(4)), Town("Tieningboué", "", TIENINGBOUE, span(5)))
    assert codes(check_countries, site(partnership(story(towns=towns)))) == []


def test_a_town_whose_numbers_are_swapped_is_told_once() -> None:
    swapped = (Town("Kaya", "BF", Point(13.0883, -1.0837), span(4)),)
    assert codes(check_countries, site(partnership(story(towns=swapped)))) == []


@pytest.mark.parametrize(
    ("name", "point", "written"),
    [
        ("Strasbourg, by the border", Point(7.75, 48.58), "DE"),
        ("Ceuta", Point(-5.32, 35.889), "ES"),
        ("Melilla", Point(-2.94, 35.29), "ES"),
        ("Tindouf", Point(-8.147, 27.67), "EH"),
        ("Dakhla", Point(-15.96, 23.68), "MA"),
        ("Simferopol", Point(34.1, 44.95), "UA"),
        ("Donetsk", Point(37.8, 48.0), "UA"),
        ("Jenin", Point(35.3, 32.46), "PS"),
        ("Jenin", Point(35.3, 32.46), "IL"),
        ("Pristina", Point(21.16, 42.66), "RS"),
        ("Taipei", Point(121.56, 25.03), "CN"),
        ("Hargeisa", Point(44.06, 9.56), "SO"),
        ("Stanley", Point(-57.86, -51.69), "AR"),
        ("Georgetown", Point(-58.15, 6.8), "VE"),
        ("Mamoudzou", Point(45.23, -12.78), "KM"),
        ("Cayenne", Point(-52.31, 4.92), "FR"),
        ("Nouméa", Point(166.44, -22.27), "FR"),
        ("Nuuk", Point(-51.7, 64.18), "DK"),
        ("Maseru", Point(27.48, -29.3), "LS"),
        ("Vatican", Point(12.453, 41.902), "VA"),
        ("off the coast", Point(-20.0, 0.0), "FR"),
    ],
)
def test_borders_contested_lands_and_lands_overseas_are_never_told(name: str, point: Point, written: str) -> None:
    assert other_country(point, written) == "", name


def test_no_large_town_of_the_gazetteer_is_said_to_lie_elsewhere() -> None:
    known = gazetteer()
    large = [(row, spot) for row, spot in zip(known.rows, known.positions.tolist(), strict=True) if row[3] > 500_000]
    assert len(large) > 500
    assert [row for row, (lon, lat) in large if other_country(Point(lon, lat), row[4])] == []


def test_a_large_town_with_the_flag_of_a_far_country_is_told() -> None:
    for point, written, other in ((Point(-4.02, 5.34), "BF", "CI"), (Point(-8.0, 12.65), "SN", "ML")):
        assert other_country(point, written) == other
