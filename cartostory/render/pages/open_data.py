"""The site's data -> the page where they are taken from, each with who made it and how it may be used."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import Layer, Partnership
from cartostory.model.open_data import (
    ACTIVITIES,
    ATLAS,
    CATALOGUE,
    LICENCES,
    PACKAGE,
    TABLE,
    formats_of,
    is_share_alike,
    open_layers,
)
from cartostory.model.output import Address, Kind, Output
from cartostory.render.credits import layer_label, licence
from cartostory.render.feeds.story_data import open_data_data
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_link
from cartostory.render.views.open_data import DataLayerView, DataPageView, DataStoryView, FileView

_SITE_FILES = (
    (ATLAS, "GeoJSON"),
    (TABLE, "CSV"),
    (CATALOGUE, "DCAT-AP"),
    (PACKAGE, "Data Package"),
    (ACTIVITIES, "IATI 2.03"),
    (LICENCES, LICENCES),
)
_NAMES = {"geojson": "GeoJSON", "csv": "CSV", "gpx": "GPX"}


def open_data_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page."""
    view = DataPageView(
        files=tuple(_site_files(sheet)),
        stories=tuple(_stories(sheet)),
    )
    title = sheet.words.gettext("Open data")
    context = {"shell": shell(sheet, Head(title)), "view": view, "data": open_data_data(sheet)}
    return press.templates.page("open-data.html", sheet, context)


def _site_files(sheet: PageContext) -> Iterator[FileView]:
    for name, form in _SITE_FILES:
        address = Address(Kind.DATA, part=name)
        if sheet.shared.plan.has(address):
            yield FileView(form, sheet.links.to(address))


def _stories(sheet: PageContext) -> Iterator[DataStoryView]:
    for partnership in sheet.shared.site.partnerships:
        story = story_link(partnership, sheet)
        layers = tuple(_layer(partnership, layer, sheet) for layer in open_layers(partnership))
        if story and layers:
            yield DataStoryView(story, layers)


def _layer(partnership: Partnership, layer: Layer, sheet: PageContext) -> DataLayerView:
    terms = licence(layer.licence, sheet)
    addresses = ((form, Address(Kind.DATA, partnership.slug, part=f"{layer.key}.{form}")) for form in formats_of(layer))
    return DataLayerView(
        label=layer_label(layer, sheet),
        source=sheet.foreign(layer.source, sheet.shared.site.config.first_language),
        licence=terms.name,
        licence_url=terms.url,
        is_share_alike=is_share_alike(layer),
        files=(
            *(FileView(_NAMES[form], sheet.links.to(address)) for form, address in addresses),
            FileView(LICENCES, sheet.link(Kind.DATA, partnership.slug, part=LICENCES)),
        ),
    )
