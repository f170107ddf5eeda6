"""Site -> problems. One function a rule, one file a subject, listed in `table.py`; pure: the day is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cartostory.carto.style.style import parse
from cartostory.check.table import RULES
from cartostory.load.config_file import FILE
from cartostory.model import Site
from cartostory.model.theme import Theme
from cartostory.problems.problem import Problem, Severity

_NOTHING_THERE = frozenset({"no-config", "no-content"})


def check(site: Site, today: date, between: Callable[[], None] = lambda: None) -> tuple[Problem, ...]:
    """Run every rule. Each finding is given once, by file, line and column: translations share what they inherit.

    `between` is called before each rule: whoever waits for something newer may raise there.
    """
    found: dict[Problem, None] = {}
    for rule in RULES:
        between()
        found |= dict.fromkeys(rule(site, today))
    return tuple(sorted(found, key=lambda problem: (problem.span, problem.code, str(problem.values))))


def check_style(theme: Theme) -> tuple[Problem, ...]:
    """Return what is wrong with a theme's map style."""
    return parse(theme.style_text, theme.style_file)[1]


def is_there(unreadable: Iterable[Problem]) -> bool:
    """Tell whether there is a site to look at: without a folder or a config.yaml, everything else follows from that."""
    return not any(problem.code in _NOTHING_THERE or _is_config(problem) for problem in unreadable)


def _is_config(problem: Problem) -> bool:
    """Tell whether this names a file that was meant to be config.yaml, which is not there."""
    is_misnamed = problem.code == "file-misnamed" and problem.severity is Severity.ERROR
    return is_misnamed and dict(problem.values)["right"] == FILE
