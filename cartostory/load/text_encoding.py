"""Bytes that are no UTF-8 -> the old encoding in which they are words: a short list holds too little for statistics."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_FRENCH = frozenset("éèàçêôîâûùëïœÉÈÀÇÊÔÎÂŒ")
_WESTERN = frozenset("äáãíñóôöõúüÿæßÄÁÍÏËÑÓÖÚÙÛÜÆ")
_SIGNS = frozenset("’‘“”«»…–—€°")
_OTHERS = frozenset("²³ºª·§©®½¼¾×¡¿\u00a0")
_WORDS = frozenset("àÀôÔ")
"""Letters with an accent that are a word by themselves."""


def by_letters(data: bytes, encodings: Sequence[str]) -> list[str]:
    """Return those of `encodings` that make the most French or other Western words; one of those that read alike."""
    read = {encoding: data.decode(encoding, "replace") for encoding in encodings}
    worth = {encoding: sum(_worth(text, index) for index in _not_ascii(text)) for encoding, text in read.items()}
    best = {read[encoding]: encoding for encoding in reversed(encodings) if worth[encoding] == max(worth.values())}
    return [encoding for encoding in encodings if encoding in best.values()]


def _not_ascii(text: str) -> list[int]:
    return [index for index, sign in enumerate(text) if not sign.isascii()]


def _worth(text: str, index: int) -> int:
    """Tell how well a sign stands where it stands: letters in words, capitals at their beginning."""
    sign, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if sign in _FRENCH or sign in _WESTERN:
        is_astray = (sign.isupper() and before.islower()) or (sign.islower() and before.isupper() and after.isupper())
        is_alone = sign not in _WORDS and not before.isalpha() and not after.isalpha() and before not in {"'", "’"}
        return -1 if is_astray or (is_alone and len(text) > 1) else 3 if sign in _FRENCH else 1
    if sign in _SIGNS:
        return 1
    return 0 if sign in _OTHERS else -2 if unicodedata.category(sign)[0] in "LCSM" else -1
