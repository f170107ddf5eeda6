"""The text of one block, without the marks of what it stands in, and where each of its characters was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cartostory.load.markdown.source import Line
from cartostory.problems.problem import Span

_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


class Leaf:
    """A block's text. `pieces` are its lines, each with how many characters of it belong to containers."""

    def __init__(self, pieces: Sequence[tuple[Line, int]], start: Span) -> None:
        """Join the pieces of a text whose file starts at `start`."""
        self.pieces = pieces
        self.start = start
        self.text = "\n".join(line.text[at:] for line, at in pieces)
        self.prose = _CODE_SPAN.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self.text)
        self._starts = [0]
        for line, at in pieces[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) - at + 1)

    def number(self, offset: int) -> int:
        """Return the source line, from 0, of a character."""
        return self.pieces[bisect_right(self._starts, offset) - 1][0].number

    def span(self, offset: int) -> Span:
        """Return where a character was written."""
        index = bisect_right(self._starts, offset) - 1
        line, at = self.pieces[index]
        column = line.column(at + offset - self._starts[index])
        return Span(self.start.file, self.start.line + line.number, column)
