"""The lines of a Markdown text, as the program takes them: without comments, with plain spaces in the marks.

Every line keeps its number and the way back to its columns, so that a problem stands where the writer typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
TAB_STOP = 4

_BLANKS = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"  # no-break, of typographers, of no width
_LEAD = re.compile(rf"^[ \t{_BLANKS}]+")
_MARK = r"(?:#{1,6}|[-*+]|\d{1,9}[.)]|>|:|/{3,}|!!!|\?\?\?\+?|\[\^?[^\[\]]+\]:|\*\[[^\[\]]+\]:)"
_MARKS = re.compile(rf"^(?:{_MARK}[ \t{_BLANKS}]+)+")
_BULLET = re.compile(rf"^(?:[•‣⁃▪▫◦●○■□∙·\uf0a7\uf0b7\uf0d8\u2212](?=[ \t{_BLANKS}])|[–—§o](?=\t))")
_DASHED = re.compile(rf"^(?P<lead> {{0,3}})[–—][ {_BLANKS}](?=\S)")
_LISTED = re.compile(r" *(?:[-*+]|\d{1,9}[.)])[ ]+\S")
_HOLDS_MORE = re.compile(rf"(?:[ ]|{_MARK}[ ]|[!?=]{{3}}|[`~]{{3}}|\|)")
"""A line that an indented one may belong to: a list, a quotation, a note, a box, code, a table."""
_TIGHT_HASHES = re.compile(r"^( {0,3}#{2,6})(?=[^#\s])")
"""Python-Markdown reads `##Titre` as a heading, and writers rely on it; one hash is how a word is found elsewhere."""
_BAR = re.compile(rf"[{_BLANKS}]*\|[{_BLANKS}]*")
_DASHES = re.compile(rf"^[\s{_BLANKS}|:-]*-[\s{_BLANKS}|:-]*$")
_BRACES = re.compile(rf"[{_BLANKS} ]*\{{:?[^{{}}]*\}}?\s*#*\s*$")
_BLANK = re.compile(rf"[{_BLANKS}]")
_QUOTED = re.compile(r"""("[^"]*"|'[^']*'|[“«][^”»]*[”»])""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text. `number` counts from 0; `shift` is how many more characters than the source it starts with."""

    number: int
    text: str
    shift: int = 0

    def column(self, index: int) -> int:
        """Return the column in the source, from 1, of a character of `text`, from 0."""
        return max(index - self.shift, 0) + 1


def read_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Return the lines with plain spaces wherever Markdown or a block wants a space; code in fences stays.

    A list right under a sentence that is indented as far as code is one all the same: CommonMark would run it on.
    """
    above, cut = "", 0
    for line, is_code in _with_dashes(list(_plain_lines(lines))):
        indent = len(line.text) - len(line.text.lstrip(" "))
        if not (cut and line.text.strip() and indent >= cut):
            is_under = bool(above.strip()) and not is_code and not _HOLDS_MORE.match(above)
            cut = indent if indent >= TAB_STOP and is_under and _LISTED.match(line.text) else 0
        above = line.text
        yield replace(line, text=line.text[cut:], shift=line.shift - cut) if cut else line


def _with_dashes(lines: list[tuple[Line, bool]]) -> Iterator[tuple[Line, bool]]:
    """Yield the lines, a hyphen for the dash of each line of a list: several under a colon; else somebody speaks."""
    starts = [bool(_DASHED.match(line.text)) and not is_code for line, is_code in lines]
    is_list = False
    for number, (line, is_code) in enumerate(lines):
        above = lines[number - 1][0].text.rstrip() if number else ""
        is_first = above.endswith(":") and starts[number : number + 2] == [True, True]
        is_list = starts[number] and (is_list or is_first)
        yield (replace(line, text=_DASHED.sub(r"\g<lead>- ", line.text)), is_code) if is_list else (line, is_code)


def _plain_lines(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield the lines with plain marks, each with whether it is code in a fence."""
    fence = ""
    for line in lines:
        mark = FENCE.match(line.text)
        if fence:
            if mark and mark["mark"].startswith(fence) and not line.text.strip(" \t>`~"):
                fence = ""
            yield replace(line, text=_tabs_out(line.text), shift=line.shift + _growth(line.text)), True
            continue
        if mark:
            fence = mark["mark"]
        text = with_plain_marks(line.text)
        spaced = _TIGHT_HASHES.sub(r"\1 ", text)
        shift = line.shift + len(spaced) - len(text) + _growth(spaced)
        yield replace(line, text=_tabs_out(spaced), shift=shift), False


def with_plain_marks(text: str) -> str:
    """Return a line, as long as it was, with plain spaces and hyphens in its marks: bullets of a word processor too."""
    lead = _LEAD.match(text)
    head, rest = (lead[0], text[lead.end() :]) if lead else ("", text)
    rest = _BULLET.sub("-", rest)
    if marks := _MARKS.match(rest):
        rest = _plain(marks[0]) + rest[marks.end() :]
    if rest.startswith("///") or _DASHES.match(rest):
        rest = _plain(rest)
    if rest.startswith("#"):
        rest = _BRACES.sub(lambda braces: _plain_between_quotes(braces[0]), rest)
    if "|" in rest:
        rest = _BAR.sub(lambda bar: _plain(bar[0]), rest)
    return _plain(head) + rest


def _plain(text: str) -> str:
    return _BLANK.sub(" ", text)


def _plain_between_quotes(text: str) -> str:
    parts = _QUOTED.split(text)
    return "".join(part if index % 2 else _plain(part) for index, part in enumerate(parts))


def _tabs_out(text: str) -> str:
    """Return a line whose tabs, before its first word and between its marks, are spaces up to the next tab stop."""
    start = _start(text)
    return text[:start].expandtabs(TAB_STOP) + text[start:]


def _growth(text: str) -> int:
    return len(_tabs_out(text)) - len(text)


def _start(text: str) -> int:
    found = re.match(rf"[ \t]*(?:{_MARK}[ \t]+)*", text)
    return found.end() if found else 0
