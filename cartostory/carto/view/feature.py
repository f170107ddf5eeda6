"""One thing that a map draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

Spot = tuple[float, float, str]
PLAIN: Mapping[str, object] = {}
"""The properties of what has none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to draw: a geometry in px, the properties that the style asks of, its layer's key and its id.

    `spots` are where its name may stand as well: px to the right and down, and the side of the name that lies there.
    """

    geometry: BaseGeometry
    properties: Mapping[str, object]
    layer: str = ""
    id: str | int | None = None
    spots: tuple[Spot, ...] = ()
