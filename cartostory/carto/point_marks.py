"""Layers of points without a look of their own -> the mark by which each is told from the others, without colour too.

The first is drawn as discs, the next as targets, eyes and rings, in the order of the front matter: a layer keeps its
mark on all maps of its story, as it keeps its tint. Where a writer gave colours, those layers stay discs.
"""

from __future__ import annotations

from collections.abc import Iterable

import shapely

from cartostory.carto.works import holds_works
from cartostory.model import Layer

DISC, RING, TARGET, EYE = "", "ring", "target", "eye"
MARKS = (DISC, TARGET, EYE, RING)
"""The style's property `mark`; a fifth layer begins anew with discs, of another tint.

Rings come last: they are the likest to the small grey ones of towns that are not the story's."""
_OWN_LOOKS = ("categories", "ramp", "blanks")


def point_marks(layers: Iterable[Layer]) -> dict[str, str]:
    """Give the mark of each layer, by its key: `DISC` for all that is told otherwise."""
    plain = [layer for layer in layers if _is_plain(layer)]
    untold = [layer for layer in plain if not layer.colour]
    first = 1 if len(untold) < len(plain) else 0
    return {layer.key: MARKS[number % len(MARKS)] for number, layer in enumerate(untold, start=first)}


def _is_plain(layer: Layer) -> bool:
    """Tell whether a layer holds points that are neither signs nor told by a value."""
    if layer.symbol or any(look in layer.looks for look in _OWN_LOOKS):
        return False
    has_points = any(not shapely.get_dimensions(feature.geometry) for feature in layer.features)
    return has_points and not holds_works(feature.properties for feature in layer.features)
