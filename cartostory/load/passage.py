"""A piece of Markdown -> a `Passage`: what it links to and which pictures it calls, each with its span.

Python-Markdown keeps no line numbers, so targets are found on the source lines before it renders. As there, targets may
have spaces (`![La place](La place (1).jpg)`): files from a camera or a colleague are named like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.model import Image, Passage
from cartostory.problems.problem import Ref, Span

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TITLE = r"""(?:\s+(?:"(?P<double>.*?)"|'(?P<single>.*?)'))?"""  # up to the last quote before the bracket
_INLINE = re.compile(
    r"(?P<bang>!?)\[(?P<text>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(\s*(?:<(?P<angle>[^<>]*)>|(?P<bare>(?:[^()]|\([^()]*\))*?))"
    + _TITLE
    + r"\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(?P<target>[^\s>]+)")
_HTML = re.compile(
    r"""<(?P<tag>a|img)\b[^>]*?\b(?:href|src)\s*=\s*(?:["'](?P<quoted>[^"']+)["']|(?P<bare>[^\s"'<>`]+))[^>]*>""",
    re.IGNORECASE,
)
_ALT = re.compile(r"""\balt\s*=\s*["'](?P<alt>[^"']*)["']""", re.IGNORECASE)


def passage(text: str, span: Span) -> Passage:
    """Find the links and pictures of a Markdown text whose first line stands at `span`."""
    links: list[Ref] = []
    images: list[Image] = []
    for number, line in prose_lines(text):
        if "[" in line or "<" in line:
            _scan(line, Span(span.file, span.line + number, 1), links, images)
    return Passage(text, span, tuple(links), tuple(images))


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give each line that is no code, with its number from 0; code spans are blanked at their length."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE_SPAN.sub(lambda code: " " * len(code[0]), line) if "`" in line else line


def _scan(line: str, start: Span, links: list[Ref], images: list[Image]) -> None:
    if definition := _DEFINITION.match(line):
        links.append(_ref(definition["target"], start, definition.start("target")))
        return
    for found in _INLINE.finditer(line):
        _take(found, start, links, images)
        if nested := None if found["bang"] else _INLINE.search(line, found.start("text"), found.end("text")):
            _take(nested, start, links, images)
    for found in _HTML.finditer(line):
        group = "bare" if found["quoted"] is None else "quoted"
        target = _ref(found[group], start, found.start(group))
        if found["tag"].lower() == "img":
            alt = _ALT.search(found[0])
            images.append(Image(target, alt["alt"] if alt else "", ""))
        else:
            links.append(target)


def _take(found: re.Match[str], start: Span, links: list[Ref], images: list[Image]) -> None:
    group = "bare" if found["angle"] is None else "angle"
    target = _ref(found[group], start, found.start(group))
    if found["bang"]:
        images.append(Image(target, found["text"], found["double"] or found["single"] or ""))
    else:
        links.append(target)


def _ref(target: str, start: Span, column: int) -> Ref:
    return Ref(target, Span(start.file, start.line, column + 1))
