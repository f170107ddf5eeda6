"""The attributes of a heading, `{: map="…" show="…" }`, in attr_list's syntax -> pairs with their spans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.problems.problem import Ref, Span

_BLOCK = re.compile(r"^(?P<title>.*?)[ \t]*\{:?[ \t]*(?P<attributes>[^\n{}]*?)[ \t]*\}[ \t]*#*[ \t]*$")
_UNCLOSED = re.compile(r"^(?P<title>.*?)[ \t]*(?P<opening>\{:)[ \t]*(?P<attributes>[^\n{}]*?)[ \t]*$")
_UNMARKED = re.compile(r"^(?P<title>.*?)[ \t]*(?P<opening>\{)[ \t]*(?P<attributes>[\w-]+=[^\n{}]*?)[ \t]*$")
_PAIR = re.compile(
    r"""(?P<key>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|[“”«]\s*(?P<word>[^“”»]*?)\s*[“”»]|(?P<bare>[^\s"'“”«»]+))|#(?P<id>[\w-]+)|\S+"""
)
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class HeadingText:
    """The text of a heading: its title, its attributes (span of the key, value), and what could not be read.

    `opened` is where a brace opens that nothing closes; `repeated` are keys written a second time, which count.
    """

    title: str
    pairs: Mapping[str, tuple[Span, Ref]] = field(default_factory=dict)
    unread: tuple[Ref, ...] = ()
    opened: Span | None = None
    repeated: tuple[Ref, ...] = ()


def split_heading(line: str, span: Span) -> HeadingText:
    """Cut the text behind `##` into its title and its attributes; `span` is where the text starts.

    `#name` is the attribute `id`. A word processor’s quotes are quotes too.
    """
    block = _BLOCK.match(line)
    unclosed = None if block else _UNCLOSED.match(line) or _UNMARKED.match(line)
    match = block or unclosed
    if match is None:
        return HeadingText(_CLOSING_HASHES.sub("", line).strip())
    start = match.start("attributes")
    pairs: dict[str, tuple[Span, Ref]] = {}
    unread: list[Ref] = []
    repeated: list[Ref] = []
    for pair in _PAIR.finditer(match["attributes"]):
        place = Span(span.file, span.line, span.column + start + pair.start())
        group = next((name for name in ("double", "single", "word", "bare", "id") if pair[name] is not None), None)
        if group is None:
            unread.append(Ref(pair[0], place))
            continue
        value = Span(span.file, span.line, span.column + start + pair.start(group))
        key = pair["key"] or "id"
        if key in pairs:
            repeated.append(Ref(key, place))
        pairs[key] = (place, Ref(pair[group], value))
    opened = Span(span.file, span.line, span.column + unclosed.start("opening")) if unclosed else None
    return HeadingText(match["title"].strip(), pairs, tuple(unread), opened, tuple(repeated))
