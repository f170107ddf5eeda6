"""The fonts that were brought hold the letters of the readers' languages, and weigh little."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hooks.copies import SERIF_FACES
from hooks.fonts import LETTERS, SERIF_X_HEIGHT, unicodes_of

FRENCH = "ABCXYZabcxyz0123456789àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»“”’–—…·•€°²³×½\u00a0"
SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡ºª"
TRANSLITERATED = "āīūḥṣṭḍʿʾğşıŋŊ"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةىًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟"
PERSIAN_AND_URDU = "پچژگکیہھےں۰۱۲۳"


@pytest.fixture(scope="module")
def fonts(root: Path) -> Path:
    return root / "cartostory" / "vendor" / "fonts"


def missing(font: Path, letters: str) -> str:
    held = TTFont(font).getBestCmap()
    return "".join(letter for letter in letters if ord(letter) not in held)


@pytest.mark.parametrize("face", SERIF_FACES)
def test_every_face_holds_french_and_spanish(fonts: Path, face: str) -> None:
    latin = "".join(letter for letter in FRENCH + SPANISH if letter != "Ÿ")
    assert missing(fonts / f"source-serif-4-latin-{face}.woff2", latin) == ""
    assert missing(fonts / f"source-serif-4-latin-ext-{face}.woff2", "Ÿ") == ""


@pytest.mark.parametrize("face", SERIF_FACES)
def test_every_face_has_transliterations_and_bambara_letters_beside_it(fonts: Path, face: str) -> None:
    extended, african = (fonts / f"{name}-{face}.woff2" for name in ("source-serif-4-latin-ext", "noto-serif-african"))
    assert missing(extended, TRANSLITERATED.replace("ı", "")) == ""
    assert missing(african, LETTERS + "\u202f") == ""


@pytest.mark.parametrize("weight", ["400", "700"])
def test_the_arabic_companion_holds_arabic_persian_and_urdu(fonts: Path, weight: str) -> None:
    assert missing(fonts / f"noto-naskh-arabic-arabic-{weight}-normal.woff2", ARABIC + PERSIAN_AND_URDU) == ""


@pytest.mark.parametrize("weight", ["400", "700"])
def test_the_arabic_companion_still_joins_its_letters(fonts: Path, weight: str) -> None:
    table = TTFont(fonts / f"noto-naskh-arabic-arabic-{weight}-normal.woff2")["GSUB"].table
    features = {record.FeatureTag for record in table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig"} <= features


@pytest.mark.parametrize("face", SERIF_FACES)
def test_borrowed_letters_are_as_high_as_their_neighbours(fonts: Path, face: str) -> None:
    font = TTFont(fonts / f"noto-serif-african-{face}.woff2")
    assert font["OS/2"].sxHeight / font["head"].unitsPerEm == pytest.approx(SERIF_X_HEIGHT, abs=0.002)


def test_the_narrow_no_break_space_is_narrower_than_a_space_and_replaces_no_other(fonts: Path) -> None:
    font = TTFont(fonts / "noto-serif-african-400-normal.woff2")
    held = font.getBestCmap()
    assert font["hmtx"][held[0x202F]][0] / font["head"].unitsPerEm == pytest.approx(0.2, abs=0.002)
    assert 0x20 not in held
    assert 0xA0 not in held


def test_source_serif_is_untouched_since_its_name_is_reserved(fonts: Path) -> None:
    font = TTFont(fonts / "source-serif-4-latin-400-normal.woff2")
    assert "Reserved Font Name" in font["name"].getDebugName(0)
    assert font["name"].getDebugName(1) == "Source Serif 4"
    assert 0x202F not in font.getBestCmap()


@pytest.mark.parametrize(
    ("language", "names", "budget"),
    [
        (
            "French",
            ["source-serif-4-latin-400-normal", "source-serif-4-latin-600-normal", "noto-serif-african-400-normal"],
            45_000,
        ),
        ("Arabic", ["noto-naskh-arabic-arabic-400-normal", "noto-naskh-arabic-arabic-700-normal"], 60_000),
    ],
)
def test_the_fonts_of_a_page_stay_light(fonts: Path, language: str, names: list[str], budget: int) -> None:
    assert sum((fonts / f"{name}.woff2").stat().st_size for name in names) < budget, language


def test_ranges_are_read_as_code_points() -> None:
    assert unicodes_of("U+0600-0602 U+FDF2") == (0x600, 0x601, 0x602, 0xFDF2)
