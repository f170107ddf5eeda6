"""HTML -> a tree of elements and text that knows where each stands in its source, on the standard library's parser.

Everything that reads HTML back walks this tree. What changes HTML does it by edits of its source, so that all that an
edit does not name keeps its bytes. Regular expressions on HTML stand here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from html.parser import HTMLParser
from itertools import accumulate

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ATTRIBUTE = re.compile(
    r"""[\s/]+(?P<name>[^\s=>/"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)

Edit = tuple[int, int, str]
"""A piece of a source, from its first character up to before its last, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text between two tags: its characters, entities decoded, and where it stands in the source."""

    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class TagAttribute:
    """An attribute as it is written: its value with its entities, and where all of it and its value stand.

    `start` is the first character behind the space before it.
    """

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


class WalkStep(Enum):
    """What a walk over a tree meets."""

    OPEN = auto()
    TEXT = auto()
    CLOSE = auto()


@dataclass(slots=True)
class Element:
    """An HTML element: its name, its attributes, and what stands in it, in order.

    It stands in `source` from `start` up to before `end`, and what is in it from `inner_start` up to before
    `inner_end`; an element that is never closed ends where the one around it does.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list[Element | Text] = field(default_factory=list)
    source: str = ""
    start: int = 0
    inner_start: int = 0
    inner_end: int = 0
    end: int = 0

    @property
    def classes(self) -> frozenset[str]:
        """Return its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def children(self) -> tuple[Element, ...]:
        """Return the elements that stand directly in it."""
        return tuple(node for node in self.inner if isinstance(node, Element))

    def walk(self) -> Iterator[tuple[WalkStep, Element | Text]]:
        """Yield all that stands in it in the order of the source: elements as they open and close, and texts.

        No call is nested, so that HTML may be as deep as it likes.
        """
        waiting: list[tuple[WalkStep, Element | Text]] = [(WalkStep.OPEN, node) for node in reversed(self.inner)]
        while waiting:
            step, node = waiting.pop()
            yield (WalkStep.TEXT, node) if isinstance(node, Text) else (step, node)
            if isinstance(node, Element) and step is WalkStep.OPEN:
                waiting.append((WalkStep.CLOSE, node))
                waiting += ((WalkStep.OPEN, inner) for inner in reversed(node.inner))

    @property
    def descendants(self) -> Iterator[Element]:
        """Yield every element below this one, in the order of the text."""
        return (node for step, node in self.walk() if step is WalkStep.OPEN and isinstance(node, Element))

    def all(self, tag: str) -> Iterator[Element]:
        """Yield every element of a name below this one, in the order of the text."""
        return (element for element in self.descendants if element.tag == tag)

    def outermost(self, is_wanted: Callable[[Element], bool]) -> Iterator[Element]:
        """Yield the elements below this one that are wanted and stand in no other such, in the order of the text."""
        end = self.inner_start
        for element in self.descendants:
            if element.start >= end and is_wanted(element):
                yield element
                end = element.end

    @property
    def text(self) -> str:
        """Return its text without its tags."""
        return "".join(node.value for _, node in self.walk() if isinstance(node, Text))

    @property
    def inner_source(self) -> str:
        """Return what stands in it as it is written."""
        return self.source[self.inner_start : self.inner_end]

    @property
    def start_tag(self) -> str:
        """Return its start tag as it is written."""
        return self.source[self.start : self.inner_start]

    @property
    def written_attributes(self) -> Iterator[TagAttribute]:
        """Yield its attributes as they are written, in order."""
        for match in _ATTRIBUTE.finditer(self.source, self.start + 1 + len(self.tag), self.inner_start):
            kind = match.lastgroup or "name"
            start, end = (match.end(), match.end()) if kind == "name" else match.span(kind)
            yield TagAttribute(
                match["name"].lower(), self.source[start:end], match.start("name"), match.end(), start, end
            )


class _Reader(HTMLParser):
    """Builds the tree. Text comes in pieces, and is one `Text` up to the next tag or comment."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = html
        self.open = [Element("", source=html, inner_end=len(html), end=len(html))]
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._pieces: list[str] = []
        self._text_start = 0

    def _reach(self) -> int:
        """Return the place in the source that the parser has reached; the text before it is complete."""
        line, column = self.getpos()
        at = self._line_starts[line - 1] + column
        self._end_text(at)
        return at

    def _end_text(self, at: int) -> None:
        if self._pieces:
            self.open[-1].inner.append(Text("".join(self._pieces), self._text_start, at))
            self._pieces.clear()

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        start = self._reach()
        end = start + len(self.get_starttag_text() or "")
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, source=self.source, start=start, inner_start=end, inner_end=end, end=end)
        self.open[-1].inner.append(element)
        return element

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in _VOID:
            self.open.append(element)
        if tag == "iframe":
            self.set_cdata_mode(tag)  # what stands in a frame is text to browsers

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._reach()
        if any(element.tag == tag for element in self.open[1:]):
            element = self._close(start)
            while element.tag != tag:
                element = self._close(start)
            element.end = self.source.find(">", start) + 1 or len(self.source)

    def _close(self, at: int) -> Element:
        element = self.open.pop()
        element.inner_end = element.end = at
        return element

    def handle_data(self, data: str) -> None:
        if not self._pieces:
            self._text_start = self._reach()
        self._pieces.append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - html.parser's
        self._reach()

    def finish(self) -> Element:
        self.feed(self.source)
        self.close()
        self._end_text(len(self.source))
        while len(self.open) > 1:
            self._close(len(self.source))
        return self.open[0]


def tree(html: str) -> Element:
    """Read HTML; the element without a name that comes back holds all of it."""
    return _Reader(html).finish()


def edited(element: Element, edits: Iterable[Edit]) -> str:
    """Return what stands in an element as it is written, but for edits, none of which lies within another."""
    return edited_source(element.source, element.inner_start, element.inner_end, edits)


def edited_source(source: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """Return a piece of a source as it is written, but for edits."""
    pieces: list[str] = []
    at = start
    for first, last, text in sorted(edits):
        pieces += source[at:first], text
        at = last
    return "".join([*pieces, source[at:end]])
