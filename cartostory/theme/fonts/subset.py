"""Font files of one face + letters -> smaller files that hold those letters alone, as WOFF2.

HarfBuzz cuts, which takes a thousandth of a second; fontTools unpacks, names and packs.

Source Serif's name is reserved (OFL 1.1, clause 3): whatever is cut from it bears another. Copyright and licence stay
in every file.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

_KEPT_NAMES = [0, 1, 2, 3, 4, 6, 13, 14]
"""Copyright, the names, licence and its address (OpenType, `name` table)."""
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14

_PLAIN_SPACE, _SIXTH_OF_AN_EM, _THIN_SPACE, _NARROW_SPACE = 0x20, 0x2006, 0x2009, 0x202F

_NOT_USED = frozenset({"frac", "numr", "dnom"})
_OF_MARKS = frozenset({"mark", "mkmk"})
"""Where marks stand on letters: needed with letters that are written as two."""
_ALSO_USED = ("tnum", "lnum")
"""Figures that stand below each other, as style sheets ask."""


@dataclass(frozen=True, slots=True)
class Called:
    """What a font is called once it is cut: family, style ("400-italic"), and its licence where the file lost it."""

    family: str
    style: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A font that was cut: WOFF2, and the letters that it is there for, as CSS writes them (`unicode-range`)."""

    data: bytes
    unicode_range: str


def subset(
    sources: tuple[bytes, ...], letters: str, called: Called, before: tuple[bytes, ...] = (), everyday: str = ""
) -> tuple[tuple[Cut, ...], ...]:
    """Cut the files of one face, in their order, each into what pages of every day need and into what is rarer.

    A letter that several files hold comes from the first; a file that is not needed has no cuts. `everyday` are letters
    that nearly every page shows: most pages ask for no file but theirs. `before` are files of the families that style
    sheets name earlier: what those hold is never asked of these.
    """
    wanted = set(map(ord, letters)).difference(*map(_points, before))
    spaces = next((source for source in sources if _PLAIN_SPACE in _points(source)), None)
    usual = set(map(ord, everyday))
    found: list[tuple[Cut, ...]] = []
    for source in sources:
        own = {point for point in wanted & _points(source) if source is spaces or not chr(point).isspace()}
        wanted -= own
        parts = (own & usual, own - usual)
        found.append(tuple(_made(source, part, called) for part in parts if part))
    return tuple(found)


def _made(source: bytes, points: set[int], called: Called) -> Cut:
    return Cut(_packed(_cut(plain(source), points), called), unicode_range(points))


def unicode_range(points: set[int]) -> str:
    """Write code points as the descriptor wants them: `U+20-7E, U+E9`."""
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in _runs(points))


def _runs(points: set[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0]):
        together = [point for _, point in run]
        yield together[0], together[-1]


@lru_cache(maxsize=64)
def _points(source: bytes) -> frozenset[int]:
    """Give the code points that a font file holds: a thirtieth of the work of unpacking it, which few files need."""
    return frozenset(_opened(source).getBestCmap())


@lru_cache(maxsize=64)
def plain(source: bytes) -> bytes:
    """Unpack a font file."""
    font = _opened(source)
    font.flavor = None
    return _written(font)


def _opened(source: bytes) -> Any:
    """Open a font file, with a narrow space."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a build that knows every font goes without

    font = TTFont(io.BytesIO(source), lazy=True, recalcTimestamp=False)
    _give_narrow_space(font)
    return font


def _give_narrow_space(font: Any) -> None:
    """Let a font that has spaces, but not U+202F, set it with the nearest that it has: no further file is asked for."""
    held = font.getBestCmap()
    glyph = held.get(_SIXTH_OF_AN_EM) or held.get(_THIN_SPACE)
    if glyph and _PLAIN_SPACE in held and _NARROW_SPACE not in held:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[_NARROW_SPACE] = glyph


def _cut(data: bytes, points: set[int]) -> bytes:
    import uharfbuzz  # noqa: PLC0415 - same

    asked = uharfbuzz.SubsetInput()
    asked.flags = uharfbuzz.SubsetFlags.NO_HINTING
    asked.unicode_set.update(points)
    asked.name_id_set.update(_KEPT_NAMES)
    dropped = _NOT_USED if any(map(unicodedata.combining, map(chr, points))) else _NOT_USED | _OF_MARKS
    asked.layout_feature_tag_set.difference_update(uharfbuzz.Set(map(_tag, dropped)))
    asked.layout_feature_tag_set.update(map(_tag, _ALSO_USED))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), asked).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _packed(data: bytes, called: Called) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - same

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    _rename(font, called)
    font.flavor = "woff2"
    return _written(font)


def _written(font: Any) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _rename(font: Any, called: Called) -> None:
    whole = f"{called.family} {called.style}"
    plain = whole.replace(" ", "-")
    names = {1: called.family, 2: called.style, 3: plain, 4: whole, 6: plain}
    table = font["name"]
    table.names = [one for one in table.names if one.nameID in {_COPYRIGHT, _LICENCE, _LICENCE_URL}]
    if called.licence and not table.getDebugName(_LICENCE):
        names[_LICENCE] = called.licence
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
