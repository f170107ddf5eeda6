"""HTML -> a tree of elements and text that knows where each stands in its source.

Everything that reads HTML back walks this tree. What changes HTML does it by edits of its source, so that all that an
edit does not name keeps its bytes. HTML as this program writes it is read by `quick_tree.py`, with one pattern; all
other by the standard library's parser, here. Regular expressions on HTML stand in these two and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import accumulate

from cartostory.render.html.element import VOID, Element, TagAttribute, Text, WalkStep
from cartostory.render.html.quick_tree import OPAQUE, quick_opaque_elements, quick_tree

__all__ = [
    "Edit",
    "Element",
    "TagAttribute",
    "Text",
    "WalkStep",
    "edited",
    "edited_source",
    "opaque_elements",
    "patient_tree",
    "tree",
]

Edit = tuple[int, int, str]
"""A piece of a source, from its first character up to before its last, and what stands there instead."""


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
        if tag not in VOID:
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
    return quick_tree(html) or patient_tree(html)


def opaque_elements(html: str) -> tuple[Element, ...]:
    """Return the elements whose content is no HTML (scripts, style sheets, frames), without building a whole tree."""
    found = quick_opaque_elements(html)
    return tuple(one for one in patient_tree(html).descendants if one.tag in OPAQUE) if found is None else found


def patient_tree(html: str) -> Element:
    """Read any HTML at all, as `tree` does."""
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
