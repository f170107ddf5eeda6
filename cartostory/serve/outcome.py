"""What a build means to the pages that are open in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.build.weights import Weight
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended. `overlay_html` is what `serve/overlay.py` made, or None where there is nothing to show.

    `weights_html` is `overlay.weights_html`: what stories weigh, at the foot of every page; None where nobody weighed.
    `weights` are the same as figures, and `problems` are all that were found, for the bar of each page.
    `changed` tells whether the output differs from what browsers have: where it does not, they are left in peace.
    `paths` are the files that do, where that is known; `ahead` files that were made before the build, by path.
    """

    ok: bool
    overlay_html: str | None = None
    changed: bool = True
    weights_html: str | None = None
    problems: tuple[Problem, ...] = ()
    weights: tuple[Weight, ...] = ()
    paths: frozenset[str] | None = None
    ahead: Mapping[str, bytes] = field(default_factory=dict)

    def says_other_than(self, before: Outcome) -> bool:
        """Tell whether what lies over the pages, or beside them, is other than it was."""
        said = (self.overlay_html, self.weights_html, self.problems)
        return said != (before.overlay_html, before.weights_html, before.problems)
