"""Faults of picture files -> errors where a text calls the picture, warnings where it only lies in the folder.

What nobody publishes harms nobody: the other photographs go out all the same (decision 0048).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cartostory.appearance import called
from cartostory.model import Shelf
from cartostory.problem import Problem, Severity

_FAULTS = frozenset(
    {
        "photo-unreadable",
        "photo-empty-file",
        "photo-truncated",
        "photo-damaged",
        "photo-unknown-format",
        "photo-too-many-pixels",
        "photo-file-too-heavy",
        "photo-too-tall",
    }
)


def weighed(problems: Iterable[Problem], shelf: Shelf) -> Iterator[Problem]:
    """Give the problems of a shelf's pictures, each as grave as what it keeps from being published."""
    start, names = f"{shelf.folder}/photos/", called(shelf)
    for one in problems:
        name = unicodedata.normalize("NFC", one.span.file).removeprefix(start)
        is_unused = one.code in _FAULTS and one.span.file.startswith(start) and name not in names
        yield replace(one, severity=Severity.WARNING) if is_unused else one
