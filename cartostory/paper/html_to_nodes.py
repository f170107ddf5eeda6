"""A text as HTML -> nodes: its paragraphs, lines, links and notes. What paper cannot follow becomes an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cartostory.paper.nodes import Node, Nodes, plain, printable, trimmed
from cartostory.render.html.tree import Element, Text, tree

# fmt: off
BLOCKS = frozenset({
    "audio", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_NAMED = frozenset({"key-figures", "timeline"})
_MOST_ACROSS = 99
_EMPTY: Mapping[str, Any] = {"in": [], "across": 1, "heads": False, "align": ""}


def _heading(setting: Setting, element: Element) -> Nodes:
    return [{"is": "heading", "level": int(element.tag[1]), "in": trimmed(setting.inline(element))}]


def _list(setting: Setting, element: Element) -> Nodes:
    items = [setting.within(item) for item in element.children if item.tag == "li"]
    kind = "steps" if element.tag == "ol" else "list"
    return [{"is": kind, "items": items, "start": _whole(element, "start"), "class": _name(element)}]


def _terms(setting: Setting, element: Element) -> Nodes:
    pairs: list[dict[str, Nodes]] = []
    for child in element.children:
        if child.tag == "dt":
            pairs.append({"term": trimmed(setting.inline(child)), "in": []})
        elif child.tag == "dd" and pairs:
            pairs[-1]["in"] += setting.within(child)
    return [{"is": "terms", "pairs": pairs, "class": _name(element)}]


def _quote(setting: Setting, element: Element) -> Nodes:
    return [{"is": "quote", "in": setting.within(element), "by": []}]


def _figure(setting: Setting, element: Element) -> Nodes:
    captions = [child for child in element.children if child.tag == "figcaption"]
    caption = trimmed(_lines(setting, captions[0])) if captions else []
    if "quote" in element.classes:
        quoted = next(element.all("blockquote"), element)
        return [{"is": "quote", "in": setting.within(quoted), "by": caption}]
    if "audio" in element.classes:
        spoken = [child for child in element.children if "transcript" in child.classes]
        return [{"is": "audio", "in": [node for part in spoken for node in setting.within(part)]}]
    images = list(element.all("img"))
    if not images:
        return setting.within(element)
    return [node for image in images for node in setting.shown(image, caption)]


def _lines(setting: Setting, element: Element) -> Nodes:
    """Set blocks that are to stand in one paragraph, such as a caption's."""
    found: Nodes = []
    for part in [child for child in element.children if child.tag == "p"] or [element]:
        found += [*([" "] if found else []), *setting.inline(part)]
    return found


def _division(setting: Setting, element: Element) -> Nodes:
    inner = setting.within(element)
    return [{"is": "gallery", "in": inner}] if element.classes & {"gallery", "compare"} else inner


def _listing(_setting: Setting, element: Element) -> Nodes:
    return [{"is": "listing", "text": printable(element.text).expandtabs(4).rstrip("\n")}]


def _table(setting: Setting, element: Element) -> Nodes:
    rows = [[_cell(setting, cell) for cell in row.children if cell.tag in {"td", "th"}] for row in element.all("tr")]
    rows = [row for row in rows if row]
    columns = max((_width(row) for row in rows), default=0)
    for row in rows:
        row.extend([_EMPTY] * (columns - _width(row)))
    head = rows[:1] if rows and all(cell["heads"] or cell is _EMPTY for cell in rows[0]) else []
    return [{"is": "table", "columns": columns, "head": head, "rows": rows[len(head) :]}] if columns else []


def _width(row: list[Mapping[str, Any]]) -> int:
    return sum(int(cell["across"]) for cell in row)


def _cell(setting: Setting, cell: Element) -> Mapping[str, Any]:
    sides = [name.removeprefix("align-") for name in sorted(cell.classes) if name.startswith("align-")]
    return {
        "in": trimmed(setting.inline(cell)),
        "across": min(_whole(cell, "colspan") or 1, _MOST_ACROSS),
        "heads": cell.tag == "th",
        "align": sides[0] if sides else cell.attributes.get("align", ""),
    }


def _whole(element: Element, name: str) -> int:
    written = element.attributes.get(name, "1")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 1  # noqa: PLR2004 - no list is that long


def _name(element: Element) -> str:
    return next(iter(sorted(element.classes & _NAMED)), "")


SETTERS: Mapping[str, Callable[[Setting, Element], Nodes]] = {
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quote,
    "figure": _figure,
    "div": _division,
    "pre": _listing,
    "table": _table,
    "hr": lambda _setting, _element: [{"is": "rule"}],
    "audio": lambda _setting, _element: [],
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}


_INLINE = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("del", "s"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp"), "code"),
    **{name: name for name in ("sub", "sup", "small", "mark", "q")},
    "ins": "underline",
    "bdi": "number",
}
_END = Element("end")
"""Stands behind the last part of an element, so that what is gathered is set there too."""
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)")


