"""What pages have to know of a drawn map: everything but the drawing itself, which workers need not carry about."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.carto.view.picture import Drawn, Landmark, LegendItem, NamedThings, Picture, PictureKind
from cartostory.model.transfer_size import gzipped_bytes

_FIRST_ON_A_PAGE = frozenset({PictureKind.GLOBE, PictureKind.ARCS})


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map picture as pages show it, in px. `weight_bytes` is the file's, gzipped (0: not weighed).

    `named`, `across_m`, `landmark` and `has_disputes` are the drawing's; `panes` are the names above its several maps;
    `is_blank` where there was next to nothing to draw.
    """

    width: int
    height: int
    legend: tuple[LegendItem, ...] = ()
    attribution: tuple[str, ...] = ()
    weight_bytes: int = 0
    named: tuple[NamedThings, ...] = ()
    across_m: float = 0.0
    landmark: Landmark | None = None
    panes: tuple[str, ...] = ()
    is_blank: bool = False
    has_disputes: bool = True


def drawn_map(picture: Picture, drawn: Drawn) -> DrawnMap:
    """Take from a drawing what pages need. Only pictures that a page asks for at once are weighed."""
    weight = gzipped_bytes(drawn.svg.encode()) if picture.kind in _FIRST_ON_A_PAGE else 0
    return DrawnMap(
        picture.width,
        picture.height,
        drawn.legend,
        drawn.attribution,
        weight,
        drawn.named,
        drawn.across_m,
        drawn.landmark,
        tuple(pane.title for pane in picture.panes),
        any(hint.code == "nothing-to-see" for hint in drawn.hints),
        drawn.has_disputes,
    )
