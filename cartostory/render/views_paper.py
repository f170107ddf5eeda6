"""What templates get of the PDFs of a page; part of the contract (`views.py`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperView:
    """A PDF of the page: `kind` is booklet, map, panel or poster; `scale` is 0, or 10000 for a map at 1:10000."""

    kind: str
    size: str
    scale: int
    url: str
    weight_kb: int
