"""A name that leads nowhere, and the names there are -> the one that was probably meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_LEAST_LIKENESS = 0.6  # difflib's own default: `difflib.get_close_matches`


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that is most like the one written, whatever its case and accents; None where none is."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    found = difflib.get_close_matches(fold(name), by_fold, n=1, cutoff=_LEAST_LIKENESS)
    return by_fold[found[0]] if found else None


def fold(name: str) -> str:
    """Give a name without case and accents, so that `Ecoles` meets `écoles`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
