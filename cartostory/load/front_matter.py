"""A Markdown file -> its front matter (YAML between two `---` lines) and its body, each with its first line."""

from __future__ import annotations

from dataclasses import dataclass

_FENCE = "---"
_CLOSING = frozenset({"---", "..."})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two halves of a file. Lines count from 1; `is_closed` is False where the second `---` is missing."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int
    is_present: bool
    is_closed: bool = True


def split(text: str) -> FrontMatter:
    """Split a file at its fences. Without any front matter the whole text is the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter("", 1, text, 1, is_present=False)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() in _CLOSING:
            return FrontMatter("\n".join(lines[1:index]), 2, "\n".join(lines[index + 1 :]), index + 2, is_present=True)
    return FrontMatter("\n".join(lines[1:]), 2, "", len(lines), is_present=True, is_closed=False)
