"""A table -> drafts in the site, nothing written over, nothing twice; what could not be brought, beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from cartostory.authoring.importing.date_order import DateOrder, is_in_doubt, order_of, with_day_first
from cartostory.authoring.importing.draft import Draft, DraftKind, Refused, draft_of, mark_of
from cartostory.load.tables.columns import is_private, plain, recognised
from cartostory.load.tables.spreadsheet import as_csv
from cartostory.load.tables.table import REASON, Table, TableRow
from cartostory.media.atomic_write import create_whole
from cartostory.media.files import read

_DATES = frozenset({"start", "end", "date"})
_ORIGIN = re.compile(r"^origin: .*#(?P<mark>[0-9a-f]{12})\W?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's columns are: those that become keys, those that are private, those that nothing stands for.

    `nameless` are columns that hold something under an empty head, counted from 1.
    """

    keys: Mapping[str, int]
    private: tuple[str, ...]
    unknown: tuple[str, ...]
    nameless: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a table: drafts by row, refusals by row, how many rows were here already, or stand there again."""

    drafts: tuple[tuple[TableRow, Draft], ...]
    refused: tuple[tuple[TableRow, Refused], ...]
    known: int
    repeated: int = 0


def columns_of(table: Table, shelf: DraftKind, told: Mapping[str, str]) -> Columns:
    """Find the columns. `told` gives keys for columns by their names as written; an empty key leaves one out."""
    asked = {table.header.index(name): key for name, key in told.items() if name in table.header}
    left = tuple("" if number in asked else name for number, name in enumerate(table.header))
    keys = {key: number for key, number in recognised(left, shelf.wanted).items() if key not in asked.values()}
    keys |= {key: number for number, key in asked.items() if key}
    rest = [name for number, name in enumerate(left) if name and number not in keys.values()]
    private = tuple(name for name in rest if is_private(plain(name)))
    nameless = tuple(number + 1 for number, name in enumerate(table.header) if not name and _is_used(table, number))
    return Columns(keys, private, tuple(name for name in rest if name not in private), nameless)


def _is_used(table: Table, number: int) -> bool:
    return any(row.cells[number] for row in table.rows if number < len(row.cells))


def bring(table: Table, columns: Columns, shelf: DraftKind, name: str, known: frozenset[str]) -> Brought:
    """Make the drafts of a table; `name` is its file's, `known` the marks of the rows that were brought before."""
    drafts: list[tuple[TableRow, Draft]] = []
    refused: list[tuple[TableRow, Refused]] = []
    orders = {key: order_of(_column(table, columns.keys[key])) for key in _DATES & columns.keys.keys()}
    seen: set[str] = set()
    repeated = 0
    for row in table.rows:
        mark = mark_of(row.cells)
        if mark in known or mark in seen:
            repeated += mark in seen
            seen.add(mark)
            continue
        seen.add(mark)
        said = _said(row, columns)
        ordered = said | {key: with_day_first(said[key], order) for key, order in orders.items() if key in said}
        made = _torn(row, table) or _doubted(said, orders) or draft_of(ordered, shelf, f"{name}#{mark}")
        if isinstance(made, Draft):
            drafts.append((row, made))
        else:
            refused.append((row, made))
    here = len(table.rows) - len(drafts) - len(refused) - repeated
    return Brought(tuple(drafts), tuple(refused), here, repeated)


def _column(table: Table, number: int) -> Iterator[str]:
    return (row.cells[number] for row in table.rows if number < len(row.cells))


def _doubted(said: Mapping[str, str], orders: Mapping[str, DateOrder]) -> Refused | None:
    """Refuse a row with a date that may be two days, in a column whose other rows contradict each other."""
    keys = (key for key, order in orders.items() if key in said and is_in_doubt(said[key], order))
    return next((Refused("date-in-doubt", said[key], key) for key in keys), None)


def _torn(row: TableRow, table: Table) -> Refused | None:
    """Refuse a row that is longer than the header: a separator in a text has torn it, and shifted all that follows.

    An empty cell too many is no better: which of the others was torn, only a person sees.
    """
    spare = len(row.cells) - len(table.header)
    return Refused("too-many-cells", str(spare)) if spare > 0 else None


def _said(row: TableRow, columns: Columns) -> dict[str, str]:
    return {key: row.cells[number] for key, number in columns.keys.items() if number < len(row.cells)}


def known_marks(root: Path, shelf: DraftKind) -> frozenset[str]:
    """Give the marks of what was brought before, published, waiting or rejected."""
    files = (file.relative_to(root).as_posix() for file in (root / shelf.folder).rglob("*.md"))
    return frozenset(found["mark"] for file in files for found in _ORIGIN.finditer(_text(root, file)))


def _text(root: Path, file: str) -> str:
    """Give a file's text; nothing where no text can be read there, which `check` says."""
    try:
        return read(root, file).decode(errors="replace")
    except OSError:
        return ""


def write_drafts(root: Path, shelf: DraftKind, drafts: Sequence[Draft], suffix: str) -> Iterator[str]:
    """Write each draft under a name that is free; give the paths, relative to the site. Raises `OSError`."""
    folder = root / shelf.folder
    for draft in drafts:
        file = _write_new(folder, draft.name, f"{suffix}.md", draft.text)
        yield f"{shelf.folder}/{file}"


def _write_new(folder: Path, stem: str, ending: str, text: str) -> str:
    """Write a file whose name nothing bears yet, and give that name."""
    number = 1
    while True:
        name = f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            create_whole(folder / name, text.encode())
        except FileExistsError:
            number += 1
        else:
            return name


def write_refused(table_file: Path, table: Table, refused: Sequence[tuple[TableRow, str]]) -> Path:
    """Write the rows that could not be brought into a new table beside the first, with the reason in front.

    As spreadsheets in French open it without asking, and run nothing: strangers filled the cells. Raises `OSError`.
    """
    data = as_csv((REASON, *table.header), ((reason, *row.cells) for row, reason in refused), "fr").encode()
    for ending in chain(("",), (f"-{number}" for number in count(2))):
        target = table_file.with_name(f"{table_file.stem}.a-corriger{ending}.csv")
        if target.exists() and target.read_bytes() == data:
            break  # the same table was tried before
        try:
            create_whole(target, data)
        except FileExistsError:
            continue
        break
    return target
