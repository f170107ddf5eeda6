"""The gazetteer: its rules, and the one that was brought."""

import json
from pathlib import Path
from typing import Any

import pytest

from hooks.town_kinds import feature_codes
from hooks.town_names import ARABIC, FRENCH, NO_TOWNS
from hooks.towns import ALWAYS, KEPT_PER_CELL, kept, only_arabic_spelling, quarters, usual_names, zone_cities


def town(name: str, population: int, country: str = "ML", **more: Any) -> dict[str, Any]:
    facts = {"geonameid": population, "name": name, "population": population, "countrycode": country}
    return facts | {"longitude": -9.01, "latitude": 14.48, "timezone": "", "alternatenames": []} | more


def test_a_dense_cell_keeps_its_largest_towns_and_every_large_one() -> None:
    small = [town(f"small {number}", 1_000 + number) for number in range(KEPT_PER_CELL + 4)]
    assert [each["name"] for each in kept(small)] == ["small 6", "small 5", "small 4"]
    large = [town(f"large {number}", ALWAYS + number) for number in range(KEPT_PER_CELL + 4)]
    assert len(kept(small + large)) == len(large)


def test_an_empty_land_keeps_its_village() -> None:
    assert kept([town("alone", 1_200)]) == [town("alone", 1_200)]


def test_a_persian_spelling_is_not_taken_for_an_arabic_one() -> None:
    assert only_arabic_spelling(town("Jijel", 1, "DZ", alternatenames=["جيجل", "جیجل"])) == "جيجل"


def test_a_careless_spelling_of_the_same_word_is_no_second_name() -> None:
    assert only_arabic_spelling(town("Al Bahah", 1, "SA", alternatenames=["الباحة", "الباحه"])) == "الباحة"


def test_two_arabic_names_leave_the_town_without_one() -> None:
    assert only_arabic_spelling(town("Tindouf", 1, "DZ", alternatenames=["تندوف", "تيندوف"])) is None


def test_the_one_arabic_spelling_is_the_name_wherever_the_town_lies() -> None:
    assert only_arabic_spelling(town("Kayes", 1, "ML", alternatenames=["كايس", "کایس", "کیز"])) == "كايس"
    assert only_arabic_spelling(town("Accra", 1, "GH", alternatenames=["أكرا", "اكرا"])) == "أكرا"
    assert only_arabic_spelling(town("Quito", 1, "EC", alternatenames=["كىتو", "كيتو"])) == "كيتو"


def test_a_name_of_our_list_is_taken_only_if_geonames_holds_it() -> None:
    held = town("Timbuktu", 80_000, alternatenames=["Tombouctou"])
    assert usual_names("fr", [held]) == {0: "Tombouctou"}
    assert usual_names("fr", [town("Timbuktu", 80_000)]) == {}


def test_a_quarter_is_known_by_its_code_its_name_or_where_it_lies() -> None:
    city = town("Bamako", 4_000_000, geonameid=1)
    coded = town("Lafiabougou", 90_000, geonameid=2)
    called = town("Fara Department", 20_000, geonameid=3, latitude=11.5)
    inside = town("Hippodrome", 70_000, geonameid=4, latitude=14.52)
    older = town("Kati", 70_000, geonameid=5, latitude=14.52)
    far = town("Ségou", 70_000, geonameid=6, latitude=16.0)
    codes = {1: "PPLC", 2: "PPLX", 5: "PPLA2"}
    assert quarters([city, coded, called, inside, older, far], codes) == [1, 2, 3]


def test_codes_are_read_from_a_list_of_cities(tmp_path: Path) -> None:
    def city(number: int, code: str) -> bytes:
        message = bytes([8, number * 2, 18, 4]) + b"Town" + bytes([58, len(code)]) + code.encode()
        return bytes([len(message)]) + message

    (tmp_path / "cities.pbf").write_bytes(city(7, "PPLC") + city(8, "PPLX"))
    assert feature_codes(tmp_path / "cities.pbf") == {7: "PPLC", 8: "PPLX"}


def test_a_time_zones_city_has_no_country_behind_its_name() -> None:
    assert zone_cities("fr", [town("Tripoli", 1_000_000, "LY", timezone="Africa/Tripoli")]) == {0: "Tripoli"}


def test_a_time_zones_city_is_the_largest_town_of_that_name_in_that_zone() -> None:
    london = town("London", 9_000_000, "GB", timezone="Europe/London")
    canada = town("London", 400_000, "CA", timezone="America/Toronto")
    namesake = town("London", 1_000, "GB", timezone="Europe/London")
    assert zone_cities("fr", [london, canada, namesake]) == {0: "Londres"}


@pytest.fixture(scope="module")
def gazetteer(root: Path) -> dict[str, Any]:
    return json.loads((root / "cartostory" / "vendor" / "towns.json").read_text(encoding="utf-8"))


def test_the_gazetteer_names_its_source_and_its_fields(gazetteer: dict[str, Any]) -> None:
    assert gazetteer["source"] == "GeoNames, CC BY 4.0"
    assert gazetteer["fields"] == ["name", "lon", "lat", "population", "country"]


def test_its_towns_stand_by_population_and_lie_in_the_world(gazetteer: dict[str, Any]) -> None:
    towns = gazetteer["towns"]
    populations = [row[3] for row in towns]
    assert populations == sorted(populations, reverse=True)
    assert all(-180 <= row[1] <= 180 and -90 <= row[2] <= 90 and len(row[4]) == 2 for row in towns)
    assert len(towns) > 40_000


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat"),
    [("Kaya", "BF", -1.0837, 13.0883), ("Diéma", "ML", -9.1921, 14.54), ("Tindouf", "DZ", -8.1474, 27.6711)],
)
def test_it_holds_the_towns_of_the_stories_where_geonames_puts_them(
    gazetteer: dict[str, Any], name: str, country: str, lon: float, lat: float
) -> None:
    assert [name, lon, lat, country] in [[*row[:3], row[4]] for row in gazetteer["towns"]]


def test_its_names_in_other_languages_point_at_their_towns(gazetteer: dict[str, Any]) -> None:
    towns, names = gazetteer["towns"], gazetteer["names"]
    french = {towns[int(place)][0]: name for place, name in names["fr"].items()}
    arabic = {towns[int(place)][0]: name for place, name in names["ar"].items()}
    assert french["London"] == "Londres"
    assert french["Algiers"] == "Alger"
    assert arabic["Ramallah"] == "رام الله"


def test_every_name_of_our_lists_is_that_of_a_town_that_was_brought(gazetteer: dict[str, Any]) -> None:
    towns, names = gazetteer["towns"], gazetteer["names"]
    known = {(row[0], row[4]) for row in towns}
    for language, table in (("fr", FRENCH), ("ar", ARABIC)):
        said = {(towns[int(place)][0], towns[int(place)][4], name) for place, name in names[language].items()}
        assert [pair for pair, name in table.items() if (*pair, name) not in said] == []
    assert [pair for pair in NO_TOWNS if pair not in known] == []


def test_it_says_which_towns_are_capitals(gazetteer: dict[str, Any]) -> None:
    capitals = {gazetteer["towns"][place][0] for place in gazetteer["capitals"]}
    assert {"Paris", "Bamako", "Ouagadougou", "Algiers", "Havana"} <= capitals
    assert "Kaya" not in capitals


def test_it_stays_small(root: Path) -> None:
    assert (root / "cartostory" / "vendor" / "towns.json").stat().st_size < 3_000_000
