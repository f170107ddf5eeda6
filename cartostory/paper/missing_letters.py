"""Letters that the fonts of paper lack -> the nearest that they have: “Ḑāḩiyat” is printed as “Dāhiyat”.

Only marks are left out, by Unicode's own decompositions (UAX 15): a letter that looks like no other stays as it is.
A name of the gazetteer with a mark less is read more easily than an empty box.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from cartostory.carto.svg.svg import FONT_FAMILIES
from cartostory.paper.typst import FONTS

_FACES = ("cartostory-serif-400-normal.ttf", "amiri-arabic-700-normal.ttf")
"""Of each family the face with the fewest letters; those of the serif have the same ones."""
_MARKS = frozenset(map(chr, range(0x0300, 0x0370)))
"""Unicode's combining diacritical marks: what is left of them in composed text is borne by no letter."""


@cache
def printable() -> frozenset[str]:
    """Give every letter that the fonts of paper have."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a build whose documents are all known goes without

    return frozenset(chr(point) for face in _FACES for point in TTFont(FONTS / face, lazy=True).getBestCmap())


def spelled(text: str) -> str:
    """Spell a text with the letters of paper."""
    known = printable()
    if all(map(known.__contains__, text)):
        return text
    return "".join(_nearest(letter, known) for letter in unicodedata.normalize("NFC", text))


def respelled(text: str) -> str:
    """Give the first word of a text that paper spells in another way; empty where there is none."""
    return next((word for word in re.findall(r"\w+", text) if spelled(word) != unicodedata.normalize("NFC", word)), "")


def _nearest(letter: str, known: frozenset[str]) -> str:
    if letter in known:
        return letter
    if letter in _MARKS:
        return ""
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    if base not in known:
        return letter
    for mark in marks:
        marked = unicodedata.normalize("NFC", base + mark)
        base = marked if marked in known else base
    return base


PAPER_FAMILIES = "'Cartostory Serif','Amiri'"
_RTL_TEXT = re.compile(r'<text(?=[^>]* direction="rtl")[^>]*>')
_ANCHOR = re.compile(r' text-anchor="(start|middle|end)"')
_OTHER_SIDE = {"start": ' text-anchor="end"', "middle": ' text-anchor="middle"', "end": ""}


def for_paper(drawn: str) -> str:
    """Give a drawing for Typst.

    Our SVG -> SVG that Typst draws as browsers do: the fonts and letters of paper, and text from right to left.

    Typst's drawer (usvg) shapes Arabic, but knows no `direction`: there `text-anchor` counts from the left in every
    script.
    """
    return spelled(_RTL_TEXT.sub(_turned, drawn).replace(FONT_FAMILIES, PAPER_FAMILIES))


def _turned(tag: re.Match[str]) -> str:
    anchor = _ANCHOR.search(tag[0])
    bare = _ANCHOR.sub("", tag[0]).replace(' direction="rtl"', "")
    return bare[:-1] + _OTHER_SIDE[anchor[1] if anchor else "start"] + ">"
