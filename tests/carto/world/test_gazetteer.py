"""The built-in towns: named as people who read the page name them, and no quarter among them."""

import pytest

from cartostory.carto.world.gazetteer import FRENCH, gazetteer
from cartostory.geo.point import Point


def named(name: str, country: str, language: str) -> str:
    known = gazetteer()
    number = next(number for number, row in enumerate(known.rows) if (row[0], row[4]) == (name, country))
    return known.settlement(number, language).name


@pytest.mark.parametrize(
    ("name", "country", "french"),
    [("Beijing", "CN", "Pékin"), ("Moscow", "RU", "Moscou"), ("Tripoli", "LY", "Tripoli"), ("Kaya", "BF", "Kaya")],
)
def test_large_towns_have_their_french_names_in_french_only(name: str, country: str, french: str) -> None:
    assert named(name, country, "fr") == french
    assert named(name, country, "en") == name


def test_every_name_of_the_table_is_one_that_the_gazetteer_asks_for() -> None:
    known = {(row[0], row[4]) for row in gazetteer().rows}
    assert [pair for pair in FRENCH if pair not in known] == []


def test_a_towns_quarters_are_no_towns() -> None:
    found = [town.name for town in gazetteer().within((2.2, 48.7, 2.5, 48.95), 1000, "fr")]
    assert "Paris" in found
    assert not [name for name in found if any(letter.isdigit() for letter in name)]
    near = [town.name for _, town in gazetteer().near(Point(2.38, 48.82), "fr", 40)]
    assert not [name for name in near if "Arrondissement" in name or "Reuilly" in name]
