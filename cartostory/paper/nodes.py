"""The nodes of a text for paper: plain values, in which nothing can be Typst source.

A node is a text, or a mapping with `is`, what it is, and `in`, the nodes inside. `themes/default/paper/text.typ` sets
every kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Node = str | Mapping[str, Any]
Nodes = list[Node]

_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_EDGES = " \u00a0"
"""What may go at the end of a line; a note's way back leaves a no-break space there."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str) -> str:
    """Give text with single spaces, and without characters that no page can hold; no-break spaces stay."""
    return _SPACES.sub(" ", printable(text))


def printable(text: str) -> str:
    """Give text without control characters, as listings need it: lines and their indents stay."""
    return _UNPRINTABLE.sub("", text)


def trimmed(nodes: Nodes) -> Nodes:
    """Take the spaces at both ends of a line away."""
    found = [node for node in nodes if node != ""]
    while found and isinstance(found[0], str) and not found[0].strip(" "):
        found.pop(0)
    while found and isinstance(found[-1], str) and not found[-1].strip(_EDGES):
        found.pop()
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip(" ")
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip(_EDGES)
    return found


def words_in(nodes: Iterable[Node]) -> str:
    """Give the bare words of nodes, for an outline or an alternative text."""
    return "".join(node if isinstance(node, str) else words_in(node.get("in", ())) for node in nodes)


def count_notes(node: Node | Iterable[Node]) -> int:
    """Count the notes that a node puts at the foot of its page."""
    if isinstance(node, str):
        return 0
    if isinstance(node, Mapping):
        own = int(node.get("is") == "note" or bool(node.get("says")))
        return own + sum(count_notes(value) for value in node.values() if isinstance(value, list))
    return sum(map(count_notes, node))


def even(nodes: Nodes, top: int) -> Nodes:
    """Number headings so that none skips a level, as a tagged PDF asks (PDF/UA-1, 7.4.2): the highest is `top`."""
    before = top - 1
    found: Nodes = []
    for node in nodes:
        if not isinstance(node, str) and node["is"] == "heading":
            before = min(max(node["level"] - 1, top), before + 1)
            found.append({**node, "level": before})
        else:
            found.append(node)
    return found
