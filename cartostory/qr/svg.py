"""A QR code -> SVG: one path on white, with its quiet zone. In squares, so that it scales without a blur."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import escape

from cartostory.qr.symbol import MARGIN, Symbol


def svg(symbol: Symbol, title: str = "") -> str:
    """Draw a code. `title` is what it is called for those who do not see it; without one it is decoration."""
    side = symbol.count + 2 * MARGIN
    named = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" {named} shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path(symbol)}"/></svg>'
    )


def path(symbol: Symbol) -> str:
    """Give the dark squares as SVG path data, each run of a row as one rectangle."""
    return "".join(f"M{x + MARGIN} {y + MARGIN}h{count}v1h-{count}z" for x, y, count in runs(symbol))


def runs(symbol: Symbol) -> Iterator[tuple[int, int, int]]:
    """Give the runs of dark squares: column, row, and how many."""
    for y, row in enumerate(symbol.rows):
        x = 0
        for is_dark, squares in groupby(row):
            count = len(tuple(squares))
            if is_dark:
                yield x, y, count
            x += count
