r"""A block's text as CommonMark writers type it -> the same for Python-Markdown, which reads less.

Calls stand on one line with straight quotes, `\` at a line's end is its two spaces, and signs that Python-Markdown does
not let a writer escape are entities. Code is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.load.markdown.calls import HTML, INLINE, addresses_of, target_of, title_of
from cartostory.load.markdown.leaf import Leaf
from cartostory.load.markdown.words import words_alone
from cartostory.model.plain_text import LINE_SEPARATOR

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_ESCAPED = re.compile(r"""\\(["$%&',/:;<=?@^~])|(?<!\\)(?P<brace>[{}])""")
_PAIR = r"""[#.][\w-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[“”«][^“”»]*[”“»]|[^\s{}"'“”«»]+)"""
ATTRIBUTE_LIST = re.compile(rf"\{{:?\s*(?:(?:{_PAIR})\s*)+\}}")
"""Attributes between braces: Python-Markdown drops any other words there, and so it must not see them."""
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\$")
_HASH = re.compile(r"^#")
_ATTRIBUTES = r"(?:\{:?[^{}\n]*\})?"
_BY_LABEL = r"!\[[^\n\[\]]*\](?:\[[^\n\[\]]*\]|(?=\s|$))"
_PICTURE = rf"(?:!\[[^\n]*?\]\([^\n]*?\)|{_BY_LABEL}|<img\b[^<>]*>){_ATTRIBUTES}"
_ADDRESS = r"\([^\n()]*(?:\([^\n()]*\)[^\n()]*)*\)"
_LINKED = rf"\[\s*{_PICTURE}\s*\]{_ADDRESS}{_ATTRIBUTES}|<a\b[^<>]*>\s*{_PICTURE}\s*</a>"
_ALONE = re.compile(rf"^\s*(?:(?:{_PICTURE}|{_LINKED})\s*)+$")
_MARKED = re.compile(r"[*_`\[<&~\\\n]")
_TASK = re.compile(r"^\[(?P<state>[ xX])\][ ]+")
_BOXES = {" ": "☐", "x": "☑"}


def lines_of(leaf: Leaf) -> list[str]:
    """Return the lines of a paragraph for the renderer; a call over several lines stands on the first of them."""
    text = _rewritten(leaf).replace(LINE_SEPARATOR, "  \n")
    lines = [line.lstrip(" ") for line in text.split("\n")]
    last = len(lines) - 1
    broken = (line if index == last else _BREAK.sub(r"\1  ", line) for index, line in enumerate(lines))
    return [_HASH.sub(r"\\#", line) for line in broken]


def line_of(leaf: Leaf) -> str:
    """Return a text that has to stand on one line: a heading's, a table's row."""
    lines = _rewritten(leaf).replace(LINE_SEPARATOR, " ").split("\n")
    return " ".join([*(_BREAK.sub(r"\1", line) for line in lines[:-1]), lines[-1]]).strip(" ")


def html_lines(leaf: Leaf) -> list[str]:
    """Return the lines of a piece of HTML; braces outside of its tags that are no attributes are entities."""
    parts, at, kept = [], 0, 0
    for match in re.finditer(rf"{_TAG.pattern}|[{{}}]", leaf.text):
        if match[0] == "{" and (attributes := ATTRIBUTE_LIST.match(leaf.text, match.start())):
            kept = attributes.end()
        if match[0] in "{}" and match.start() >= kept:
            parts += [leaf.text[at : match.start()], f"&#{ord(match[0])};"]
            at = match.end()
    return "".join([*parts, leaf.text[at:]]).split("\n")


def is_picture_line(line: str) -> bool:
    """Tell whether a line is nothing but pictures."""
    return bool(_ALONE.match(line))


def with_task_box(line: str) -> str:
    """Return a list item's first line with a box for `[ ]` and `[x]`."""
    return _TASK.sub(lambda task: f"{_BOXES[task['state'].lower()]} ", line)


def _rewritten(leaf: Leaf) -> str:
    """Return the text, calls and tags on one line, the rest with entities where they are needed."""
    parts, at = [], 0
    for start, end, text in sorted(_one_line(leaf), key=lambda part: (part[0], -part[1])):
        if start < at:
            continue
        parts += [_plainly(leaf, at, start), text]
        at = end
    return "".join([*parts, _plainly(leaf, at, len(leaf.text))])


def _one_line(leaf: Leaf) -> Iterator[tuple[int, int, str]]:
    """Yield what has to be written anew: from where to where, and how."""
    for match in INLINE.finditer(leaf.prose):
        yield match.start(), match.end(), _call(match, leaf)
    for match in (*HTML.finditer(leaf.prose), *_TAG.finditer(leaf.prose)):
        yield match.start(), match.end(), leaf.text[match.start() : match.end()].replace("\n", " ")
    for start, end in addresses_of(leaf):
        yield start, end, f"<{leaf.text[start:end]}>"


def _plainly(leaf: Leaf, start: int, end: int) -> str:
    """Return a stretch of text with entities for what Python-Markdown lets nobody escape, but for code."""
    parts, at, kept = [], start, start
    for match in _ESCAPED.finditer(leaf.prose, start, end):
        if match["brace"] and (attributes := ATTRIBUTE_LIST.match(leaf.prose, match.start())):
            kept = attributes.end()
        if match.start() < kept:
            continue
        parts += [leaf.text[at : match.start()], f"\\{match['brace']}" if match["brace"] else f"&#{ord(match[1])};"]
        at = match.end()
    return "".join([*parts, leaf.text[at:end]])


def _call(match: re.Match[str], leaf: Leaf) -> str:
    """Return an inline call as Python-Markdown reads it; one that it reads as it stands stays."""
    text = _text(match, leaf)
    opening = leaf.text[match.start() : match.start("text")]
    closing = leaf.text[match.end("text") : match.end()]
    if _is_plain(match, closing):
        return opening + text + closing
    target, _ = target_of(match)
    bracketed = f"<{target}>" if match["angle"] is not None or " " in target else target
    title = title_of(match).replace('"', "&quot;")
    return f"{opening}{text}]({bracketed}" + (f' "{title}")' if title else ")")


def _text(match: re.Match[str], leaf: Leaf) -> str:
    """Return what stands between the square brackets, on one line, the pictures in it written anew."""
    start, end = match.span("text")
    if match["bang"]:
        return words_alone(leaf.text[start:end]) if _MARKED.search(leaf.text[start:end]) else leaf.text[start:end]
    parts, at = [], start
    for inner in INLINE.finditer(leaf.prose, start, end):
        parts += [_plainly(leaf, at, inner.start()), _call(inner, leaf)]
        at = inner.end()
    return "".join([*parts, _plainly(leaf, at, end)]).replace("\n", " ")


def _is_plain(match: re.Match[str], closing: str) -> bool:
    """Tell whether Python-Markdown reads an inline call as it stands."""
    title = match["double"] or match["single"] or ""
    has_other_quotes = any(match[name] for name in ("curly", "guillemets", "high"))
    if match["bang"] and "#" in (match["angle"] or match["bare"] or ""):
        return False
    is_spread = bool(re.search(r"[\n\u00a0\u202f\u2028]", closing))
    has_marks = bool(_MARKED.search(title)) if match["bang"] else "\\" in title
    return not (has_other_quotes or is_spread or has_marks)
