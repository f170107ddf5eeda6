"""What somebody typed into a form -> Markdown that shows it as it was typed: paragraphs and lines, no marks."""

from __future__ import annotations

import re

_ESCAPED = "\\`*_{}[]>#"
_ENTITIES = "<&|~^=$"
"""Signs that Markdown or its extensions give a meaning, and that no backslash takes away."""
_LINE_MARKS = re.compile(r"^(?P<sign>[-+!]|\d+(?=[.)])|[:/])(?P<dot>[.)]?)", re.MULTILINE)


def as_markdown(text: str) -> str:
    """Write plain text as Markdown. What would be a heading, a picture or HTML stays the signs that were typed."""
    lines = (line.strip() for line in text.splitlines())
    signs = escaped("\n".join(lines).strip())
    paragraphs = re.split(r"\n{2,}", _LINE_MARKS.sub(_kept, signs))
    return "\n\n".join(paragraph.replace("\n", "  \n") for paragraph in paragraphs if paragraph)


def escaped(text: str) -> str:
    """Write a piece of plain text so that no sign in it is a mark of Markdown’s."""
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign in _ESCAPED:
        return f"\\{sign}"
    return f"&#{ord(sign)};" if sign in _ENTITIES else sign


def _kept(found: re.Match[str]) -> str:
    """Keep a sign at a line's beginning from starting a list, a definition or a block."""
    sign, dot = found["sign"], found["dot"]
    if sign.isdigit():
        return f"{sign}\\." if dot == "." else f"{sign}&#41;"
    return (f"\\{sign}" if sign in "-+!" else f"&#{ord(sign)};") + dot
