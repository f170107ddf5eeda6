"""What pages have to know of a drawn map: everything but the drawing itself, which workers need not carry about."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.carto.view.picture import Drawn, LegendItem, Picture, PictureKind
from cartostory.model.transfer_size import gzipped_bytes

_FIRST_ON_A_PAGE = frozenset({PictureKind.GLOBE, PictureKind.ARCS})


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map picture as pages show it, in px. `weight_bytes` is the file's, gzipped (0: not weighed)."""

    width: int
    height: int
    legend: tuple[LegendItem, ...] = ()
    attribution: tuple[str, ...] = ()
    weight_bytes: int = 0


def drawn_map(picture: Picture, drawn: Drawn) -> DrawnMap:
    """Take from a drawing what pages need. Only pictures that a page asks for at once are weighed."""
    weight = gzipped_bytes(drawn.svg.encode()) if picture.kind in _FIRST_ON_A_PAGE else 0
    return DrawnMap(picture.width, picture.height, drawn.legend, drawn.attribution, weight)
