"""What a writer sets aside between `<!--` and `-->`: it counts for nothing, neither as text nor as a mistake.

A comment ends where HTML ends it, empty lines or not; in code it is code. The lines that are left keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.load.markdown.source import FENCE, Line
from cartostory.problems.problem import Problem, Span, problem

_OPEN, _CLOSE = "<!--", "-->"
_TICKS = re.compile(r"`+")
_CODE_INDENT = re.compile(r"^(?: {4}|\t)")
_IN_LIST = re.compile(r"^ {0,3}(?:(?:[-*+]|\d{1,9}[.)])\s|\[\^[^\]]+\]:|!!!|\?\?\?|===)")


def without_comments(text: str, span: Span) -> tuple[list[Line], tuple[Problem, ...]]:
    """Return the lines of a text that starts at `span` without its comments; a line of nothing else is left out."""
    reader = _Reader(text.split("\n"))
    lines = list(reader.read())
    if reader.opened is None:
        return lines, ()
    number, column = reader.opened
    return lines, (problem("comment-not-closed", Span(span.file, span.line + number, column + 1)),)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _without_gap(number: int, left: str, indent: int) -> Line:
    """Return a line that stands at `indent` although a comment stood before its first word."""
    cut = max(_indent(left) - indent, 0)
    return Line(number, left[:indent] + left[indent + cut :].rstrip(), -cut)


class _Reader:
    """Reads a text once, line by line. `opened` is where the comment began in which it stands, None outside."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.opened: tuple[int, int] | None = None
        self.fence = ""
        self.is_in_list = False
        self.code_until = -1  # the line, and the column in it, where a code span that runs on ends
        self.code_column = 0

    def read(self) -> Iterator[Line]:
        """Yield what is left of every line."""
        for number, line in enumerate(self.lines):
            was_open = self.opened is not None
            if not was_open and self._is_code(number, line):
                yield Line(number, line)
                continue
            left = self._left(number, line)
            if left == line and not was_open:
                yield Line(number, line)
            elif left.strip():
                yield _without_gap(number, left, 0 if was_open else _indent(line))

    def _is_code(self, number: int, line: str) -> bool:
        """Tell whether a line is code: of a fence, or indented by four outside of lists."""
        mark = FENCE.match(line)
        if self.fence:
            if mark and mark["mark"].startswith(self.fence) and not line.strip(" \t>`~"):
                self.fence = ""
            return True
        if mark:
            self.fence = mark["mark"]
            return True
        if line.strip() and not _CODE_INDENT.match(line):
            self.is_in_list = bool(_IN_LIST.match(line)) or (self.is_in_list and line[0] in " \t")
        above = self.lines[number - 1] if number else ""
        is_code = not above.strip() or bool(_CODE_INDENT.match(above))
        return bool(_CODE_INDENT.match(line)) and is_code and not self.is_in_list

    def _left(self, number: int, line: str) -> str:
        """Return a line with spaces where a comment stands in it."""
        kept, at = "", 0
        while at < len(line):
            if self.opened is not None:
                end = line.find(_CLOSE, at)
                if end < 0:
                    return kept + " " * (len(line) - at)
                kept += " " * (end + len(_CLOSE) - at)
                at, self.opened = end + len(_CLOSE), None
                continue
            stop = self._next_comment(number, line, at)
            kept += line[at:stop]
            at = stop
            if stop < len(line):
                self.opened = (number, stop)
        return kept

    def _next_comment(self, number: int, line: str, at: int) -> int:
        """Return where the next comment opens behind `at`, outside of code spans; the line's end where none does."""
        if number < self.code_until:
            return len(line)
        if number == self.code_until:
            at = max(at, self.code_column)
        while True:
            start = line.find(_OPEN, at)
            ticks = _TICKS.search(line, at)
            if start < 0 or not ticks or start < ticks.start():
                return start if start >= 0 else self._past(number, line, at)
            at = self._behind_code(number, ticks)
            if self.code_until > number:
                return len(line)

    def _past(self, number: int, line: str, at: int) -> int:
        """Note a code span that runs on to the next line, and return the line's end."""
        while ticks := _TICKS.search(line, at):
            at = self._behind_code(number, ticks)
            if self.code_until > number:
                break
        return len(line)

    def _behind_code(self, number: int, ticks: re.Match[str]) -> int:
        """Return the column behind the code span that `ticks` open, or behind the ticks where none closes them."""
        mark = re.compile(rf"(?<!`){ticks[0]}(?!`)")
        at = ticks.end()
        for other in range(number, len(self.lines)):
            if not self.lines[other].strip():
                break
            if found := mark.search(self.lines[other], at if other == number else 0):
                self.code_until, self.code_column = other, found.end()
                return found.end() if other == number else len(self.lines[number])
        return ticks.end()
