"""What templates are given of a comparison. Part of the theme contract, as `views.py` is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `views` holds a comparison itself
    from cartostory.render.views import MapView, PhotoView


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a comparison: its name, and a map picture or a photograph."""

    label: str
    map: MapView | None = None
    photo: PhotoView | None = None


@dataclass(frozen=True, slots=True)
class CountView:
    """What was counted before and after, in the language's numbers. `kind` is buildings, roads, places or features."""

    kind: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two maps or two photographs under one slider; `counts` is what changed between two extracts, or empty."""

    before: SideView
    after: SideView
    counts: tuple[CountView, ...] = ()
