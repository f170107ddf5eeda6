"""A font file and a text -> how wide it sets that text, and how high its lines stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cartostory.theme.fonts.subset import plain


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures in em: ascent and descent (both positive), gap between lines, mean advance of a text, a space's."""

    ascent: float
    descent: float
    line_gap: float
    advance: float
    space: float


Measure = Callable[[bytes, str], Metrics | None]
"""Measures a font file with a text; None where it lacks a letter of it, or is no font."""


def measure(data: bytes, text: str) -> Metrics | None:
    """Set a text with a font file, as browsers do it (HarfBuzz, with kerning), and take its measures (`hhea`).

    None where a letter is missing, and for a file that is damaged: whoever cuts its letters reports that.
    """
    import uharfbuzz  # noqa: PLC0415 - a build that knows every font goes without

    try:
        face = uharfbuzz.Face(plain(data))
    except Exception:  # noqa: BLE001 - a font that is damaged may raise anything; `build/fonts.py` says which it is
        return None
    font, buffer = uharfbuzz.Font(face), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    if any(glyph.codepoint == 0 for glyph in buffer.glyph_infos):
        return None
    lines, em = font.get_font_extents("ltr"), face.upem
    advance = sum(glyph.x_advance for glyph in buffer.glyph_positions) / len(text)
    space = font.get_glyph_h_advance(font.get_nominal_glyph(ord(" ")) or 0)
    return Metrics(lines.ascender / em, -lines.descender / em, lines.line_gap / em, advance / em, space / em)
