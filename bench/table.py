"""Rows -> a table that fits a terminal and a Markdown page alike."""

from __future__ import annotations

from collections.abc import Sequence

from bench.process import Cost

HEAD = ("measured", "seconds", "× bare", "cpu s", "peak MB")
_MEGABYTE = 1_000_000


def row(name: str, cost: Cost, bare: Cost | None = None) -> tuple[str, ...]:
    """Give the cells of one measurement, beside what the bare way took."""
    ratio = f"{cost.seconds / bare.seconds:.2f}" if bare else ""
    return (name, f"{cost.seconds:.2f}", ratio, f"{cost.cpu_seconds:.2f}", f"{cost.peak_bytes / _MEGABYTE:.0f}")


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD) -> str:
    """Lay rows out in columns, the first to the left, figures to the right."""
    widths = [max(len(cells[column]) for cells in (head, *rows)) for column in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = cells
        figures = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        return "| " + " | ".join((first.ljust(widths[0]), *figures)) + " |"

    rule = "|" + "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths)) + "|"
    return "\n".join((line(head), rule, *map(line, rows)))
