"""The built-in towns: named as people who read the page name them, and no quarter among them."""

import pytest

from cartostory.carto.world.gazetteer import CAPITAL_RANK, CITY_RANK, TOWN_RANK, gazetteer
from cartostory.geo.point import Point


def named(name: str, country: str, language: str) -> str:
    known = gazetteer()
    number = next(number for number, row in enumerate(known.rows) if (row[0], row[4]) == (name, country))
    return known.settlement(number, language).name


@pytest.mark.parametrize(
    ("name", "country", "french"),
    [
        ("Beijing", "CN", "Pékin"),
        ("Moscow", "RU", "Moscou"),
        ("Tripoli", "LY", "Tripoli"),
        ("Kaya", "BF", "Kaya"),
        ("Timbuktu", "ML", "Tombouctou"),
        ("Guatemala City", "GT", "Guatemala"),
    ],
)
def test_large_towns_have_their_french_names_in_french_only(name: str, country: str, french: str) -> None:
    assert named(name, country, "fr") == french
    assert named(name, country, "en") == name


@pytest.mark.parametrize(
    ("name", "country", "arabic"),
    [
        ("Houston", "US", "هيوستن"),
        ("Hamburg", "DE", "هامبورغ"),
        ("Gaziantep", "TR", "غازي عنتاب"),
        ("Kayes", "ML", "كايس"),
        ("Cape Town", "ZA", "كيب تاون"),
    ],
)
def test_towns_have_their_arabic_names(name: str, country: str, arabic: str) -> None:
    assert named(name, country, "ar") == arabic


def test_a_name_in_another_script_is_known_as_such() -> None:
    box = (2.2, 48.7, 2.5, 48.95)
    told = {town.name: town.is_foreign for town in gazetteer().within(box, 1000, "ar")}
    assert told["باريس"] is False
    assert told["Vincennes"] is True
    assert not any(town.is_foreign for town in gazetteer().within(box, 1000, "fr"))


def test_capitals_and_large_towns_stand_above_others() -> None:
    ranks = {town.name: town.rank for town in gazetteer().within((-6.0, 9.0, 3.0, 15.5), 10_000, "fr", 400)}
    assert (ranks["Ouagadougou"], ranks["Kaya"], ranks["Boulsa"]) == (CAPITAL_RANK, CITY_RANK, TOWN_RANK)


def test_towns_of_the_storys_countries_come_before_larger_ones_elsewhere() -> None:
    box = (-13.0, 6.0, 4.0, 20.0)
    plain = [town.name for town in gazetteer().within(box, 100_000, "fr", 400)]
    own = [town.name for town in gazetteer().within(box, 100_000, "fr", 400, frozenset({"ML"}))]
    assert plain.index("Kumasi") < plain.index("Sikasso")
    assert own.index("Sikasso") < plain.index("Sikasso")
    assert own[0] == "Bamako"


def test_a_towns_quarters_are_no_towns() -> None:
    found = [town.name for town in gazetteer().within((2.2, 48.7, 2.5, 48.95), 1000, "fr")]
    assert "Paris" in found
    assert not [name for name in found if any(letter.isdigit() for letter in name)]
    near = [town.name for _, town in gazetteer().near(Point(2.38, 48.82), "fr", 40)]
    assert not [name for name in near if "Arrondissement" in name or "Reuilly" in name]
    assert not {"Picpus", "Roquette", "Hôpital Saint-Louis"} & {*found, *near}
    assert {"Saint-Mandé", "Montreuil", "Vincennes"} <= {*found}
