"""What a build means to the pages that are open in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.build.weights import Weight
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended. `overlay_html` is what `serve/overlay.py` made, or None where there is nothing to show.

    `weights_html` is `overlay.weights_html`: what stories weigh, at the foot of every page; None where nobody weighed.
    `weights` are the same as figures, and `problems` are all that were found, for the bar of each page.
    `changed` tells whether the output differs from what browsers have: where it does not, they are left in peace.
    """

    ok: bool
    overlay_html: str | None = None
    changed: bool = True
    weights_html: str | None = None
    problems: tuple[Problem, ...] = ()
    weights: tuple[Weight, ...] = ()
