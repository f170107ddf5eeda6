"""Rows -> CSV (RFC 4180) that a spreadsheet opens by double click, and that runs nothing there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_MARK = "\ufeff"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What begins a formula, also behind apostrophes: `as_typed` takes away the one that was put there, and no other."""


def as_csv(heads: Iterable[str], rows: Iterable[Iterable[object]], language: str) -> str:
    """Write a header and rows, with a byte order mark, and `;` between the cells where spreadsheets are French."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";" if language == "fr" else ",")
    writer.writerow(map(_harmless, heads))
    writer.writerows(map(_harmless, row) for row in rows)
    return _MARK + target.getvalue()


def _harmless(value: object) -> object:
    """Keep spreadsheets from taking a text for a formula (CWE-1236)."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_typed(cell: str) -> str:
    """Give a cell back as it was before `as_csv` made it harmless."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
