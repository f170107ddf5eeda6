"""The blocks of a text as HTML -> nodes: lists, quotations, figures, tables and what else stands between paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cartostory.paper.nodes import Nodes, printable, trimmed
from cartostory.paper.tree import Element

if TYPE_CHECKING:
    from cartostory.paper.text import Setting

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
