"""A table in HTML -> the same in a frame that scrolls by itself: on a narrow screen words and figures stay whole.

A cell is at least as wide as its longest word; an address is no word, and may break at its joints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import escape

from cartostory.render.html.tree import Edit, Element, Text, edited, tree

_LONG = re.compile(r"\S{25,}")
_JOINTS = re.compile(r"(?<=/)(?=[^/\s])|(?<=[^/\s])(?=[._?&=-])")
"""Behind a stroke, and before the signs that are seen at the beginning of a line (as on paper, `address.typ`)."""


def framed_tables(html: str) -> str:
    """Put each table into its frame; readers of the keyboard scroll it, and it is called by its first row."""
    if "<table" not in html:
        return html
    document = tree(html)
    return edited(document, sorted(_edits(document)))


def _edits(document: Element) -> Iterator[Edit]:
    for table in document.outermost(lambda one: one.tag == "table"):
        name = escape(_name(table))
        yield table.start, table.start, f'<div class="wide-table" role="group" aria-label="{name}" tabindex="0">'
        yield table.end, table.end, "</div>"
        for _step, node in table.walk():
            if isinstance(node, Text):
                yield from _breaks(document.source, node)


def _name(table: Element) -> str:
    caption = next(table.all("caption"), None) or next(table.all("tr"), table)
    cells = [" ".join(cell.text.split()) for cell in caption.children if cell.tag in {"th", "td"}]
    return ", ".join(filter(None, cells)) or " ".join(caption.text.split())


def _breaks(source: str, text: Text) -> Iterator[Edit]:
    """Yield a possible break at every joint of a text's addresses."""
    for word in _LONG.finditer(source, text.start, text.end):
        for joint in _JOINTS.finditer(word[0]):
            yield word.start() + joint.start(), word.start() + joint.start(), "<wbr>"
