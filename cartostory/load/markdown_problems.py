"""The blocks of a body (`/// quote` … `///`): names that no block has, and bars that open or close nothing.

pymdown-extensions says nothing of either: it prints the bars, or puts the rest of the file into the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.load.markdown.document import Document
from cartostory.load.markdown.grammar import BARS
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, Span, problem

BLOCK_NAMES = (
    "quote", "key-figures", "timeline", "figure", "gallery", "pair", "compare", "portrait", "audio", "video",
)  # fmt: skip


def block_problems(document: Document) -> Iterator[Problem]:
    """Give what is wrong with the blocks of a body."""
    span = document.span
    opened: list[tuple[int, str, Span]] = []  # how many bars, name, place
    for line in document.prose:
        found = BARS.match(line.text.strip())
        if not found:
            continue
        place, bars, name = Span(span.file, span.line + line.number, 1), len(found["bars"]), found["name"]
        if name:
            opened.append((bars, name, place))
            yield from _unknown(name, place)
            continue
        lengths = [length for length, _, _ in opened]
        if bars not in lengths:
            yield problem("block-not-opened", place)
            continue
        last = len(lengths) - 1 - lengths[::-1].index(bars)
        yield from _open(opened[last + 1 :])
        del opened[last:]
    yield from _open(opened)


def _unknown(name: str, place: Span) -> Iterator[Problem]:
    if name.lower() not in BLOCK_NAMES:
        guess = nearest(name, BLOCK_NAMES) or ""
        yield problem("unknown-block", place, name=name, known=", ".join(BLOCK_NAMES), nearest=guess)


def _open(blocks: list[tuple[int, str, Span]]) -> Iterator[Problem]:
    return (problem("block-not-closed", place, name=name, bars="/" * bars) for bars, name, place in blocks)


# A space between the two halves of a picture or a link, `![La place] (place.jpg)`: pages would print the brackets.

_PICTURE = re.compile(r"!\[[^\[\]]*\](?P<gap>[ \t\u00a0]+)\(")
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\](?P<gap>[ \t\u00a0]+)\((?:https?://|\.\./)")  # prose has brackets of its own


def apart_problems(document: Document) -> Iterator[Problem]:
    """Return each place of a body where a space keeps the halves apart."""
    span = document.span
    for line in document.prose:
        for found in sorted((*_PICTURE.finditer(line.text), *_LINK.finditer(line.text)), key=re.Match.start):
            place = Span(span.file, span.line + line.number, line.column(found.start("gap")))
            yield problem("halves-apart", place, written=found[0].replace(found["gap"], ""))
