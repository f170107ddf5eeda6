"""The shape of one entry of the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.problems.problem import Severity


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


def translatable(text: str) -> str:
    """Mark a sentence for the extraction of messages; it is translated when it is shown."""
    return text


def counted(singular: str, plural: str) -> tuple[str, str]:
    """Mark a sentence that depends on a number (`{count}`) for the extraction of messages, like `translatable`."""
    return singular, plural
