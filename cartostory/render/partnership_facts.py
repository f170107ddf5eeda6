"""A story's front matter -> its facts panel."""

from __future__ import annotations

from cartostory.model import Funding, Story, Town
from cartostory.render.bars import bar
from cartostory.render.page_context import PageContext
from cartostory.render.views.facts import FactsView, SumView, TownFacts


def facts_view(story: Story, sheet: PageContext) -> FactsView:
    """Give the towns and the sums of a story that is set for its page (`set_story`)."""
    sums = tuple(one for one in story.funding if one.amount is not None or one.spent is not None)
    return FactsView(
        towns=tuple(_town(town, story.language, sheet) for town in story.towns),
        sums=tuple(_sum(one, _largest(sums, one.currency)) for one in sums),
    )


def _town(town: Town, language: str, sheet: PageContext) -> TownFacts:
    name = town.names.get(language, town.name)
    country = sheet.words.country_name(town.country) if town.country else ""
    return TownFacts(name, country if country != name else "", town.population)


def _largest(sums: tuple[Funding, ...], currency: str) -> float:
    """Give the sum that fills the panel's width: euros are not drawn at the scale of francs."""
    return max((max(one.amount or 0, one.spent or 0) for one in sums if one.currency == currency), default=0)


def _sum(one: Funding, largest: float) -> SumView:
    is_share = one.amount is not None and one.spent is not None and one.amount > 0
    return SumView(
        label=one.label or one.by or one.kind,
        theme=one.theme,
        planned=one.amount,
        spent=one.spent,
        spent_share=round(100 * (one.spent or 0) / (one.amount or 1)) if is_share else None,
        currency=one.currency,
        as_of=one.as_of,
        chart=bar(one.amount, one.spent, largest),
    )
