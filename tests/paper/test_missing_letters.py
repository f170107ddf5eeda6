"""No name on paper has an empty box in the place of a letter that only lacks its marks."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.carto.world.gazetteer import gazetteer
from cartostory.paper.missing_letters import first_line, for_paper, lost_words, printable, spelled, with_lines


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Ḑāḩiyat al Barīd", "Ḑāḩiyat al Barīd"),
        ("D\u0327a\u0304h\u0327iyat", "Ḑāḩiyat"),
        ("Huế", "Huế"),
        ("Li\u0331on", "Lion"),
        ("Ɓarɛ ɲɔŋ, Œuvre, ‘Aţārūt", "Ɓarɛ ɲɔŋ, Œuvre, ‘Aţārūt"),
        ("جفنا", "جفنا"),
        ("世界", "世界"),
    ],
)
def test_a_letter_that_paper_lacks_loses_its_marks_and_no_more(written: str, printed: str) -> None:
    assert spelled(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("5 ≠ 6, 5 \u2a6e 6, 5\u0338", "5 ≠ 6, 5 \u2a6e 6, 5\u0338"),
        ("2⅓ ↉ ⅞", "2¹⁄₃ ⁰⁄₃ ⁷⁄₈"),
        ("20 ㎡, ﬁn, 𝗴𝗿𝗮𝘀, ２０", "20 m², fin, gras, 20"),
        ("co\u2011auteur ‣ un", "co\u2011auteur • un"),
        ("10⁶ CO₂", "10⁶ CO₂"),
    ],
)
def test_a_sign_that_paper_lacks_means_the_same_or_stays(written: str, printed: str) -> None:
    assert spelled(written) == printed


def test_no_spelling_brings_quotation_marks_into_data() -> None:
    assert json.loads(spelled(json.dumps({"a": "＂＼＜＆"}, ensure_ascii=False))) == {"a": "＂＼＜＆"}


def test_what_is_lost_is_named_once_wherever_it_stands() -> None:
    data = {"title": "中文 ici", "text": [{"in": ["≥ 5 中文"]}, "Li\u0331on", 3]}
    assert lost_words(data) == ("中文", "Li\u0331on")
    assert with_lines(lost_words(data), "un\n中文\n中文, Li\u0331on") == "中文 (2, 3), Li\u0331on (3)"
    assert first_line(lost_words(data), "un\n中文") == 2
    assert first_line(("中",), "un") == 0


def test_a_map_on_paper_is_drawn_with_the_letters_of_paper() -> None:
    assert "Lion" in for_paper('<svg><text x="1">Li\u0331on</text></svg>')


def test_every_town_that_a_map_may_name_in_latin_letters_can_be_printed() -> None:
    towns = gazetteer().within((-180, -90, 180, 90), 0, "fr", 10**6)
    names = {spelled(town.name) for town in towns}
    assert len(names) > 1000
    latin = {letter for name in names for letter in name if "LATIN" in unicodedata.name(letter, "")}
    assert latin - printable() == set()


@given(st.text())
def test_what_can_be_printed_stays_as_it_was_written(text: str) -> None:
    if set(text) <= printable():
        assert (spelled(text), lost_words(text)) == (text, ())
    assert spelled(spelled(text)) == spelled(text)
