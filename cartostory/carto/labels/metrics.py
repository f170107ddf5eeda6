"""How wide a text is at most, in ems: measured on Noto Serif and DejaVu Serif, the widest fonts that may stand in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WIDTHS = {
    0.28: "'’",
    0.32: " ,-./:;\\ijl\u202f\u00a0·",
    0.36: "()[]f",
    0.4: "!IJt",
    0.44: '"°',
    0.48: "*_`rs",
    0.52: "?z",
    0.56: "acevxy|",
    0.6: "$0123456789ko{}–ɛɔ",
    0.64: "LPTYbdghnpquɲŋ",
    0.68: "FSXZ",
    0.72: "ABEKRV",
    0.76: "CDG",
    0.8: "#+<=>OQU^~",
    0.84: "HN",
    0.88: "&w",
    0.92: "%",
    0.96: "@m",
    1.0: "M—",
    1.04: "W",
}
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDE, _OTHER, _ARABIC, _BOLD = 1.0, 0.66, 0.5, 1.1


def text_width(text: str, size: float, *, bold: bool = False, spacing: float = 0.0) -> float:
    """Give the width in px at a font size in px; `spacing` is added between letters, in ems."""
    ems = _ems(text) * (_BOLD if bold else 1.0)
    return (ems + spacing * len(text)) * size


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_letter, text))


@lru_cache(maxsize=8192)
def is_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left (Unicode Bidirectional Algorithm, P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def runs_left(letter: str) -> bool:
    """Tell whether a letter's script runs from right to left."""
    return unicodedata.bidirectional(letter) in ("R", "AL")


def wrapped(text: str, width_ems: float) -> list[str]:
    """Break a text at spaces into lines of about equal width, none wider than `width_ems` where words allow it."""
    words = text.split(" ")
    total = text_width(text, 1)
    if len(words) < 2 or total <= width_ems:  # noqa: PLR2004 - a single word
        return [text]
    count = min(len(words), int(total / width_ems) + 1)
    lines: list[str] = []
    line = words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        if len(lines) < count - 1 and text_width(longer, 1) > total / count * 1.15:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


@lru_cache(maxsize=2048)
def _letter(letter: str) -> float:
    known = _BY_LETTER.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _BY_LETTER:
        return _BY_LETTER[plain]
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _ARABIC if runs_left(letter) else _OTHER
