"""What a layer is called on a page: in the page's language, or in the site's first, marked as such."""

from __future__ import annotations

from cartostory.carto.looks import label_of
from cartostory.model import Layer
from cartostory.render.sheet import Sheet


def layer_label(layer: Layer, sheet: Sheet) -> str:
    """Give a layer's label, set."""
    return sheet.foreign(label_of(layer, sheet.language), label_language(layer, sheet))


def label_language(layer: Layer, sheet: Sheet) -> str:
    """Tell which language a layer's label is in."""
    first = sheet.shared.site.config.languages[0]
    own, base = sheet.language, sheet.language.partition("-")[0]
    return own if own in layer.names or base in layer.names or base == first.partition("-")[0] else first
