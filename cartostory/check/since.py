"""A partnership did not begin in a year to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import Site
from cartostory.problem import Problem, problem


def check(site: Site, today: date) -> Iterator[Problem]:
    """Find stories whose `since` lies in the future."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            if story.since is not None and story.since > today.year:
                yield problem("since-in-the-future", story.spans.get("since", story.span), year=story.since)
