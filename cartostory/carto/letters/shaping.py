"""Words -> glyphs of our faces and where they stand, shaped by HarfBuzz; each is shaped once in a process."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby
from typing import Any

from cartostory.carto.labels.metrics import is_rtl, runs_left

UNITS = 40
"""The steps of an em on which outlines and places of glyphs lie: a third of a px in names of 12 px."""
ROMAN, ITALIC, ARABIC = "roman", "italic", "arabic"
_FILES = {
    ROMAN: ("print", "cartostory-serif-400-normal.ttf"),
    ITALIC: ("print", "cartostory-serif-400-italic.ttf"),
    ARABIC: ("fonts", "noto-naskh-arabic-arabic-400-normal.woff2"),
}
_FEATURES = {"liga": False, "clig": False}
_MISSING = 0
_ARABIC_MARKS = "\u0610", "\u0670"
"""Vowels and doubling, which have no direction of their own."""

Glyph = tuple[str, int]
"""A face and the number of a glyph in it."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line of text as it is seen from left to right: glyphs, and how far right and down each stands; its width.

    All in `UNITS` of an em, from the left end of the base line.
    """

    glyphs: tuple[tuple[Glyph, int, int], ...]
    width: int


@lru_cache(maxsize=8192)
def shaped(text: str, *, italic: bool = False, spacing: float = 0.0) -> Shaped | None:
    """Shape a line of text, `spacing` ems between letters; None where our faces lack a letter of it."""
    glyphs: list[tuple[Glyph, int, int]] = []
    place = 0.0
    for face, run in _runs(_in_sight(text), ITALIC if italic else ROMAN):
        for glyph, advance, right, up in _set(face, run):
            if glyph == _MISSING:
                return None
            glyphs.append(((face, glyph), round(place + right), -round(up)))
            place += advance + (spacing * UNITS if face != ARABIC else 0.0)
    return Shaped(tuple(glyphs), round(place))


def _in_sight(text: str) -> str:
    """Put letters in the order in which they are seen (Unicode Bidirectional Algorithm)."""
    if not any(map(runs_left, text)):
        return text
    from bidi import get_display  # noqa: PLC0415 - most maps have no such name

    return str(get_display(text, base_dir="R" if is_rtl(text) else "L"))


def _runs(sight: str, latin: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of one face, from left to right; Arabic ones as they are read."""
    for is_arabic, letters in groupby(sight, _is_arabic):
        run = "".join(letters)
        yield (ARABIC, run[::-1]) if is_arabic else (latin, run)


def _is_arabic(letter: str) -> bool:
    """Tell whether a letter, or a mark on one, runs from right to left."""
    return runs_left(letter) or _ARABIC_MARKS[0] <= letter <= _ARABIC_MARKS[1]


def _set(face: str, run: str) -> Iterator[tuple[int, float, float, float]]:
    """Yield the glyphs of a stretch from left to right: advance, and how far right and up each is moved, in `UNITS`."""
    import uharfbuzz  # noqa: PLC0415 - a build that knows all pictures goes without

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    font = font_of(face)
    uharfbuzz.shape(font, buffer, _FEATURES)
    scale = UNITS / font.face.upem
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.codepoint, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale


@cache
def font_of(face: str) -> Any:
    """Read a face that the package brings along."""
    import uharfbuzz  # noqa: PLC0415 - same

    folder, name = _FILES[face]
    data = (resources.files("cartostory") / "vendor" / folder / name).read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(_unpacked(data) if name.endswith(".woff2") else data))


def _unpacked(data: bytes) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - same

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
