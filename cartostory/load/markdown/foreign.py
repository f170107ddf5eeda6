"""What other programs understand and this one prints as it stands: said at its line, once of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.tree import Block
from cartostory.problems.problem import Problem, problem

_KINDS = (
    ("template", re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)),
    ("emoji", re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:/])")),
    ("wiki-link", re.compile(r"!?\[\[[^\[\]\n]+\]\](?!\()")),
    ("container", re.compile(r"^:{3,}.*$", re.MULTILINE)),
    ("set-aside", re.compile(r"%%[^%]+%%|\{#.+?#\}", re.DOTALL)),
    ("note-in-text", re.compile(r"(?<!\\)\^\[[^\[\]]+\]")),
    ("formula", re.compile(r"\$\$[^$]+\$\$|(?<![\\$\w])\$[^\s$][^$\n]*[\\^_][^$\n]*\$")),
    ("letters", re.compile(r"^a[.)] \S.*\n(?:(?!b[.)] ).*\n)*?b[.)] (?=\S)", re.MULTILINE)),
)
_BARE_TABLE = re.compile(r"^ *\|.*\|.*\| *\n *\|.*\|.*\| *$", re.MULTILINE)
_TITLED = re.compile(r"\btitle\s*=")


def foreign_problems(leaves: Iterable[tuple[Block, Leaf]]) -> Iterator[Problem]:
    """Yield a remark for the first place of each kind of sign that no page can show as it was meant."""
    met: set[str] = set()
    for block, leaf in leaves:
        if block.kind in ("fence", "code_block", "html_block", "definition"):
            continue
        for kind, pattern in _KINDS:
            match = None if kind in met else pattern.search(leaf.prose)
            if match:
                met.add(kind)
                yield problem("foreign-syntax", leaf.span(match.start()), written=match[0].split("\n")[0])


def bare_tables(leaves: Iterable[tuple[Block, Leaf]]) -> Iterator[Problem]:
    """Yield a warning for every text in bars that lacks the line of dashes which makes it a table."""
    for block, leaf in leaves:
        if block.kind == "paragraph" and (match := _BARE_TABLE.search(leaf.prose)):
            yield problem("table-without-dashes", leaf.span(match.start()))


def dropped_titles(leaves: Iterable[tuple[Block, Leaf]]) -> Iterator[Problem]:
    """Yield a remark for every piece of code whose title, written behind its first marks, no page shows."""
    for block, leaf in leaves:
        if block.kind == "fence" and _TITLED.search(block.info):
            yield problem("code-title-dropped", leaf.span(0), written=block.info.strip())
