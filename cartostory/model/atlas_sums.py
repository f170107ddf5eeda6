"""Partnerships -> what they plan and spend, by year and by theme, as far as it can be added up.

Sums of one partnership may hold the same money (a total and its parts), and nobody knows which do (decision 78). So a
partnership counts by the one sum that it names; where it names several, by those that say which theme they are for.
Currencies are never added to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cartostory.model.partnership import Partnership
from cartostory.model.story import Funding

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class SumOf:
    """What a year, or a theme, adds up to in one currency; `name` is empty where nobody says. None: nobody says it."""

    name: str
    currency: str
    planned: float | None
    spent: float | None
    count: int


@dataclass(frozen=True, slots=True)
class AtlasSums:
    """Sums by year and by theme. `left_out` counts partnerships with several sums of which none names its theme."""

    years: tuple[SumOf, ...] = ()
    themes: tuple[SumOf, ...] = ()
    left_out: int = 0


def sums_of(partnerships: Sequence[Partnership]) -> AtlasSums:
    """Add up what partnerships say."""
    years: list[tuple[str, Funding]] = []
    themes: list[tuple[str, Funding]] = []
    left_out = 0
    for partnership in partnerships:
        story = partnership.story
        named = [one for one in story.funding if one.amount is not None or one.spent is not None]
        counted = named if len(named) == 1 else [one for one in named if one.theme]
        left_out += bool(named) and not counted
        alone = story.themes[0] if len(story.themes) == 1 else ""
        years += ((_year(one.as_of), one) for one in counted)
        themes += ((one.theme or alone, one) for one in counted)
    return AtlasSums(_added(years), _added(themes), left_out)


def _year(text: str) -> str:
    found = _YEAR.search(text)
    return found[0] if found else ""


def _added(rows: Iterable[tuple[str, Funding]]) -> tuple[SumOf, ...]:
    groups: dict[tuple[str, str], list[Funding]] = {}
    for name, one in rows:
        groups.setdefault((name, one.currency), []).append(one)
    return tuple(
        SumOf(name, currency, _total(one.amount for one in own), _total(one.spent for one in own), len(own))
        for (name, currency), own in sorted(groups.items(), key=lambda entry: (not entry[0][0], entry[0]))
    )


def _total(amounts: Iterable[float | None]) -> float | None:
    told = [amount for amount in amounts if amount is not None]
    return sum(told) if told else None
