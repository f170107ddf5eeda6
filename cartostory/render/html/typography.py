"""Plain text or HTML -> the same with the spaces and apostrophes that French typography asks for.

Rules: Imprimerie nationale, « Lexique des règles typographiques » — a narrow no-break space before ; ! ? and between
groups of three figures; a full no-break space before : % and currencies, and inside « ». Only spaces that the writer
put are changed, none is added. Other languages are left as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartostory.render.html.tree import Edit, Element, WalkStep, edited, tree

NARROW = "\u202f"
FULL = "\u00a0"
APOSTROPHE = "\u2019"

_SPACE = "[ \t\n\u00a0\u2009\u202f]"
_SPOKEN = frozenset({"alt", "title", "aria-label"})
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style", "textarea"})

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_SPACE}+(?=[;!?])"), NARROW),
    (re.compile(rf"{_SPACE}+(?=[:»%‰€£$])"), FULL),
    (re.compile(rf"(?<=«){_SPACE}+"), FULL),
    (re.compile(r"(?<![\d,.\u202f\u00a0])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![ \u00a0\u202f]?\d)"), ""),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|«|“)"), APOSTROPHE),
    (re.compile(r"(?<!\w)((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu))'$", re.IGNORECASE), rf"\1{APOSTROPHE}"),
)
_CONCERNED = re.compile("[;!?:«»%‰€£$']|\\d[ \u00a0]\\d")
_GROUPED = re.compile("[ \u00a0]")


def is_french(language: str) -> bool:
    """Tell whether a language tag (BCP 47) is French, easy-to-read French included."""
    return language.partition("-")[0].lower() == "fr"


def typeset(text: str, language: str) -> str:
    """Set plain text: a title, a summary, a caption."""
    return _typeset(text) if is_french(language) else text


def typeset_html(html: str, language: str) -> str:
    """Set the text of HTML, and what its attributes say aloud (alt, title, aria-label). Code stays as it is."""
    if not is_french(language):
        return html
    if "<" not in html:
        return _typeset(html)
    document = tree(html)
    return edited(document, typeset_edits(document, language))


def typeset_edits(document: Element, language: str) -> Iterator[Edit]:
    """Yield what has to be changed in HTML that was read, where its language is French."""
    verbatim = 0
    for step, node in document.walk() if is_french(language) else ():
        if isinstance(node, Element):
            verbatim += _depth(node.tag, step)
        if not verbatim and step is not WalkStep.CLOSE:
            yield from _spoken(node) if isinstance(node, Element) else _set(document.source, node.start, node.end)


def _depth(tag: str, step: WalkStep) -> int:
    if tag not in _VERBATIM:
        return 0
    return 1 if step is WalkStep.OPEN else -1


def _spoken(element: Element) -> Iterator[Edit]:
    if _SPOKEN.isdisjoint(element.attributes):
        return
    for attribute in element.written_attributes:
        if attribute.name in _SPOKEN:
            yield from _set(element.source, attribute.value_start, attribute.value_end)


def _set(source: str, start: int, end: int) -> Iterator[Edit]:
    """Set a piece of a source as it is written: an entity keeps its semicolon."""
    text = source[start:end]
    changed = _typeset(text)
    if changed != text:
        yield start, end, changed


def _typeset(text: str) -> str:
    if not _CONCERNED.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement or _group, text)
    return text


def _group(number: re.Match[str]) -> str:
    return _GROUPED.sub(NARROW, number[1])
