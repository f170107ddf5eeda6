"""Lines -> the tree of their blocks, each with its range of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from cartostory.load.markdown.grammar import BARS_TYPE, TERM_TYPE, parser
from cartostory.load.markdown.source import Line

LISTS = ("bullet_list", "ordered_list")


@dataclass(slots=True)
class Block:
    """A block: markdown-it's name of its kind, its lines (`start` to `end`, from 0), its mark, and what is inside.

    `is_hidden`: a paragraph of a tight list, which gets no element of its own.
    """

    kind: str
    start: int
    end: int
    mark: str = ""
    info: str = ""
    is_hidden: bool = False
    children: list[Block] = field(default_factory=list)


def read_tree(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a text."""
    tokens = parser().parse("\n".join(line.text for line in lines))
    root = Block("root", 0, len(lines))
    _fill(root, iter(tokens))
    _nest(root, lines)
    return root.children


def _fill(parent: Block, tokens: Iterator[Token]) -> None:
    for token in tokens:
        if token.nesting < 0:
            return
        if token.type == "inline":
            continue
        start, end = token.map or (parent.start, parent.end)
        kind = token.type.removesuffix("_open")
        block = Block(kind, start, end, token.markup, token.info, token.hidden)
        parent.children.append(block)
        if token.nesting > 0:
            _fill(block, tokens)


def _nest(parent: Block, lines: Sequence[Line]) -> None:
    """Put a list that is indented less than CommonMark asks, but more than the list above it, under its last item."""
    kept: list[Block] = []
    for block in parent.children:
        above = kept[-1] if kept else None
        if above and _hangs(above, block, lines):
            item = above.children[-1]
            item.children.append(block)
            item.end = above.end = block.end
        elif above and _goes_on(above, block, lines):
            above.children += block.children
            above.end = block.end
        else:
            kept.append(block)
    parent.children = kept
    for block in kept:
        _nest(block, lines)


def _hangs(above: Block, block: Block, lines: Sequence[Line]) -> bool:
    is_list = block.kind in LISTS and above.kind in LISTS and bool(above.children)
    return is_list and block.start == above.end and _depth(block, lines) > _depth(above, lines)


def _goes_on(above: Block, block: Block, lines: Sequence[Line]) -> bool:
    """Tell whether a list goes on that a hanging one had broken in two."""
    was_broken = above.kind in LISTS and bool(above.children) and above.children[-1].children[-1:] != []
    last = above.children[-1].children[-1] if was_broken else None
    is_like = block.kind == above.kind and block.mark == above.mark and block.start == above.end
    return bool(last and last.kind in LISTS and is_like and _depth(block, lines) == _depth(above, lines))


def _depth(block: Block, lines: Sequence[Line]) -> int:
    text = lines[block.start].text
    return len(text) - len(text.lstrip(" "))


def needs_room(above: Block, block: Block, parent: Block | None) -> bool:
    """Tell whether Python-Markdown takes a block for one only with an empty line above it."""
    if block.kind == TERM_TYPE or BARS_TYPE in (above.kind, block.kind):
        return above.kind in LISTS and block.kind != TERM_TYPE
    is_item = parent is not None and parent.kind == "list_item"
    return not (is_item and above.kind == "paragraph" and block.kind in LISTS)
