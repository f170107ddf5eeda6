"""Telephone numbers in text from right to left -> the same, isolated: their groups keep the order of dialling.

Unicode's rules put groups of digits between Arabic letters from right to left, one by one: +33 1 49 is shown 49 1 33+.
"""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.authoring.contact_details import telephone_numbers
from cartostory.model.languages import direction
from cartostory.render.html.tree import Edit, Element, Text, edited, tree

_AS_TYPED = frozenset({"code", "pre", "kbd", "samp", "script", "style", "bdi"})
_BEFORE, _AFTER = '<bdi dir="ltr">', "</bdi>"


def isolated_numbers(html: str, language: str) -> str:
    """Isolate every telephone number of HTML in a language that is written from right to left, and `tel:` links."""
    if direction(language) == "ltr" or not any(map(str.isdigit, html)):
        return html
    document = tree(html)
    return edited(document, _edits(document))


def _edits(parent: Element) -> Iterator[Edit]:
    for one in parent.inner:
        if isinstance(one, Text):
            yield from _in_text(parent.source, one)
        elif one.tag == "a" and one.attributes.get("href", "").startswith("tel:") and not _is_spoken(one):
            yield one.inner_start, one.inner_start, _BEFORE
            yield one.inner_end, one.inner_end, _AFTER
        elif one.tag not in _AS_TYPED:
            yield from _edits(one)


def _is_spoken(link: Element) -> bool:
    """Tell whether a link says more than a number: words run as their language does."""
    return any(map(str.isalpha, link.text))


def _in_text(source: str, text: Text) -> Iterator[Edit]:
    end = text.start
    for number in telephone_numbers(source[text.start : text.end]):
        start = source.find(number, end, text.end)
        if start >= 0:
            end = start + len(number)
            is_open = number.count(")") > number.count("(") and source[text.start : start].endswith("(")
            start -= is_open  # (+33) 1 49: the bracket goes with its other half
            yield start, end, f"{_BEFORE}{source[start:end]}{_AFTER}"
