"""Sizes of paper (ISO 216), and how far type and margins grow with them."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.model import PAPER_SIZES, Paper, PaperKind

MM_PER_INCH = 25.4
PX_PER_INCH = 96.0
"""CSS pixels: at that measure a label of 10 px is 7.5 pt high, the least that paper bears."""

GROWTH = {"A0": 1.9, "A1": 1.55, "A2": 1.25, "A3": 1.0, "A4": 0.86}
"""Type and margins, A3 being 1: a wall is read from further away, but not as far as its paper is larger."""
MAP_GROWTH = {"A0": 1.6, "A1": 1.35, "A2": 1.15, "A3": 1.0, "A4": 1.0}
"""Lines and labels of maps, which are read from close by."""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet of paper in mm, its growth, and how many px of a map picture stand on one mm of it."""

    width: float
    height: float
    growth: float
    px_per_mm: float

    def px(self, mm: float) -> int:
        """Give a length of the sheet in a map picture's px."""
        return round(mm * self.px_per_mm)


def sheet_of(paper: Paper) -> PaperSheet:
    """Give the sheet of what is to be printed; maps lie, everything else stands, unless the writer turns it."""
    short, long = PAPER_SIZES[paper.size]
    lies = paper.kind is PaperKind.MAP if paper.landscape is None else paper.landscape
    width, height = (long, short) if lies else (short, long)
    return PaperSheet(width, height, GROWTH[paper.size], PX_PER_INCH / MM_PER_INCH / MAP_GROWTH[paper.size])
