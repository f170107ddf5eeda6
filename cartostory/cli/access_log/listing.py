"""Scans -> a table to read, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cartostory.cli.tables import text_table
from cartostory.load.tables import spreadsheet
from cartostory.problems.messages import translatable

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ScanRow:
    """How often one link was followed on one day."""

    day: date
    code: str
    name: str
    target: str
    scans: int


_COLUMNS: Mapping[str, str] = {
    "day": translatable("day"),
    "code": translatable("code"),
    "name": translatable("name"),
    "to": translatable("leads to"),
    "scans": translatable("scans"),
}
_TOTAL = translatable("total")


def rows(scans: Mapping[tuple[str, date], int], names: Mapping[str, tuple[str, str]]) -> tuple[ScanRow, ...]:
    """Give a row per day and link, by day, then by how often. `names` gives a code's name and target."""
    found = (ScanRow(day, code, *names[code], scans=count) for (code, day), count in scans.items())
    return tuple(sorted(found, key=lambda row: (row.day, -row.scans, row.code)))


def as_json(found: Iterable[ScanRow]) -> str:
    """Give a list of objects, whose keys are the same in every language."""
    return json.dumps([_record(row) for row in found], ensure_ascii=False, indent=2)


def as_csv(found: Iterable[ScanRow], say: Say, language: str) -> str:
    """Give CSV for a spreadsheet."""
    return spreadsheet.as_csv(map(say, _COLUMNS.values()), (_record(row).values() for row in found), language)


def as_table(found: Sequence[ScanRow], say: Say) -> str:
    """Return the days below one another, then what each link has in all."""
    totals: Counter[tuple[str, str, str]] = Counter()
    for row in found:
        totals[row.code, row.name, row.target] += row.scans
    rows: list[list[str]] = [[str(value) for value in _record(row).values()] for row in found]
    rows.append([])
    rows += [[say(_TOTAL), *link, str(count)] for link, count in totals.most_common()]
    return text_table([say(head) for head in _COLUMNS.values()], rows, figures=1)


def _record(row: ScanRow) -> dict[str, str | int]:
    return {
        "day": row.day.isoformat(),
        "code": row.code,
        "name": row.name,
        "to": row.target,
        "scans": row.scans,
    }
