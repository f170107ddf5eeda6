"""HTML that stays open over empty lines (`<details>` … `</details>`): what stands between is Markdown.

So CommonMark has it; Python-Markdown takes all of it for HTML unless the opening tag says `markdown="1"` (its
extension `md_in_html`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TAG = re.compile(r"<(?P<end>/?)(?P<name>div|details|section|article|aside|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
_SAYS = ' markdown="1"'


def with_markdown_inside(text: str, following: Sequence[str | None]) -> str:
    """Return a piece of HTML whose tags that stay open say that Markdown stands inside.

    `following` are the blocks behind it: the text of those that are HTML, None for others. The next HTML has to close
    the tags: between others, indented HTML would be taken for code.
    """
    opened = _still_open(text)
    closing = next((block for block in following if block is not None), "")
    if not following or following[0] is not None or _ends(closing) < len(opened):
        return text
    for tag in reversed(opened):
        place = tag.end("name")
        text = f"{text[:place]}{_SAYS}{text[place:]}"
    return text


def _still_open(text: str) -> list[re.Match[str]]:
    """Return the opening tags of a piece of HTML that it does not close itself."""
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        if not tag["end"]:
            opened.append(tag)
        elif opened:
            opened.pop()
    return opened


def _ends(text: str) -> int:
    """Return how many tags of earlier blocks a piece of HTML closes."""
    depth = least = 0
    for tag in _TAG.finditer(text):
        depth += -1 if tag["end"] else 1
        least = min(least, depth)
    return -least
