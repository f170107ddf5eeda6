"""What a layer is called on a page: in the page's language, or in the site's first, marked as such."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto.view.layer_style import label_of
from cartostory.model import Layer, Precision
from cartostory.model.licence import Licence, find
from cartostory.render.page_context import PageContext


def layer_label(layer: Layer, sheet: PageContext) -> str:
    """Give a layer's label, set."""
    return sheet.foreign(label_of(layer, sheet.language), label_language(layer, sheet))


def label_language(layer: Layer, sheet: PageContext) -> str:
    """Tell which language a layer's label is in."""
    first = sheet.shared.site.config.first_language
    own, base = sheet.language, sheet.language.partition("-")[0]
    return own if own in layer.names or base in layer.names or base == first.partition("-")[0] else first


def licence(written: str, sheet: PageContext) -> Licence:
    """Name a licence; one that is not known is shown as it was written, without a link.

    A licence as writers name it -> as readers meet it: its short name in their language, and where its text stands.
    """
    found = find(written) or Licence(written.strip(), written.strip())
    return replace(found, name=sheet.words.gettext(found.name)) if found.name else found


def layer_credit(layer: Layer, sheet: PageContext) -> str:
    """Give the line, not yet set in its language; empty where the writer names no source.

    A layer -> the line that says who made its data, of what day they are, and under which licence.
    """
    if not layer.source:
        return ""
    terms = licence(layer.licence, sheet).name
    more = ", ".join(filter(None, (_dated(layer, sheet), terms)))
    return f"{label_of(layer, sheet.language)} – {layer.source}" + (f" ({more})" if more else "")


def _dated(layer: Layer, sheet: PageContext) -> str:
    """Say of what day the data are, as exactly as it is known; nothing where their source names the year already."""
    if layer.date is None or (layer.precision is Precision.YEAR and str(layer.date.year) in layer.source):
        return ""
    day = sheet.words.date(layer.date, precision=layer.precision.value)
    return sheet.words.gettext("data of %(day)s") % {"day": day}
