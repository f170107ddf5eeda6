"""A span -> the line of the source that it points at, with a caret below the column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cartostory.problems.problem import Span

ReadLine = Callable[[str, int], str | None]
"""Gives a line of a file of the site (counted from 1), or None where there is none; does not raise."""

WIDEST = 100
_CUT = "…"
_TAB = 4
_IN_ADDRESS = re.compile(r"(?<=://)(?P<before>[^/\s:@]*:)(?P<secret>[^/\s]+)(?=@)")
_IN_KEY = re.compile(
    r"""(?P<before>\b(?:password|passwd|pass|passphrase|secret|token|mot_?de_?passe|mdp)["']?\s*:\s*)(?P<secret>[^,}\s][^,}]*)""",
    re.IGNORECASE,
)
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # UAX 9, section 2


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a source as a terminal can show it, and how many cells stand before the caret."""

    line: int
    text: str
    caret: int


def excerpt(span: Span, read_line: ReadLine, widest: int = WIDEST) -> Excerpt | None:
    """Give the line at a span, cut around the column where it is long; None where the file has no such line."""
    line = read_line(span.file, span.line) if span.line else None
    if line is None:
        return None
    line = without_secrets(line)
    column = min(max(span.column, 1), len(line) + 1)
    before, after = _plain(line[: column - 1]), _plain(line[column - 1 :].rstrip())
    room = widest // 2
    if _cells(before) > room:
        before = _CUT + _last(before.lstrip(), room - 1)
    else:
        indented = len(before) - len(before.lstrip())
        before = before[indented:]
    return Excerpt(span.line, before + _first(after, widest - _cells(before)), _cells(before))


def without_secrets(line: str) -> str:
    """Put dots in the place of what looks like a password, so that no terminal and no log of a machine keeps it."""
    for pattern in (_IN_ADDRESS, _IN_KEY):
        line = pattern.sub(lambda found: found["before"] + "•" * len(found["secret"]), line)
    return line


def printable(text: str) -> str:
    """Give a text as one line, without what could steer a terminal: control characters, overrides of direction."""
    line = re.sub(r"[\t\r\n]+", " ", text)
    return "".join("�" if letter in _OVERRIDES or unicodedata.category(letter) == "Cc" else letter for letter in line)


def _plain(text: str) -> str:
    return printable(text.replace("\t", " " * _TAB))


def _cells(text: str) -> int:
    """Count cells of a terminal: two for wide East Asian letters (UAX 11), none for combining marks."""
    return sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _first(text: str, room: int) -> str:
    if _cells(text) <= room:
        return text
    kept = ""
    for letter in text:
        if _cells(kept) + _width(letter) > room - 1:
            break
        kept += letter
    return kept + _CUT


def _last(text: str, room: int) -> str:
    start = len(text)
    used = 0
    while start and used + _width(text[start - 1]) <= room:
        start -= 1
        used += _width(text[start])
    return text[start:]
