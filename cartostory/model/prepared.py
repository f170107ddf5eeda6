"""A site that was loaded, checked and planned: what is left to do is to make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cartostory.authoring.short_links.complete import NOTHING, Kept
from cartostory.model import Site
from cartostory.model.output import Plan
from cartostory.problems.problem import Problem
from cartostory.theme import Theme


@dataclass(frozen=True, slots=True)
class Ready:
    """What `make` needs, and every problem found on the way here. `kept` is what `content/links.yaml` lacks."""

    site: Site
    theme: Theme
    plan: Plan
    problems: tuple[Problem, ...]
    today: date
    kept: Kept = NOTHING
