"""What may be taken of a site, or of one of its stories -> the text that lies beside it: who made each, and under what.

A file that is passed on without the page that offered it keeps its duties by this one (ODbL 1.0, section 4.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import Layer, Partnership
from cartostory.model.open_data import ATLAS, TABLE, formats_of, is_share_alike, open_layers
from cartostory.model.output import Address, Kind
from cartostory.render.open_data.layers import layer_terms
from cartostory.render.open_data.partnerships import list_terms
from cartostory.render.page_context import PageContext


def licences(partnership: Partnership | None, sheet: PageContext) -> str:
    """Write the text for the layers of a partnership, or for the list of all."""
    parts = [_of_list(sheet)] if partnership is None else [_of(one, sheet) for one in open_layers(partnership)]
    title = partnership.story.title if partnership else sheet.shared.site.config.title
    return "\n\n".join((title, *("\n".join(part) for part in parts))) + "\n"


def _of_list(sheet: PageContext) -> Iterator[str]:
    config = sheet.shared.site.config
    terms = list_terms(config)
    yield f"{ATLAS}, {TABLE}"
    yield config.publisher.name or config.title
    yield " – ".join(filter(None, (terms.name, terms.url))) if terms else sheet.words.gettext("No licence is named.")


def _of(layer: Layer, sheet: PageContext) -> Iterator[str]:
    names = (Address(Kind.DATA, sheet.output.address.subject, part=f"{layer.key}.{form}") for form in formats_of(layer))
    yield layer.label
    yield ", ".join(sheet.links.to(one) for one in names)
    yield layer.source
    terms = layer_terms(layer)
    yield " – ".join(filter(None, (terms.name, terms.url)))
    if is_share_alike(layer):
        yield sheet.words.gettext("what you make of it is shared alike")