@dataclass(slots=True)
class Setting:
    """How one text is set: what its links and pictures lead to on paper, and its notes by their id.

    `link` gives the whole address of a target, empty where paper leads nowhere; `picture` gives the node of a picture
    (target, alt, caption), None where none is to be seen; `withdrawn` tells of one that had to go. `told` are the notes
    that stand in the text already.

    The blocks of a text as HTML -> nodes: lists, quotations, figures, tables and what else stands between paragraphs.
    """

    link: Callable[[str], str]
    picture: Callable[[str, str, Nodes], Node | None]
    withdrawn: Callable[[str], bool] = lambda _: False
    notes: dict[str, Nodes] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def read_notes(self, html: str) -> None:
        """Take up the notes of a story (`ol.footnotes`), by their id."""
        for item in tree(html).all("li"):
            if item.attributes.get("id"):
                self.notes[item.attributes["id"]] = _beside_number(self.within(item))

    def blocks(self, html: str) -> Nodes:
        """Set a text that holds paragraphs and other blocks."""
        return self.within(tree(html))

    def line(self, html: str) -> Nodes:
        """Set a single line: a title, a caption."""
        return trimmed(self.inline(tree(html)))

    def within(self, parent: Element) -> Nodes:
        """Set what stands in an element as blocks; loose text becomes a paragraph."""
        found: Nodes = []
        loose = Element("p")
        for one in [*parent.inner, _END]:
            if one is not _END and (isinstance(one, Text) or one.tag not in BLOCKS):
                loose.inner.append(one)
                continue
            found += self.paragraph(loose)
            loose = Element("p")
            if isinstance(one, Element) and one is not _END:
                found += self._block(one)
        return found

    def _block(self, element: Element) -> Nodes:
        if element.tag in {"p", "summary"}:
            return self.paragraph(element)
        setter = SETTERS.get(element.tag)
        return setter(self, element) if setter else self.within(element)

    def paragraph(self, element: Element) -> Nodes:
        """Set a paragraph; pictures stand between paragraphs on paper, never inside a line."""
        found: Nodes = []
        line = Element("p")
        for one in [*element.inner, _END]:
            if one is not _END and (isinstance(one, Text) or one.tag != "img"):
                line.inner.append(one)
                continue
            inner = trimmed(self.inline(line))
            if inner:
                found.append({"is": "p", "in": inner})
            line = Element("p")
            if isinstance(one, Element) and one is not _END:
                found += self.shown(one, [])
        return found

    def shown(self, image: Element, caption: Nodes) -> Nodes:
        """Set a picture with a caption, its own title where there is no other; where it is missing, its words."""
        alt = plain(image.attributes.get("alt", ""))
        title = trimmed([plain(image.attributes.get("title", ""))])
        node = self.picture(image.attributes.get("src", ""), alt, caption or title)
        if node:
            return [node]
        return [{"is": "p", "in": [alt]}] if alt else []

    def inline(self, parent: Element) -> Nodes:
        """Set what stands in a line."""
        found: Nodes = []
        for one in parent.inner:
            if isinstance(one, Element):
                found += self._inside(one)
            elif plain(one.value):
                found.append(plain(one.value))
        return found

    def _inside(self, element: Element) -> Nodes:
        tag = element.tag
        if tag == "br":
            return [{"is": "break"}]
        if tag == "a":
            return self._link(element)
        if tag == "img":
            is_gone = self.withdrawn(element.attributes.get("src", ""))  # its words go with it
            return [] if is_gone else [plain(element.attributes.get("alt", ""))]
        if tag == "sup" and any("footnote-ref" in child.classes for child in element.children):
            return self._note(element.children[0])
        inner = self.inline(element)
        if tag == "abbr" and element.attributes.get("title"):
            return [*inner, f" ({plain(element.attributes['title'])})"]
        return [{"is": _INLINE[tag], "in": inner}] if tag in _INLINE and inner else inner

    def _note(self, reference: Element) -> Nodes:
        name = reference.attributes.get("href", "").removeprefix("#")
        if name in self.told:
            return [{"is": "note-again", "name": name}]
        if name not in self.notes:
            return []
        self.told.add(name)
        return [{"is": "note", "name": name, "in": self.notes[name]}]

    def _link(self, element: Element) -> Nodes:
        if "footnote-backref" in element.classes:
            return []
        inner = self.inline(element)
        address = self.link(element.attributes.get("href", ""))
        if not address:
            return inner
        bare = _bare(address)
        said = "" if _bare(element.text) == bare else bare
        return [{"is": "link", "to": address, "in": inner or [bare], "says": said}]


def _beside_number(note: Nodes) -> Nodes:
    """Give a note whose first paragraph is none any more: it stands in the line that its number begins."""
    first = note[0] if note else ""
    return [*first["in"], *note[1:]] if not isinstance(first, str) and first["is"] == "p" else note


def _bare(address: str) -> str:
    """Give an address as people type it: without its scheme and its last slash."""
    return _SCHEME.sub("", address.strip()).removesuffix("/")
