"""Fonts of devices are scaled to the site's own, so that lines break where they will when those come."""

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cartostory.model.theme import Face
from cartostory.theme.fonts.metrics import Metrics, measure
from cartostory.theme.fonts.stand_ins import ARABIC, LATIN, STAND_INS, stand_ins_sheet

LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")


def source(root: Path, name: str) -> bytes:
    return (root / "cartostory" / "vendor" / "fonts" / f"{name}.woff2").read_bytes()


def face(data: bytes, family: str = "Cartostory Serif", weight: str = "400", style: str = "normal") -> Face:
    return Face(f"{family}-{weight}-{style}.woff2", family, weight, style, data)


def test_a_font_is_measured_in_em_with_the_metrics_that_browsers_take(root: Path) -> None:
    data = source(root, "source-serif-4-latin-400-normal")
    found = measure(data, "nn nn")
    font = TTFont(io.BytesIO(data))
    em = font["head"].unitsPerEm
    advances = {letter: font["hmtx"][font.getBestCmap()[ord(letter)]][0] / em for letter in "n "}
    assert found is not None
    assert found.advance == pytest.approx((4 * advances["n"] + advances[" "]) / 5)
    assert found.space == pytest.approx(advances[" "])
    assert (found.ascent, found.descent) == pytest.approx((font["hhea"].ascent / em, -font["hhea"].descent / em))


def test_letters_that_a_font_lacks_and_files_that_are_no_fonts_have_no_measures(root: Path) -> None:
    assert measure(source(root, "source-serif-4-latin-400-normal"), ARABIC) is None
    assert measure(b"no font at all", LATIN) is None


def test_a_stand_in_is_as_wide_and_as_high_as_the_letters_that_will_come(root: Path) -> None:
    data = source(root, "source-serif-4-latin-400-normal")
    own = measure(data, LATIN)
    assert own is not None
    times = next(one for one in STAND_INS if one.family == "Stand-in Times")
    sheet = stand_ins_sheet([face(data)], measure)
    rule = next(line for line in sheet.splitlines() if "Stand-in Times" in line and 'local("Liberation Serif")' in line)
    scale, ascent = (
        float(re.search(rf"{name}: ([\d.]+)%", rule)[1]) / 100  # type: ignore[index] # fails where it is not there
        for name in ("size-adjust", "ascent-override")
    )
    assert scale * times.advances["400", "normal"] == pytest.approx(own.advance, rel=0.001)
    assert scale * ascent == pytest.approx(own.ascent, rel=0.002)
    assert "font-weight: 600" not in sheet  # the theme has no such face
    assert "Naskh" not in sheet


def test_the_measures_in_the_table_are_those_of_the_fonts() -> None:
    if not LIBERATION.is_file():
        pytest.skip("no Liberation Serif on this machine")
    found = measure(LIBERATION.read_bytes(), LATIN)
    times = next(one for one in STAND_INS if one.family == "Stand-in Times")
    assert found is not None
    assert found.advance == pytest.approx(times.advances["400", "normal"], rel=0.005)


def test_arabic_stand_ins_hold_arabic_letters_alone_and_come_first_where_one_reads_from_right_to_left() -> None:
    def measured(data: bytes, text: str) -> Metrics | None:
        letters = {b"latin": LATIN, b"naskh": ARABIC}
        return Metrics(1.0, 0.3, 0.0, 0.4, 0.25) if letters[data] == text else None

    sheet = stand_ins_sheet([face(b"latin"), face(b"naskh", "Cartostory Naskh")], measured)
    lists = dict(re.findall(r"(:root\S*) \{ --stand-ins: ([^;]+);", sheet))
    assert lists[":root"].startswith('"Stand-in Georgia"')
    assert lists[':root[dir="rtl"]'].startswith('"Stand-in Naskh"')
    assert all(
        ("unicode-range" in line) == ("Naskh" in line or "Arabic" in line) for line in sheet.splitlines() if "@" in line
    )


def test_a_theme_without_faces_keeps_what_its_own_file_says() -> None:
    assert stand_ins_sheet([], measure) == ""
