"""How a build ended, and whether problems end one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartostory.build.options import Options
from cartostory.problems.problem import Problem, Severity

if TYPE_CHECKING:
    from cartostory.build.reasons import MadeAnew
    from cartostory.build.weights import Weight
    from cartostory.build.write import Written
    from cartostory.model.short_link import Kept
    from cartostory.render.shared import Shared


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended. `written` is None where the output was left as it was; `crashes` are faults of our own.

    `kept` is what was written into `content/links.yaml`, None where nothing was. `drafts` names the stories and events
    that were left out, unlooked at. `reasons` say why stories were made anew, where that was asked for. `shared` is
    what pages were made from, for whoever holds it in memory.
    """

    problems: tuple[Problem, ...]
    written: Written | None = None
    count: int = 0
    crashes: tuple[str, ...] = ()
    is_current: bool = False
    weights: tuple[Weight, ...] = ()
    kept: Kept | None = None
    reasons: tuple[MadeAnew, ...] = ()
    drafts: frozenset[str] = frozenset()
    shared: Shared | None = None


def stops(problems: Iterable[Problem], options: Options) -> bool:
    """Tell whether these problems end a build: errors do, and warnings where `strict` asks."""
    from cartostory.problems.catalogue import severity  # noqa: PLC0415 - a build without problems needs no sentences

    ending = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return any(severity(problem) in ending for problem in problems)
