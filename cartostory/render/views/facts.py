"""What templates are given of a partnership's facts. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class TownFacts:
    """A town of the panel: its name on the page, its country's, how many live there (None: not said)."""

    name: str
    country: str
    population: int | None


@dataclass(frozen=True, slots=True)
class SumView:
    """A sum of the budget: what is planned, and how much of it is spent, each None where it is not said.

    `chart` is the bar (SVG), drawn at the scale of the panel's other bars of the same currency; `spent_share` what is
    spent, in percent, None where it cannot be said.
    """

    label: str
    theme: str
    planned: float | None
    spent: float | None
    spent_share: int | None
    currency: str
    as_of: str
    chart: Markup


@dataclass(frozen=True, slots=True)
class FactsView:
    """The facts panel beside what `StoryView.story` holds: towns with their people, and the sums as bars."""

    towns: tuple[TownFacts, ...]
    sums: tuple[SumView, ...]
