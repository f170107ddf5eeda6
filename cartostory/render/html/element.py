"""What HTML is read into: elements and text that know where each stands in its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that hold nothing, and have no end tag (HTML Standard, 13.1.2)."""
_ATTRIBUTE = re.compile(
    r"""[\s/]+(?P<name>[^\s=>/"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)


class Text(NamedTuple):
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
