"""A text in Markdown, or a part of one -> a `Passage`: what it links to and which pictures it calls."""

from __future__ import annotations

from collections.abc import Iterable

from cartostory.load.markdown.calls import Call
from cartostory.load.markdown.document import Document
from cartostory.model import Image, Passage
from cartostory.problems.problem import Ref, Span


def passage(document: Document) -> Passage:
    """Return a whole text."""
    links, images = _apart(document.calls)
    return Passage(document.text, document.span, links, images, document.markdown)


def part(document: Document, start: int, end: int) -> Passage:
    """Return the lines of a text from `start` up to `end`, counted from 0; the renderer takes them with the whole."""
    links, images = _apart(call for call in document.calls if start <= call.line < end)
    span = document.span if start == 0 else Span(document.span.file, document.span.line + start, 1)
    return Passage("\n".join(document.text.split("\n")[start:end]), span, links, images)


def _apart(calls: Iterable[Call]) -> tuple[tuple[Ref, ...], tuple[Image, ...]]:
    """Return the links, and the pictures."""
    called = tuple(calls)
    links = tuple(call.target for call in called if call.image is None)
    return links, tuple(call.image for call in called if call.image)
