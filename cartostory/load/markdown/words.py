"""A line of Markdown -> its words alone, for every place that shows a title as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

_NOTE_MARK = re.compile(r"\[\^[^\[\]]+\]")
_ELEMENT = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)\b",
    re.IGNORECASE,
)
"""Elements of HTML within a line; anything else between such signs is a writer’s words."""
_SMALL_MARKS = re.compile(
    r"(?P<code>(`+)(?!`).+?(?<!`)\2(?!`))|(?<![=\\])==(?![\s=])(?P<marked>[^=`]+?)(?<!\s)==(?!=)"
    r"|(?<![\\^])\^(?![\s\[])(?P<above>[^\s^`\[\]]+)\^|(?<![~\\])~(?!~)(?P<below>[^\s~`]+)~(?!~)"
)
"""What pymdown-extensions reads as marked, above and below the line, and CommonMark knows nothing of."""
_SPACES = re.compile(r"[ \t\n\u2028]+")


def words_alone(text: str, targets: Mapping[str, str] | None = None) -> str:
    """Return what a reader reads of a line of Markdown: no marks, no targets, no calls of notes.

    `targets` maps the labels that the text defines to where they lead; a link by an unknown label is text.
    """
    references = {normalizeReference(label): {"href": href, "title": ""} for label, href in (targets or {}).items()}
    plain = _SMALL_MARKS.sub(lambda mark: mark[mark.lastgroup or 0], _NOTE_MARK.sub("", text))
    tokens = _parser().parseInline(plain, {"references": references})
    words = "".join(part for token in tokens for part in _words(token.children or ()))
    return _SPACES.sub(" ", words).strip(" ")


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "image":
            yield from _words(token.children or ())
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type != "html_inline" or not _ELEMENT.match(token.content):
            yield token.content


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")
