"""A site that was loaded, checked and planned: what is left to do is to make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cartostory.model import Site
from cartostory.model.output import Plan
from cartostory.model.short_link import NOTHING, Kept
from cartostory.model.theme import Theme
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class PreparedSite:
    """What `make` needs, and every problem found on the way here. `kept` is what `content/links.yaml` lacks."""

    site: Site
    theme: Theme
    plan: Plan
    problems: tuple[Problem, ...]
    today: date
    kept: Kept = NOTHING
