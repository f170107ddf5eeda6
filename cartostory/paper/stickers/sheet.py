"""Short links -> a sheet of stickers on A4, with marks to cut along: 12, 24 or 40 on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cartostory.model.short_address import in_clear
from cartostory.paper.stickers.label import StickerLabel, as_data, largest_pt
from cartostory.paper.typst import compiled
from cartostory.render.qr import MARGIN, Symbol

_A4_MM = (210.0, 297.0)
_EDGE_MM = 10.0  # what office printers cannot reach, and the marks
_INSET_MM = 2.0
_SIZE_PT = {12: 9.0, 24: 7.5, 40: 6.5}
_MM_PER_PT = 25.4 / 72
_LINE = 1.6
"""How high a line of text is with its share of space, in parts of its size."""


@dataclass(frozen=True, slots=True)
class StickerGrid:
    """How many stickers stand side by side and below one another."""

    columns: int
    rows: int

    @property
    def cell_mm(self) -> tuple[float, float]:
        """Give the size of one sticker."""
        return (_A4_MM[0] - 2 * _EDGE_MM) / self.columns, (_A4_MM[1] - 2 * _EDGE_MM) / self.rows


GRIDS: Mapping[int, StickerGrid] = {12: StickerGrid(3, 4), 24: StickerGrid(4, 6), 40: StickerGrid(5, 8)}


def width_mm(per_sheet: int, symbol: Symbol, *, lines: int) -> float:
    """Give how wide a code can be (its dark squares) in a sticker with so many lines of text."""
    across, down = GRIDS[per_sheet].cell_mm
    text = lines * _LINE * _SIZE_PT[per_sheet] * _MM_PER_PT
    room = min(across - 2 * _INSET_MM, down - 2 * _INSET_MM - text)
    return round(room * symbol.count / (symbol.count + 2 * MARGIN), 2)


def sheet(
    labels: Sequence[StickerLabel], per_sheet: int, copies: int, *, title: str, language: str = "fr", author: str = ""
) -> bytes:
    """Print stickers, `copies` of each label one after the other; 0 fills the sheet with them. Gives a PDF."""
    order = _order(len(labels), per_sheet, copies)
    grid = GRIDS[per_sheet]
    room = grid.cell_mm[0] - 2 * _INSET_MM
    data = {
        "labels": [as_data(one) for one in labels],
        "width_mm": [width_mm(per_sheet, one.symbol, lines=lines(one)) for one in labels],
        "pages": [order[at : at + per_sheet] for at in range(0, len(order), per_sheet)],
        "columns": grid.columns,
        "rows": grid.rows,
        "cell_mm": grid.cell_mm,
        "margin_mm": (_EDGE_MM, _EDGE_MM),
        "size_pt": min(largest_pt(in_clear(one.symbol.address), room, _SIZE_PT[per_sheet]) for one in labels),
        "title": title,
        "lang": language.partition("-")[0],
        "author": author,
    }
    return compiled("sheet.typ", data, "pdf")


def lines(one: StickerLabel) -> int:
    """Count the lines of text for which a sticker keeps room: two for an address, one for a title."""
    return 3 if one.title else 2


def fitting(symbol_of: Callable[[float | None], Symbol], per_sheet: int, *, titled: bool) -> Symbol:
    """Make the code that suits its room on a sheet: a first one measures the room."""
    first = symbol_of(None)
    return symbol_of(width_mm(per_sheet, first, lines=3 if titled else 2))


def _order(count: int, per_sheet: int, copies: int) -> list[int]:
    each = copies or max(1, per_sheet // count)
    return [number for number in range(count) for _ in range(each)]
