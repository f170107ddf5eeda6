"""Problems -> the sentence that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cartostory.catalogue import severity
from cartostory.messages import Messages
from cartostory.problem import Problem, Severity


def counts(problems: Iterable[Problem], messages: Messages) -> str:
    """Say how many errors, warnings and notes there are, without those of which there are none; may be empty."""
    found = Counter(severity(problem) for problem in problems)
    errors, warnings, notes = (found[kind] for kind in Severity)
    said = (
        (errors, messages.ngettext("{count} error", "{count} errors", errors)),
        (warnings, messages.ngettext("{count} warning", "{count} warnings", warnings)),
        (notes, messages.ngettext("{count} note", "{count} notes", notes)),
    )
    return ", ".join(text.format(count=count) for count, text in said if count)
