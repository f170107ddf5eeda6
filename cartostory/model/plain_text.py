"""Text from any hand -> text that pages, pictures (XML) and calendars can hold, in composed letters.

Word processors leave control characters (a line break within a paragraph is U+000B, an optional hyphen U+001F, a hyphen
that does not break U+001E); macOS names files with decomposed letters; texts saved wrongly hold Windows' quotes as C1.
"""

from __future__ import annotations

import re
import unicodedata

LINE_SEPARATOR = "\u2028"
_BREAKS = "\x0b\x0c\u2028\u2029"
_HYPHENS = {0x1E: "\u2011", 0x1F: "\u00ad"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_OF_WINDOWS = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)}
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")


def clean(text: str, line_break: str = " ") -> str:
    """Return a text in composed letters (NFC) without control characters but tabs, line feeds and carriage returns.

    Each is one character for another, so that columns stay. A break of lines becomes `line_break`; what stands for
    nothing becomes a space.
    """
    if _CONTROLS.search(text):
        text = _CONTROLS.sub(lambda sign: _instead(sign[0], line_break), text)
    return composed(text)


def composed(text: str) -> str:
    """Return a text or a name with composed letters (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_unseen(text: str) -> str:
    """Return a text without optional hyphens and signs of no width: for addresses, and for comparing."""
    return _UNSEEN.sub("", text)


def _instead(sign: str, line_break: str) -> str:
    if sign in _BREAKS:
        return line_break
    code = ord(sign)
    windows = _OF_WINDOWS.get(code, " ")
    return _HYPHENS.get(code) or (" " if windows == "\ufffd" else windows)
