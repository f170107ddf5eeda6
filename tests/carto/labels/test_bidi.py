"""Names from right to left come to the live map joined and in the order of sight; what is told stays as it was."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as some

from cartostory.carto.labels.bidi import SIGHT, in_sight, is_needed, reading, with_sight

CAMP, KAYA = "مخيم الجلزون", "كايا"


def feature(name: object, kind: str = "Point") -> dict[str, object]:
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": kind, "coordinates": []}}


def told(text: str) -> str:
    """Give what a turned line says: its letters as they are typed, in the order in which they are read."""
    return unicodedata.normalize("NFKC", text[::-1])


def test_letters_are_joined_and_stand_from_left_to_right() -> None:
    assert [f"{ord(letter):X}" for letter in in_sight(KAYA)] == ["FE8E", "FEF3", "FE8E", "FEDB"]
    assert told(in_sight(KAYA)) == KAYA


def test_a_long_name_stands_in_lines_each_turned_by_itself() -> None:
    lines = in_sight("مخيم اللاجئين الصحراويين في السمارة", 8).split("\n")
    assert len(lines) > 1
    assert " ".join(map(told, lines)) == "مخيم اللاجئين الصحراويين في السمارة"
    assert not any(" " in line for line in lines)


def test_a_name_along_a_road_stays_in_one_line() -> None:
    found = with_sight({"a": {"features": [feature(CAMP * 3, "LineString")]}})["a"]["features"][0]
    assert "\n" not in found["properties"][SIGHT]


def test_numbers_and_latin_words_keep_their_own_way() -> None:
    assert in_sight("شارع 12", None).startswith("12\u00a0")
    assert "Rue" in in_sight("شارع Rue", None)
    assert in_sight("Rue شارع", None).startswith("Rue")


def test_other_names_stay_and_every_name_is_told_as_before() -> None:
    before = {"a": {"features": [feature(CAMP), feature("Kaya"), feature(None)]}}
    after = with_sight(before)["a"]["features"]
    assert [one["properties"]["name"] for one in after] == [CAMP, "Kaya", None]
    assert [SIGHT in one["properties"] for one in after] == [True, False, False]
    assert is_needed(before.values())
    assert not is_needed([{"features": [feature("Kaya")]}])


def test_a_style_asks_for_what_is_seen_first() -> None:
    wanted = ["coalesce", ["get", SIGHT], ["get", "name"]]
    assert reading(["get", "name"]) == wanted
    assert reading(["coalesce", ["get", "name"], ""]) == ["coalesce", wanted, ""]
    assert reading("{ref}") == "{ref}"


@given(some.text(alphabet=some.sampled_from("كيمخنةأبشع ")))
def test_no_letter_is_lost(name: str) -> None:
    seen = in_sight(name).replace("\n", "").replace("\u00a0", "")
    letters = unicodedata.normalize("NFKC", seen).replace(" ", "")
    assert sorted(letters) == sorted(unicodedata.normalize("NFKC", name).replace(" ", ""))
