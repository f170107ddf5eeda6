"""A partnership joins towns: the opening map, the distance and the twin maps need at least two of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.country_boxes import COUNTRY_BOXES
from cartostory.check.country_named import country_named
from cartostory.model import Site
from cartostory.problem import Problem, problem

_PAIR = 2


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories with fewer than two towns, and countries that are no code of ISO 3166-1."""
    for partnership in site.partnerships:
        story = partnership.story
        if len(story.towns) < _PAIR:
            yield problem("two-towns-needed", story.span, count=len(story.towns))
        for each in partnership.stories.values():
            for town in each.towns:
                if town.country and town.country not in COUNTRY_BOXES:
                    guess = country_named(town.country)
                    yield problem("unknown-country", town.span, name=town.name, country=town.country, nearest=guess)
