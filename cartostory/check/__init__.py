"""Site -> problems. One function a rule, one file a subject, listed in `table.py`; pure: the day is given."""

from __future__ import annotations

from datetime import date

from cartostory.check.table import RULES
from cartostory.model import Site
from cartostory.problems.problem import Problem


def check(site: Site, today: date) -> tuple[Problem, ...]:
    """Run every rule. Each finding is given once, by file, line and column: translations share what they inherit."""
    found = dict.fromkeys(problem for rule in RULES for problem in rule(site, today))
    return tuple(sorted(found, key=lambda problem: (problem.span, problem.code, str(problem.values))))
