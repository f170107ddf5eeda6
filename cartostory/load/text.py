"""A file of the site -> its text.

Windows editors write byte order marks and Windows-1252: the first is dropped, the second is a problem. Letters are
composed, control characters replaced (`model/plain_text`); a word processor's line break is U+2028.
"""

from __future__ import annotations

from pathlib import Path

from cartostory.media.files import read
from cartostory.model.plain_text import LINE_SEPARATOR, clean
from cartostory.problems.problem import Problem, Span, problem

_LARGEST_BYTES = 20_000_000


def read_text(root: Path, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Read a UTF-8 file of the site, with line feeds alone; the text is None where it cannot be read."""
    try:
        data = read(root, file, _LARGEST_BYTES)
    except OSError as error:
        return None, (problem("unreadable-file", Span(file), reason=error.strerror or str(error)),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (problem("not-utf-8", _span_of_byte(file, data, error.start)),)
    if "\0" in text:
        return None, (problem("not-utf-8", _span_of_byte(file, data, data.index(b"\0"))),)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"), LINE_SEPARATOR), ()


def _span_of_byte(file: str, data: bytes, at: int) -> Span:
    before = data[:at]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", errors="replace")) + 1
    return Span(file, before.count(b"\n") + 1, column)
