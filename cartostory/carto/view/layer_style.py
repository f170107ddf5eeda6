"""What a writer overrides of a layer's look, worked out per feature as properties that every map's style reads.

One style draws the pictures and the live map, so an override is data and no second style: `tint` (colour), `radius`
(px, graduated circles) and `grade`, the number of the category or class, by which the legend tells features apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

import shapely

from cartostory.carto.osm.works import holds_works, work_look
from cartostory.carto.view.written_numbers import number_of
from cartostory.model import Layer
from cartostory.model.layer_style import Categories, Ramp, RampKind

NOTHING_KNOWN = "#A8A29A"
"""The colour of features without a value, or with one that the writer does not name."""
UNGRADED = -1
_SMALLEST_PX, _LARGEST_PX = 4.0, 18.0


def look_of(tags: Mapping[str, object], layer: Layer) -> dict[str, object]:
    """Give what a layer's categories, its ramp or else the feature's status say of a feature; nothing without any."""
    categories, ramp = layer.style.categories, layer.style.ramp
    if categories:
        return _category(tags, categories)
    return _class(tags, ramp) if ramp else work_look(tags)


def label_of(layer: Layer, language: str) -> str:
    """Give what a layer is called in a language."""
    return layer.names.get(language) or layer.names.get(language.split("-", maxsplit=1)[0]) or layer.label or layer.key


def text_of(value: object) -> str:
    """Write a property's value as the writer writes it in the front matter."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _category(tags: Mapping[str, object], categories: Categories) -> dict[str, object]:
    value = text_of(tags.get(categories.property))
    for number, (name, colour) in enumerate(categories.colours):
        if name == value:
            return {"tint": colour, "grade": number}
    return {"tint": NOTHING_KNOWN, "grade": UNGRADED}


def _class(tags: Mapping[str, object], ramp: Ramp) -> dict[str, object]:
    value = number_of(tags.get(ramp.property))
    number = UNGRADED if value is None else bisect_right(ramp.steps, value)
    found: dict[str, object] = {"tint": ramp.colours[number] if number >= 0 else NOTHING_KNOWN, "grade": number}
    if ramp.kind is RampKind.CIRCLES:
        found["radius"] = radius_px(max(number, 0), len(ramp.steps))
    return found


def radius_px(number: int, last: int) -> float:
    """Give the radius of a class's circles in px: equal steps from the smallest to the largest."""
    return round(_SMALLEST_PX + (_LARGEST_PX - _SMALLEST_PX) * number / max(last, 1), 1)


# Layers of points without a look of their own -> the mark by which each is told from the others, without colour too.
#
# The first is drawn as discs, the next as targets, eyes and rings, in the order of the front matter: a layer keeps
# its mark on all maps of its story, as it keeps its tint. Where a writer gave colours, those layers stay discs.

DISC, RING, TARGET, EYE = "", "ring", "target", "eye"
MARKS = (DISC, TARGET, EYE, RING)
"""The style's property `mark`; a fifth layer begins anew with discs, of another tint.

Rings come last: they are the likest to the small grey ones of towns that are not the story's."""


def point_marks(layers: Iterable[Layer]) -> dict[str, str]:
    """Give the mark of each layer, by its key: `DISC` for all that is told otherwise."""
    plain = [layer for layer in layers if _is_plain(layer)]
    untold = [layer for layer in plain if not layer.colour]
    first = 1 if len(untold) < len(plain) else 0
    return {layer.key: MARKS[number % len(MARKS)] for number, layer in enumerate(untold, start=first)}


def _is_plain(layer: Layer) -> bool:
    """Tell whether a layer holds points that are neither signs nor told by a value."""
    if layer.symbol or layer.style.is_own:
        return False
    has_points = any(not shapely.get_dimensions(feature.geometry) for feature in layer.features)
    return has_points and not holds_works(feature.properties for feature in layer.features)
