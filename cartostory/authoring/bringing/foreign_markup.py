"""Texts with marks of other programs (HTML, uMap) -> Markdown in which nothing runs, and no sign means more."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Callable
from typing import Any

import nh3
from bs4 import MarkupResemblesLocatorWarning
from markdownify import MarkdownConverter

from cartostory.authoring.importing.escape_markdown import as_markdown, escaped

_KEPT = {
    "a", "b", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "div",
    "span", "figure", "figcaption",
}  # fmt: skip
_UNSEEN = {"script", "style", "template", "iframe", "object", "noscript", "embed"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_UMAP = re.compile(
    r"\[\[(?P<link>[^\]|]+?)(?:\|(?P<label>[^\]]+))?\]\]|\{\{\{(?P<frame>[^}]+)\}\}\}|\{\{(?P<picture>[^}|]+)[^}]*\}\}"
    r"|\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<soft>[^*\n]+)\*"
)
_ADDRESS = re.compile(r"https?://[^\s\x3c\x3e()\[\]\"']+")
Placed = Callable[[str, str], str | None]
"""Give what stands for a picture (its source, its words); None where it cannot be shown."""


class _Converter(MarkdownConverter):
    """Write HTML as the Markdown of stories: signs escaped, headings below those of chapters, pictures as placed."""

    def __init__(self, place: Placed, **options: Any) -> None:
        super().__init__(**options)
        self._place = place

    def escape(self, text: str, _parents: object = None) -> str:
        return escaped(text) if text else ""

    def convert_img(self, element: Any, text: str, parent_tags: object) -> str:  # noqa: ARG002 - the library’s form
        found = self._place(str(element.get("src") or ""), str(element.get("alt") or ""))
        return f"\n\n{found}\n\n" if found else ""

    def convert_hN(self, level: int, element: Any, text: str, parent_tags: object) -> str:  # noqa: N802, ARG002 - same
        words = " ".join(text.split())
        return f"\n\n{'#' * min(max(level, 3), 6)} {words}\n\n" if words else ""


def is_html(text: str) -> bool:
    """Tell whether a text has marks or entities of HTML."""
    return bool(nh3.is_html(text)) or ("&" in text and html.unescape(text) != text)


def from_html(text: str, place: Placed) -> str:
    """Write HTML as Markdown. What runs, frames and forms are gone; links lead to web addresses only."""
    clean = nh3.clean(
        text,
        tags=_KEPT,
        clean_content_tags=_UNSEEN,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes=_SCHEMES | {"data", "cartostory"},
        link_rel=None,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        written = _Converter(place, heading_style="ATX", bullets="-", wrap=False).convert(clean)
    return _tidy(str(written))


def from_any(text: str, place: Placed) -> str:
    """Write a text as Markdown, whether it is HTML or plain."""
    return from_html(text, place) if is_html(text) else as_markdown(text)


def from_umap(text: str, place: Placed) -> str:
    """Write uMap’s text (umap-project.org, “text formatting”) as Markdown; HTML in it too."""
    if is_html(text):
        return from_html(text, place)
    pieces: list[str] = []
    end = 0
    for found in _UMAP.finditer(text):
        pieces += [_plain(text[end : found.start()]), _umap_mark(found, place)]
        end = found.end()
    pieces.append(_plain(text[end:]))
    return _tidy("".join(pieces))


def _umap_mark(found: re.Match[str], place: Placed) -> str:
    if found["strong"]:
        return f"**{_plain(found['strong']).strip()}**"
    if found["soft"]:
        return f"*{_plain(found['soft']).strip()}*"
    if found["picture"]:
        shown = place(found["picture"].strip(), "")
        return f"\n\n{shown}\n\n" if shown else ""
    target = (found["link"] or found["frame"]).strip()
    address = _ADDRESS.fullmatch(target)
    label = escaped((found["label"] or target).strip())
    return f"[{label}]({address[0]})" if address else label


def _plain(text: str) -> str:
    """Escape a piece of a line, and keep its line ends."""
    return "\n".join(escaped(line) for line in text.replace("\r\n", "\n").split("\n")).replace("\n", "  \n")


def _tidy(text: str) -> str:
    lines = [
        line.rstrip() if not line.endswith("  ") or not line.strip() else line.rstrip() + "  "
        for line in text.split("\n")
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def awaiting(words: str, name: str) -> str:
    """Write the call of a picture where no reader sees it: it may be shown once the register says whose it is."""
    return f"<!-- ![{escaped(words)}]({name}) -->"


def linked(source: str, words: str) -> str | None:
    """Write a picture that lies elsewhere as a link to it: nothing of another site is shown in a page."""
    address = _ADDRESS.fullmatch(source.strip())
    return f"[{escaped(words.strip() or source.strip())}]({address[0]})" if address else None
