"""The dates of one column, `11/05/2026` and `11/14/2026` -> whether its days or its months stand first.

A spreadsheet writes a column in one order; the rows that can be read in one way only tell which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

_NUMBERS = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<gap>[/.-])(?P<second>\d{1,2})(?P=gap)(?P<year>\d{4}|\d{2})(?!\d)")
_MONTHS = 12


class DateOrder(StrEnum):
    """What stands first in a column's dates; MIXED: some rows say the one, some the other."""

    DAY = "day"
    MONTH = "month"
    MIXED = "mixed"


def order_of(cells: Iterable[str]) -> DateOrder:
    """Return the order of a column; days first, as in French, where no row tells."""
    pairs = [(int(found["first"]), int(found["second"])) for cell in cells if (found := _NUMBERS.search(cell))]
    has_days = any(first > _MONTHS >= second for first, second in pairs)
    has_months = any(second > _MONTHS >= first for first, second in pairs)
    if has_days and has_months:
        return DateOrder.MIXED
    return DateOrder.MONTH if has_months else DateOrder.DAY


def is_in_doubt(cell: str, order: DateOrder) -> bool:
    """Tell whether a date of a mixed column can be read in both ways."""
    found = _NUMBERS.search(cell)
    if found is None or order is not DateOrder.MIXED:
        return False
    return max(int(found["first"]), int(found["second"])) <= _MONTHS and found["first"] != found["second"]


def with_day_first(cell: str, order: DateOrder) -> str:
    """Return a cell whose date has its day first; one that says by itself which is which is left as it is."""
    if order is not DateOrder.MONTH:
        return cell
    return _NUMBERS.sub(r"\g<second>\g<gap>\g<first>\g<gap>\g<year>", cell)
