"""HTML that others wrote -> the words that a reader saw: paragraphs and lines, no marks, nothing that runs."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning

_BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "br")
_UNSEEN = ("script", "style", "template", "iframe", "object", "noscript")


def words(text: str) -> str:
    """Give the words of an HTML text. A text without any mark stays as it is, spaces at its ends apart."""
    if not {"<", "&"} & set(text):
        return text.strip()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        tree = BeautifulSoup(text, "html.parser")
    for unseen in tree(_UNSEEN):
        unseen.decompose()
    for block in tree(_BLOCKS):
        block.insert_after("\n")
    for cell in tree(("td", "th")):
        cell.insert_after(" ")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in tree.get_text().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
