"""A file that a form or a spreadsheet exported -> its header and its rows, each with the line where it begins.

Encoding and delimiter are found, not asked: LibreOffice writes commas and UTF-8, Excel in French semicolons and
Windows-1252, Framaforms puts lines of its own before the header.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from cartostory.load.geojson.signature import TABLES, format_of
from cartostory.load.tables.columns import Wanted, recognised
from cartostory.load.tables.spreadsheet import as_typed
from cartostory.load.text_encoding import by_letters

LARGEST_BYTES = 20_000_000
MOST_ROWS = 10_000
_DELIMITERS = ",;\t|"
_LOOKED_AT = 4096
_HEADER_WITHIN = 6
"""A header stands among the first lines, if anywhere."""
_ENCODINGS = ["cp1252", "mac_roman", "cp850", "iso8859_15"]
REASON = "À corriger"
"""The first column of the table into which `bring` puts what it could not bring: why. It is no answer of anybody."""
_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))


class NotATableError(Exception):
    """The file holds no table that can be understood.

    `reason` is empty, too-large, too-many-rows, broken or other-format; `format` is that one's name.
    """

    def __init__(self, reason: str, format: str = "") -> None:  # noqa: A002 - what it is
        super().__init__(reason)
        self.reason = reason
        self.format = format


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the line of the file where it begins (from 1), and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header, its rows that are not empty, and how the file was written."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    delimiter: str


def read_table(data: bytes, wanted: Wanted) -> Table:
    """Read a table. `wanted` tells the header from the lines before it. Raises `NotATableError`."""
    if len(data) > LARGEST_BYTES:
        raise NotATableError("too-large")
    other = format_of(data)
    if other and other not in TABLES:
        raise NotATableError("other-format", other)
    text, encoding = decoded(data)
    if _is_of_bytes(text):
        raise NotATableError("broken")
    if text.lstrip().startswith(("{", "[{")):
        raise NotATableError("other-format", "JSON")
    delimiter, rows, header = max(_readings(text, wanted), key=lambda one: _worth(one[1], one[2], wanted))
    if not rows:
        raise NotATableError("empty")
    below = tuple(row for row in rows[header + 1 :] if any(row.cells))
    if len(below) > MOST_ROWS:
        raise NotATableError("too-many-rows")
    table = Table(rows[header].cells, below, encoding, delimiter)
    return _without_reasons(table) if table.header[:1] == (REASON,) else table


def table_of(rows: Sequence[Sequence[str]], wanted: Wanted) -> Table:
    """Make a table of the cells of a spreadsheet; its header is found as in a text. Raises `NotATableError`."""
    found = tuple(TableRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1))
    if not found:
        raise NotATableError("empty")
    header = _header(found, wanted)
    return Table(found[header].cells, tuple(row for row in found[header + 1 :] if any(row.cells)), "", "")


def _is_of_bytes(text: str) -> bool:
    """Tell whether a text is none: more than one sign in a hundred is a control character that no table holds."""
    start = text[:_LOOKED_AT]
    return sum(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\f\v" for sign in start) * 100 > len(start)


def _without_reasons(table: Table) -> Table:
    """Read a table that was put aside to be corrected as the one that it came from."""
    rows = tuple(TableRow(row.line, tuple(map(as_typed, row.cells[1:]))) for row in table.rows)
    header = tuple(map(as_typed, table.header[1:]))
    return replace(table, header=header, rows=tuple(row for row in rows if any(row.cells)))


def decoded(data: bytes) -> tuple[str, str]:
    """Give the text and its encoding: a mark decides, then UTF-8, then what a Western spreadsheet writes."""
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best, *others = by_letters(data, _ENCODINGS)
        encoding = _by_statistics(data, [best, *others]) if others else best
        return data.decode(encoding, "replace"), encoding


def _by_statistics(data: bytes, encodings: list[str]) -> str:
    best = from_bytes(data, cp_isolation=encodings).best()
    return best.encoding if best else encodings[0]


def _readings(text: str, wanted: Wanted) -> Iterator[tuple[str, tuple[TableRow, ...], int]]:
    """Read the text with each delimiter; give the rows and which of them is the header."""
    first, _, rest = text.partition("\n")
    told = first.strip().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    skipped = 1 if told else 0
    for delimiter in told or _DELIMITERS:
        try:
            rows = tuple(_rows(rest if told else text, delimiter, skipped))
        except csv.Error as error:
            raise NotATableError("broken") from error
        yield delimiter, rows, _header(rows, wanted)


def _header(rows: Sequence[TableRow], wanted: Wanted) -> int:
    heads = range(min(len(rows), _HEADER_WITHIN))
    return max(heads, key=lambda number: (len(recognised(rows[number].cells, wanted)), -number), default=0)


def _worth(rows: Sequence[TableRow], header: int, wanted: Wanted) -> tuple[int, int]:
    """Tell how well a delimiter fits: by the columns that it makes recognisable, then by how many it makes."""
    if not rows:
        return (0, 0)
    return len(recognised(rows[header].cells, wanted)), len(rows[header].cells)


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = skipped + 1
    for cells in reader:
        yield TableRow(begins, tuple(cell.strip() for cell in cells))
        begins = skipped + reader.line_num + 1
