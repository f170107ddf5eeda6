"""The sanitiser's HTML -> a tree of elements and text, on the standard library's parser: its form is canonical."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


@dataclass(slots=True)
class Element:
    """An HTML element: its name, its attributes, and what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Give its classes."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def children(self) -> tuple[Element, ...]:
        """Give the elements that stand directly in it."""
        return tuple(one for one in self.inner if isinstance(one, Element))

    def all(self, tag: str) -> Iterator[Element]:
        """Yield every element of a name below this one, in the order of the text."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    @property
    def text(self) -> str:
        """Give its text without its tags."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inner)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inner.append(found)
        if tag not in _VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


def tree(html: str) -> Element:
    """Read HTML; the element without a name that comes back holds all of it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]
