"""A name that leads nowhere, and the names there are -> the one that was probably meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from cartostory.model.plain_text import without_unseen

_LIKENESS = 0.6  # difflib's own default: `difflib.get_close_matches`


def nearest(name: str, known: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """Give the known name that is most like the one written, whatever its case and accents; None where none is.

    `likeness` is the least that counts, from 0 to 1 (`difflib.SequenceMatcher.ratio`).
    """
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    found = difflib.get_close_matches(fold(name), by_fold, n=1, cutoff=likeness)
    return by_fold[found[0]] if found else None


def fold(name: str) -> str:
    """Give a name without case and accents, so that `Ecoles` meets `écoles`."""
    decomposed = unicodedata.normalize("NFKD", without_unseen(name.casefold()))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "ng"})


def slug(text: str) -> str:
    """Give the slug of a text; empty where nothing of it can be written in ASCII (an Arabic title).

    A title -> the part of an address: lower-case ASCII letters, digits and hyphens.
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text).translate(_LIGATURES)).strip("-")


def is_slug(text: str) -> bool:
    """Tell whether a folder's or a file's name can stand in an address as it is."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text))
