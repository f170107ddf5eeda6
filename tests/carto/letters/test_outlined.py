"""Pictures for browsers: text becomes outlines of our faces, in its place, and nothing else changes."""

import re
from xml.etree import ElementTree

import pytest

from cartostory.carto.letters.outlined import outlined
from cartostory.carto.letters.outlines import outline
from cartostory.carto.letters.shaping import UNITS, shaped

SVG = "{http://www.w3.org/2000/svg}"


def sheet(*texts: str, around: str = 'font-size="20"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><g {around}>{"".join(texts)}</g></svg>'


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def test_every_letter_is_a_reference_to_an_outline_that_is_there() -> None:
    found = parsed(outlined(sheet('<text x="5" y="30">Kaya</text>')))
    assert not [*found.iter(f"{SVG}text")]
    outlines = {path.get("id"): path.get("d") for path in found.iter(f"{SVG}path")}
    uses = [use.get("href", "")[1:] for use in found.iter(f"{SVG}use")]
    assert len(uses) == 4
    assert uses[1] == uses[3]  # one “a”, drawn twice
    assert all(outlines[name] for name in uses)


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_text_keeps_its_anchor(anchor: str, share: float) -> None:
    word = shaped("Kaya")
    assert word
    found = outlined(sheet(f'<text x="50" y="30" text-anchor="{anchor}">Kaya</text>'))
    left = float(re.search(r"translate\(([\d.]+) 30\)", found)[1])
    assert left == pytest.approx(50 - share * word.width * 20 / UNITS, abs=0.1)


def test_arabic_begins_at_the_right_and_is_joined() -> None:
    word = shaped("كايا")
    assert word
    found = outlined(sheet('<text x="50" y="30" direction="rtl">كايا</text>'))
    left = float(re.search(r"translate\(([\d.]+) 30\)", found)[1])
    assert left == pytest.approx(50 - word.width * 20 / UNITS, abs=0.1)
    alone = [shaped(letter).width for letter in "كايا"]
    assert word.width < sum(alone)  # letters that are joined are narrower


def test_the_dots_of_arabic_letters_stand_where_the_font_puts_them() -> None:
    (_, _, below), *_ = [glyph for glyph in shaped("ب").glyphs if glyph[2]] or [(None, 0, 0)]
    assert below  # the dot is a glyph of its own, moved off the base line


def test_vowels_and_doubling_stand_on_their_letters() -> None:
    assert outlined(sheet('<text x="5" y="30" direction="rtl">شدّة</text>')).count("<text") == 0


def test_digits_in_arabic_keep_their_order() -> None:
    number = [glyph for glyph, _, _ in shaped("120").glyphs]
    digits = [glyph for glyph, _, _ in shaped("120 كم").glyphs if glyph in number]
    assert digits == number


def test_a_halo_lies_below_all_letters_of_its_word() -> None:
    around = 'font-size="20" fill="#123" stroke="#fff" stroke-width="4" paint-order="stroke"'
    found = parsed(outlined(sheet('<text x="5" y="30">Kaya</text>', around=around)))
    word = next(group for group in found.iter(f"{SVG}g") if group.get("transform"))
    first, second = word
    assert float(word.get("stroke-width", "0")) == pytest.approx(4 * UNITS / 20, abs=0.1)
    assert (second.get("href"), second.get("stroke")) == (f"#{first.get('id')}", "none")


def test_words_in_bold_are_drawn_heavier_and_set_wider() -> None:
    around = 'font-size="20" font-weight="600" fill="#123"'
    found = outlined(sheet('<text x="5" y="30">Kaya</text>', around=around))
    assert 'stroke="#123"' in found
    assert float(re.search(r'stroke-width="([\d.]+)"', found)[1]) > 1


def test_a_letter_that_our_faces_lack_leaves_its_text_as_it_was() -> None:
    text = '<text x="5" y="30">北京</text>'
    assert outlined(sheet(text)) == sheet(text)


def test_what_is_escaped_is_drawn_as_what_it_says() -> None:
    amp = parsed(outlined(sheet('<text x="5" y="30">&amp;</text>')))
    assert len([*amp.iter(f"{SVG}use")]) == 1


def test_an_outline_is_closed_and_inside_its_em() -> None:
    (glyph, _, _), *_ = shaped("O").glyphs
    assert outline(glyph).count("m") == outline(glyph).count("z") == 2
