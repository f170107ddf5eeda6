"""Rows of words and figures -> a table of text, for terminals and files alike."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

Cells = Sequence[str]
_UNBOUNDED = 100_000  # columns: no line is broken


def text_table(
    heads: Cells,
    rows: Iterable[Cells],
    *,
    figures: int = 0,
    width: int | None = None,
    least: Mapping[str, int] | None = None,
) -> str:
    """Return lines whose columns stand below one another, without spaces at their ends.

    The last `figures` columns stand to the right. Without a `width` (in columns of text), each row is one line however
    long. With it, cells are broken, a blank line follows each row, and `least` says by heads how narrow columns may
    get. A row without cells is a blank line.
    """
    from rich.console import Console  # noqa: PLC0415 - a build that shows no table goes without
    from rich.table import Table  # noqa: PLC0415 - same
    from rich.text import Text  # noqa: PLC0415 - same

    table = Table(box=None, pad_edge=False, padding=(0, 2, 1 if width else 0, 0))
    for number, head in enumerate(heads):
        right = number >= len(heads) - figures
        table.add_column(
            Text(head),
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=not width,
            min_width=(least or {}).get(head),
        )
    for row in rows:
        table.add_row(*map(Text, row))  # as text: names may hold what rich takes for markup
    target = io.StringIO()
    Console(file=target, width=width or _UNBOUNDED, color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))
