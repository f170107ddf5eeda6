"""No name on paper has an empty box in the place of a letter that only lacks its marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.carto.world.gazetteer import gazetteer
from cartostory.paper.missing_letters import for_paper, printable, respelled, spelled


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Ḑāḩiyat al Barīd", "Dāhiyat al Barīd"),
        ("D\u0327a\u0304h\u0327iyat", "Dāhiyat"),
        ("Huế", "Huê"),
        ("Ɓarɛ ɲɔŋ, Œuvre, ‘Aţārūt", "Ɓarɛ ɲɔŋ, Œuvre, ‘Aţārūt"),
        ("جفنا", "جفنا"),
        ("世界", "世界"),
    ],
)
def test_a_letter_that_paper_lacks_loses_its_marks_and_no_more(written: str, printed: str) -> None:
    assert spelled(written) == printed


def test_a_map_on_paper_is_drawn_with_the_letters_of_paper() -> None:
    assert "Dāhiyat" in for_paper('<svg><text x="1">Ḑāḩiyat</text></svg>')


def test_every_town_that_a_map_may_name_in_latin_letters_can_be_printed() -> None:
    towns = gazetteer().within((-180, -90, 180, 90), 0, "fr", 10**6)
    names = {spelled(town.name) for town in towns}
    assert len(names) > 1000
    latin = {letter for name in names for letter in name if "LATIN" in unicodedata.name(letter, "")}
    assert latin - printable() == set()


@given(st.text())
def test_what_can_be_printed_stays_as_it_was_written(text: str) -> None:
    if set(text) <= printable():
        assert (spelled(text), respelled(text)) == (text, "")
    assert spelled(spelled(text)) == spelled(text)
