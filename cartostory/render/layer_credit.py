"""A layer -> the line that says who made its data, of what day they are, and under which licence."""

from __future__ import annotations

from cartostory.carto.looks import label_of
from cartostory.model import Layer, Precision
from cartostory.render.licence import licence
from cartostory.render.sheet import Sheet


def layer_credit(layer: Layer, sheet: Sheet) -> str:
    """Give the line, not yet set in its language; empty where the writer names no source."""
    if not layer.source:
        return ""
    terms = licence(layer.licence, sheet).name
    more = ", ".join(filter(None, (_dated(layer, sheet), terms)))
    return f"{label_of(layer, sheet.language)} – {layer.source}" + (f" ({more})" if more else "")


def _dated(layer: Layer, sheet: Sheet) -> str:
    """Say of what day the data are, as exactly as it is known; nothing where their source names the year already."""
    if layer.date is None or (layer.precision is Precision.YEAR and str(layer.date.year) in layer.source):
        return ""
    day = sheet.words.date(layer.date, precision=layer.precision.value)
    return sheet.words.gettext("data of %(day)s") % {"day": day}
