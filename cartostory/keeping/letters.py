"""A style sheet and a text -> the fonts that a browser fetches for it, by their `unicode-range`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

_FACE = re.compile(r"@font-face\s*\{(?P<body>[^}]*)\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_RANGES = re.compile(r"unicode-range:\s*([^;}]+)")
_LAST = 0x10FFFF


def fonts(style_sheet: str, css: str, text: str) -> Iterator[str]:
    """Give the paths of the fonts with a letter of the text. CSS Fonts 4, section 4.5; `U+4??` is not read."""
    points = {ord(letter) for letter in text}
    for face in _FACE.finditer(css):
        url, ranges = _URL.search(face["body"]), _RANGES.search(face["body"])
        if url and _covers(ranges[1] if ranges else "", points):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(style_sheet), url[1]))


def _covers(ranges: str, points: set[int]) -> bool:
    spans = [_span(one.strip()) for one in ranges.split(",") if one.strip()] or [(0, _LAST)]
    return any(first <= point <= last for point in points for first, last in spans)


def _span(written: str) -> tuple[int, int]:
    first, _, last = written.upper().removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)
