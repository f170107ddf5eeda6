"""The attributes of a heading, `{: map="…" show="…" }`, in attr_list's syntax -> pairs with their spans."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cartostory.problem import Ref, Span

_BLOCK = re.compile(r"^(?P<title>.*?)[ \t]*\{:?[ \t]*(?P<attributes>[^\n{}]*?)[ \t]*\}[ \t]*#*[ \t]*$")
_PAIR = re.compile(
    r"""(?P<key>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|[“”«]\s*(?P<word>[^“”»]*?)\s*[“”»]|(?P<bare>[^\s"'“”«»]+))|#(?P<id>[\w-]+)|\S+"""
)


def split_heading(line: str, span: Span) -> tuple[str, Mapping[str, tuple[Span, Ref]], tuple[Ref, ...]]:
    """Cut the text behind `##` into its title, its attributes (span of the key, value), and what could not be read.

    `span` is where the text starts. `#name` is the attribute `id`. A word processor’s quotes are quotes too.
    """
    found = _BLOCK.match(line)
    if not found:
        return line.strip().rstrip("#").rstrip(), {}, ()
    pairs: dict[str, tuple[Span, Ref]] = {}
    unread: list[Ref] = []
    for pair in _PAIR.finditer(found["attributes"]):
        start = Span(span.file, span.line, span.column + found.start("attributes") + pair.start())
        group = next((name for name in ("double", "single", "word", "bare", "id") if pair[name] is not None), None)
        if group is None:
            unread.append(Ref(pair[0], start))
            continue
        value_span = Span(span.file, span.line, span.column + found.start("attributes") + pair.start(group))
        pairs[pair["key"] or "id"] = (start, Ref(pair[group], value_span))
    return found["title"].strip(), pairs, tuple(unread)
