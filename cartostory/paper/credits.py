"""A story -> who made it possible, and what it draws on: label and lines, as its page closes."""

from __future__ import annotations

from collections.abc import Iterable

from cartostory.model import Funding, Layer, Partnership, Story, Translation
from cartostory.paper.document_builder import DocumentBuilder
from cartostory.paper.nodes import Nodes
from cartostory.render.credits import layer_credit
from cartostory.render.html.markdown import inline
from cartostory.render.story_link import set_story


def credits_of(desk: DocumentBuilder, partnership: Partnership, story: Story) -> list[tuple[str, list[Nodes]]]:
    """Give the credits; groups without a line are left out."""
    said = set_story(story, desk.sheet)
    kinds = {"technical": desk.say("Technical partners"), "networks": desk.say("Networks")}
    groups: list[tuple[str, list[Nodes]]] = [
        (desk.say("With the support of"), [[_funding(desk, one)] for one in said.funding if one.by]),
        (desk.say("Budget"), [[_funding(desk, one)] for one in said.funding if not one.by]),
        *((kinds.get(kind, kind), list(map(_alone, names))) for kind, names in said.partners.items()),
        (desk.say("Map data"), [[line] for line in layer_credits(desk, partnership.layers.values())]),
        (desk.say("Translation"), _translation(desk, story)),
        (desk.say("Sources"), [_line(desk, source, story) for source in said.sources]),
    ]
    return [(label, lines) for label, lines in groups if lines]


def layer_credits(desk: DocumentBuilder, layers: Iterable[Layer]) -> tuple[str, ...]:
    """Say of each layer who made its data, of what day they are, and under which licence."""
    told = (layer_credit(layer, desk.sheet) for layer in layers)
    return tuple(dict.fromkeys(desk.sheet.set(one) for one in told if one))


def _translation(desk: DocumentBuilder, story: Story) -> list[Nodes]:
    """Say of a machine-aided translation that it is one, as its page does."""
    if story.translation is not Translation.MACHINE_AIDED:
        return []
    said = desk.say("Machine-aided translation from the language “%(language)s”: the original text is the reference.")
    return [[said % {"language": desk.sheet.words.language_name(story.original)}]]


def _alone(text: str) -> Nodes:
    return [text]


def _funding(desk: DocumentBuilder, one: Funding) -> str:
    """Write a row of funding: who pays and how, what for, and the figures, with the year for which they hold."""
    words = desk.sheet.words
    payer = f"{one.by} ({one.kind})" if one.by and one.kind else one.by or one.kind
    amount = words.money(one.amount, one.currency) if one.amount is not None else ""
    spent = f"{desk.say('spent:')} {words.money(one.spent, one.currency)}" if one.spent is not None else ""
    figures = " – ".join(filter(None, (payer, one.label, amount, spent)))
    return f"{figures} ({one.as_of})" if one.as_of else figures


def _line(desk: DocumentBuilder, source: str, story: Story) -> Nodes:
    return desk.setting(story.span.file, 0).line(inline(source, desk.sheet.language))
