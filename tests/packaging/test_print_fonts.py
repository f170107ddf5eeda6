"""The fonts of paper: whole families in TrueType, under names that their licences allow."""

from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

from hooks.copies import SERIF_FACES
from hooks.fonts import LETTERS
from hooks.print_fonts import ARABIC, EM, FAMILY, SIGNS_FAMILY

TEXT = "Élève, œuvre : « l’été » ; 75\u202f000 € – Łódź, ‘Aţārūt, Ÿ " + LETTERS
PAPER_TEXT = "Ɓɓ Ɗɗ Ƙƙ Ƴƴ, Huế, Ḑḩ, Ελλάδα, Киев, ⁰⁴⁶⁹⁻ ₀₂₉ ℃ ₣₵"
SIGNS = "≥≤≠≈∞√←→↔↑↓⇒■□▲●○★☎☐☑✓✔✗✘♥①⑩"
ARABIC_TEXT = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةى،؛؟٠١٢٣پچژگ"


@pytest.fixture(scope="module")
def fonts(root: Path) -> Path:
    return root / "cartostory" / "vendor" / "print"


@pytest.mark.parametrize("face", SERIF_FACES)
def test_one_file_holds_every_letter_of_a_face(fonts: Path, face: str) -> None:
    font = TTFont(fonts / f"cartostory-serif-{face}.ttf")
    assert [letter for letter in TEXT + PAPER_TEXT if ord(letter) not in font.getBestCmap()] == []
    assert font["head"].unitsPerEm == EM


def test_signs_are_a_family_of_one_face_that_keeps_its_licence(fonts: Path) -> None:
    font = TTFont(fonts / "cartostory-signs-400-normal.ttf")
    assert [sign for sign in SIGNS if ord(sign) not in font.getBestCmap()] == []
    assert font["name"].getDebugName(16) == SIGNS_FAMILY
    assert "openfontlicense.org" in (font["name"].getDebugName(14) or "")


@pytest.mark.parametrize("face", SERIF_FACES)
def test_a_merged_font_does_not_bear_a_reserved_name_and_keeps_its_licence(fonts: Path, face: str) -> None:
    names = TTFont(fonts / f"cartostory-serif-{face}.ttf")["name"]
    for number in (1, 3, 4, 6, 16):
        assert "Source" not in (names.getDebugName(number) or "")
    assert names.getDebugName(16) == FAMILY
    assert names.getDebugName(14) == "http://scripts.sil.org/OFL"


@pytest.mark.parametrize("name", ARABIC)
def test_the_arabic_of_paper_holds_its_letters_and_draws_each_as_one_glyph(fonts: Path, name: str) -> None:
    font = TTFont(fonts / f"{name}.ttf")
    held = font.getBestCmap()
    assert [letter for letter in ARABIC_TEXT if ord(letter) not in held] == []
    splits = {
        glyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for glyph, parts in getattr(getattr(table, "ExtSubTable", table), "mapping", {}).items()
        if isinstance(parts, list) and len(parts) > 1
    }
    assert not splits & {held[ord(letter)] for letter in "بتثجخذزشضظغفقني"}


def test_typst_finds_three_families_with_their_weights(fonts: Path) -> None:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    assert sorted(found.families()) == ["Amiri", FAMILY, SIGNS_FAMILY]
    assert {(font.style, font.weight) for font in found.fonts() if font.family == FAMILY} == {
        ("normal", 400),
        ("italic", 400),
        ("normal", 600),
        ("normal", 700),
    }
