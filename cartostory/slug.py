"""A title -> the part of an address: lower-case ASCII letters, digits and hyphens."""

from __future__ import annotations

import re

from cartostory.nearest import fold

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "ng"})


def slug(text: str) -> str:
    """Give the slug of a text; empty where nothing of it can be written in ASCII (an Arabic title)."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).translate(_LIGATURES)).strip("-")


def is_slug(text: str) -> bool:
    """Tell whether a folder's or a file's name can stand in an address as it is."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text))
