"""Fonts are cut to letters: nothing more is in them, nothing that is needed is missing, and they keep their licence."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cartostory.theme.fonts.subset import Called, Cut, subset, unicode_range

CALLED = Called("Cartostory Serif", "400-normal", "SIL Open Font License 1.1")
FRENCH = "Çà et là : « œuvre » — déjà !"


def source(root: Path, name: str) -> bytes:
    return (root / "cartostory" / "vendor" / "fonts" / f"{name}.woff2").read_bytes()


@pytest.fixture(scope="module")
def serif(root: Path) -> tuple[bytes, ...]:
    names = ("noto-serif-african", "source-serif-4-latin", "source-serif-4-latin-ext")
    return tuple(source(root, f"{name}-400-normal") for name in names)


def held(cuts: tuple[Cut, ...]) -> set[str]:
    return {chr(point) for cut in cuts for point in TTFont(io.BytesIO(cut.data)).getBestCmap()}


def test_a_file_holds_the_letters_that_are_asked_for_and_no_others(serif: tuple[bytes, ...]) -> None:
    african, latin, extended = subset(serif, FRENCH, CALLED)
    assert african == extended == ()
    assert held(latin) == set(FRENCH)
    (cut,) = latin
    assert len(cut.data) < len(serif[1]) / 2


def test_what_nearly_every_page_shows_lies_in_a_file_of_its_own(serif: tuple[bytes, ...]) -> None:
    _, latin, extended = subset(serif, "abcã ğ", CALLED, everyday="abc ğ")
    usual, rare = latin
    assert (held((usual,)), held((rare,))) == (set("abc "), {"ã"})
    assert held(extended) == {"ğ"}
    assert (usual.unicode_range, rare.unicode_range) == ("U+20, U+61-63", "U+E3")


def test_a_letter_of_several_files_comes_from_the_first(serif: tuple[bytes, ...]) -> None:
    african, latin, extended = subset(serif, "kɔnɔ ŋ ğ", CALLED)
    assert held(african) == set("ɔŋ")
    assert held(latin) == set("kn ")
    assert held(extended) == {"ğ"}


def test_the_narrow_no_break_space_comes_with_the_words_and_is_narrower_than_a_space(serif: tuple[bytes, ...]) -> None:
    african, (latin,), _ = subset(serif, "a\u202f!", CALLED)
    assert african == ()
    font = TTFont(io.BytesIO(latin.data))
    narrow, plain = font["hmtx"][font.getBestCmap()[0x202F]][0], TTFont(io.BytesIO(serif[1]))["hmtx"]["space"][0]
    assert 0 < narrow < plain


def test_what_is_cut_bears_no_reserved_name_and_keeps_copyright_and_licence(serif: tuple[bytes, ...]) -> None:
    _, (latin,), _ = subset(serif, "abc", CALLED)
    names = TTFont(io.BytesIO(latin.data))["name"]
    for number in (1, 3, 4, 6, 16, 18):
        assert "Source" not in (names.getDebugName(number) or "")
    assert names.getDebugName(1) == "Cartostory Serif"
    assert "Adobe" in names.getDebugName(0)
    assert "Open Font License" in names.getDebugName(13)


def test_arabic_still_joins_and_leaves_latin_to_the_family_before_it(root: Path, serif: tuple[bytes, ...]) -> None:
    naskh = source(root, "noto-naskh-arabic-arabic-400-normal")
    ((cut,),) = subset((naskh,), "خريطة 2004, OSM", Called("Cartostory Naskh", "400-normal"), before=serif)
    assert held((cut,)) == set("خريطة")
    table = TTFont(io.BytesIO(cut.data))["GSUB"].table
    assert {"init", "medi", "fina"} <= {record.FeatureTag for record in table.FeatureList.FeatureRecord}


def test_the_same_letters_give_the_same_bytes(serif: tuple[bytes, ...]) -> None:
    assert subset(serif, FRENCH, CALLED) == subset(serif, FRENCH, CALLED)


def test_ranges_are_written_as_style_sheets_want_them() -> None:
    assert unicode_range({0x41, 0x42, 0x43, 0x20, 0x202F}) == "U+20, U+41-43, U+202F"
