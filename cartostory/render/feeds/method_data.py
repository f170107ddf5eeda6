"""A method sheet -> what other programs read of it: schema.org's HowTo, as JSON-LD in the page.

https://schema.org/HowTo, https://schema.org/MonetaryAmount.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from cartostory.model import Method, MethodPart, Partnership
from cartostory.model.output import Address, Kind
from cartostory.render.html.json_ld import json_ld
from cartostory.render.html.tree import Element, tree
from cartostory.render.page_context import PageContext
from cartostory.render.views.method import MethodSectionView


def method_data(
    partnership: Partnership, method: Method, sections: tuple[MethodSectionView, ...], sheet: PageContext
) -> Markup:
    """Make the JSON-LD of a sheet, whose sections are set."""
    steps = next((str(one.text) for one in sections if one.part == MethodPart.STEPS), "")
    story = Address(Kind.STORY, method.slug, method.language)
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "HowTo",
            "name": method.title,
            "description": method.summary,
            "inLanguage": method.language,
            "url": sheet.links.absolute(Address(Kind.METHOD, method.slug, method.language)),
            "subjectOf": sheet.links.absolute(story) if sheet.shared.plan.has(story) else "",
            "about": [{"@type": "Place", "name": town.name} for town in partnership.story.towns],
            "estimatedCost": _cost(partnership),
            "step": [
                {"@type": "HowToStep", "position": number, "text": text}
                for number, text in enumerate(steps_of(steps), 1)
            ],
        }
    )


def steps_of(html: str) -> tuple[str, ...]:
    """Give the steps of a text: the lines of its first list (numbered before others), else its paragraphs."""
    document = tree(html)
    for name in ("ol", "ul"):
        first = next(document.all(name), None)
        if first:
            return tuple(_said(child for child in first.children if child.tag == "li"))
    return tuple(_said(document.all("p")))


def _said(elements: Iterator[Element]) -> Iterator[str]:
    texts = (" ".join(one.text.split()) for one in elements)
    return (text for text in texts if text)


def _cost(partnership: Partnership) -> Mapping[str, object]:
    """Give the sum that is planned, where the story says one and no more: several may count the same money twice."""
    sums = [one for one in partnership.story.funding if one.amount is not None]
    if len(sums) != 1:
        return {}
    return {"@type": "MonetaryAmount", "currency": sums[0].currency, "value": sums[0].amount}
