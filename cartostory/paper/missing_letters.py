"""Letters that the fonts of paper lack -> what says the same with those that they have, and what has no such spelling.

A letter loses marks that no font has (“Ṿilna̱” is printed “Ṿilna”): a name with a mark less is read more easily than an
empty box. A sign never does, since “≠” without its stroke is “=”: it is written in another way of Unicode's that means
the same (“⅓” as ¹⁄₃, “ﬁ” as fi; UAX 15), or stays, and is named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from cartostory.carto.svg.element import FONT_FAMILIES
from cartostory.paper.typst import FONTS

_FACES = ("cartostory-serif-400-normal.ttf", "amiri-arabic-700-normal.ttf", "cartostory-signs-400-normal.ttf")
"""Of each family the face with the fewest letters; those of the serif have the same ones."""
_MARKS = frozenset(map(chr, range(0x0300, 0x0370))) - frozenset(map(chr, range(0x0334, 0x0339)))
"""Unicode's combining diacritical marks, but for strokes through a sign: those deny or strike out what they cross."""
_TWINS = {"\u2023": "•"}
"""A bullet of another shape."""
_MARKUP = frozenset('"\\<>&')
"""Signs that a spelling must not bring into JSON or SVG, where they would be no text."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FRACTION_SLASH = "\u2044"
_SAME = frozenset({"<font>", "<compat>", "<noBreak>", "<wide>", "<narrow>", "<small>", "<square>", "<fraction>"})
"""Kinds of compatibility that keep the meaning; raised, lowered and circled signs do not ("10⁶" is not "106")."""
_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
"""Categories of signs that leave no ink: spaces, joiners, marks of direction."""
_AROUND = ".,;:!?()[]«»“”\"'"
_PICTURES = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors: they only ask for a sign's other look."""


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


def lost_words(data: object) -> tuple[str, ...]:
    """Give each word of JSON data that paper cannot spell without a loss, once, in order."""
    words = (
        word.strip(_AROUND) for text in _texts(data) for word in text.split() if any(map(_is_lost, _composed(word)))
    )
    return tuple(dict.fromkeys(words))


def with_lines(words: tuple[str, ...], source: str) -> str:
    """List words, each with the numbers of the lines of a text where it stands: “中文 (15), ‣ (16, 18)”."""
    lines = [_composed(line) for line in source.splitlines()]
    return ", ".join(f"{word}{_numbers(_composed(word), lines)}" for word in words)


def first_line(words: tuple[str, ...], source: str) -> int:
    """Give the first line of a text in which one of the words stands; 0 where none does."""
    lines = enumerate(map(_composed, source.splitlines()), 1)
    return next((number for number, line in lines if any(_composed(word) in line for word in words)), 0)


def _numbers(word: str, lines: list[str]) -> str:
    numbers = [str(number) for number, line in enumerate(lines, 1) if word in line]
    return f" ({', '.join(numbers)})" if numbers else ""


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def _is_lost(sign: str) -> bool:
    """Tell whether a sign has neither a glyph nor a spelling that says the same."""
    known = printable()
    if sign in known or sign in _PICTURES or unicodedata.category(sign) in _UNSEEN or sign in _TWINS:
        return False
    return not _same(sign, known)


def _nearest(letter: str, known: frozenset[str]) -> str:
    if letter in known:
        return letter
    if letter in _MARKS or letter in _PICTURES:
        return ""
    return _TWINS.get(letter) or _same(letter, known) or _without_marks(letter, known)


def _same(sign: str, known: frozenset[str]) -> str:
    """Write a sign in another way that means the same; empty where there is none in the letters of paper."""
    kind, _, points = unicodedata.decomposition(sign).partition(" ")
    if kind not in _SAME:
        return ""
    parts = "".join(chr(int(point, 16)) for point in points.split())
    if kind == "<fraction>":
        over, slash, under = parts.partition(_FRACTION_SLASH)
        parts = over.translate(_RAISED) + slash + under.translate(_LOWERED)
    spelling = "".join(part if part in known else _same(part, known) or "\0" for part in parts)
    return spelling if known.issuperset(spelling) and not _MARKUP.intersection(spelling) else ""


def _without_marks(letter: str, known: frozenset[str]) -> str:
    """Take the marks that no font has off a letter; a sign that is no letter stays as it is."""
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    if base not in known or not unicodedata.category(base).startswith("L") or not _MARKS.issuperset(marks):
        return letter
    for mark in marks:
        marked = unicodedata.normalize("NFC", base + mark)
        base = marked if marked in known else base
    return base


PAPER_FAMILIES = "'Cartostory Serif','Amiri','Cartostory Signs'"
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
