"""No more was spent than there was: figures of public money are read twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find rows of funding where `spent` is larger than `amount`, or either is negative."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for row in story.funding:
                if row.amount is not None and row.spent is not None and row.spent > row.amount:
                    name = row.label or row.by
                    yield problem("spent-more-than-amount", row.span, name=name, amount=row.amount, spent=row.spent)
