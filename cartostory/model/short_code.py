"""Codes of short links: five characters that cannot be taken for one another, the last of which proves the others.

The alphabet has no vowels (no words come about) and leaves out what looks alike in print: 0 o, 1 i l, 2 z, 5 s, 8 b,
9 g q, u v. It has 23 characters, a prime number: so the check of ISO/IEC 7064 (its pure systems, MOD 23-2 here) finds
every single wrong character and every pair that changed places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator

from stdnum.iso7064 import mod_37_2

ALPHABET = "23456789cdfhjkmnprtvwxy"
LENGTH = 5
_TRIES = 1_000_000  # 279,841 codes exist


def is_code(text: str) -> bool:
    """Tell whether a text is a code: its length, its characters, its check character."""
    return len(text) == LENGTH and mod_37_2.is_valid(text, ALPHABET)


def as_written(text: str) -> str:
    """Give a code as it stands in addresses, from what somebody typed: capitals, spaces around, the whole address."""
    return text.strip().rstrip("/").rpartition("/")[2].lower()


def new_code(target: str, taken: Container[str]) -> str:
    """Make the code of a target: the same on every machine, unless it is taken already.

    Two people who build the same site apart thus make the same codes. Raises `RuntimeError` where none is left.
    """
    return next((code for code in _candidates(target) if code not in taken), None) or _none_left()


def _candidates(target: str) -> Iterator[str]:
    for attempt in range(_TRIES):
        digest = hashlib.blake2b(f"{target}\0{attempt}".encode(), digest_size=8).digest()
        number, text = int.from_bytes(digest, "big"), ""
        for _ in range(LENGTH - 1):
            number, place = divmod(number, len(ALPHABET))
            text += ALPHABET[place]
        yield text + mod_37_2.calc_check_digit(text, ALPHABET)


def _none_left() -> str:
    raise RuntimeError("no short code is left")
