"""The shape of one entry of the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.problems.messages import counted, translatable
from cartostory.problems.problem import Severity

__all__ = ["Entry", "counted", "translatable"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one problem. The sentences are English gettext ids with `{blanks}`; French is in `locale/fr`.

    `message` says what was found, `why` what it would do to a reader or to the town, `hint` what to do.
    """

    code: str
    severity: Severity
    message: str
    why: str
    hint: str
