"""The lines of Markdown that are written while a tree is walked: what stands before each, and where its source is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.source import Line
from cartostory.load.markdown.tree import Block
from cartostory.problems.problem import Span


@dataclass(slots=True)
class Frame:
    """A container that is being written: what stands before its first line, and before each other one."""

    first: str
    rest: str
    is_begun: bool = False


class Writer:
    """Keeps what was written (`lines`), the text of every block (`leaves`), and how far each source line is read."""

    def __init__(self, source: Sequence[Line], start: Span) -> None:
        """Begin with nothing written; `start` is the span of the source's first line."""
        self.source = source
        self.start = start
        self.lines: list[str] = []
        self.leaves: list[tuple[Block, Leaf]] = []
        self.at = [0] * len(source)
        self.frames: list[Frame] = []

    def consume(self, block: Block, first: int, rest: int) -> None:
        """Count the mark of a container, and its indentation on all other lines, as its own."""
        self.at[block.start] += first
        for index in range(block.start + 1, block.end):
            text = self.rest(index)
            self.at[index] += min(len(text) - len(text.lstrip(" ")), rest)

    def note_leaf(self, block: Block) -> Leaf:
        """Return the text of a block, and remember it."""
        leaf = Leaf([(self.source[index], self.at[index]) for index in self.range_of(block)], self.start)
        self.leaves.append((block, leaf))
        return leaf

    def range_of(self, block: Block) -> range:
        """Return the lines of a block without the empty ones at its end."""
        end = block.end
        while end > block.start + 1 and self.is_blank(end - 1):
            end -= 1
        return range(block.start, end)

    def rest(self, index: int) -> str:
        """Return what is left of a source line inside of its containers."""
        return self.source[index].text[self.at[index] :]

    def is_blank(self, index: int) -> bool:
        """Tell whether nothing stands on a line."""
        return not self.rest(index).strip(" >")

    def is_apart(self, above: Block, block: Block) -> bool:
        """Tell whether an empty line stands above a block."""
        return block.start > above.start and self.is_blank(block.start - 1)

    def write(self, text: str) -> None:
        """Write a line behind the marks of the containers that are open."""
        marks = "".join(frame.rest if frame.is_begun else frame.first for frame in self.frames)
        for frame in self.frames:
            frame.is_begun = True
        self.lines.append((marks + text).rstrip() if not text.strip() else marks + text)

    def blank(self) -> None:
        """Write an empty line, unless one stands there."""
        if self.lines and self.lines[-1].strip(" >"):
            self.lines.append("".join(frame.rest for frame in self.frames).rstrip())


def closings(mark: str) -> tuple[str, ...]:
    """Return what can close a fence."""
    return tuple(mark[0] * length for length in range(len(mark), len(mark) + 40))
