"""A property of a feature -> the number in it, also where it was written as text, as people write numbers."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\s'’\u066c]")
"""What stands between groups of three digits and means nothing: spaces of any width, apostrophes, the Arabic sign."""
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*(?P<rest>[.,]\d+)?")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def number_of(value: object) -> float | None:
    """Read a number: `1 240,5`, `12 %`, `1,250.75`, `1.250,75`, `1,250,000`; None for what is none.

    A point or a comma that stands alone is a decimal sign, as French and data have it (see `reads_two_ways`).
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(_plain(value) if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def reads_two_ways(value: object) -> bool:
    """Tell whether a text may be thousands or decimals, such as `1,250` and `1.250`: nothing in it says which."""
    return isinstance(value, str) and bool(_TWO_WAYS.fullmatch(value.strip().removesuffix("%").rstrip()))


def _plain(text: str) -> str:
    """Write a number as Python reads it."""
    plain = _UNSEEN.sub("", text.strip().removesuffix("%")).replace("\u2212", "-").replace("\u066b", ".")
    found = _GROUPS.fullmatch(plain)
    if found and _is_grouped(found["group"], found["rest"], plain):
        plain = plain.replace(found["group"], "")
    return plain.replace(",", ".")


def _is_grouped(group: str, rest: str | None, plain: str) -> bool:
    """Tell whether the sign can only part groups: it stands there twice, or the other sign follows it."""
    return not rest.startswith(group) if rest else plain.count(group) > 1
