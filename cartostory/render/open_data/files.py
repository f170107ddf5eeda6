"""An output of the site's data -> the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cartostory.model import Layer
from cartostory.model.open_data import ACTIVITIES, ATLAS, CATALOGUE, LICENCES, PACKAGE, TABLE
from cartostory.model.output import Output
from cartostory.render.open_data.catalogue import catalogue, data_package
from cartostory.render.open_data.iati import iati_activities
from cartostory.render.open_data.layers import layer_csv, layer_geojson, layer_gpx
from cartostory.render.open_data.licences import licences
from cartostory.render.open_data.partnerships import atlas_geojson, partnerships_csv
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

_OF_SITE: Mapping[str, Callable[[PageContext], str]] = {
    ATLAS: atlas_geojson,
    TABLE: partnerships_csv,
    CATALOGUE: catalogue,
    PACKAGE: data_package,
    ACTIVITIES: iati_activities,
}
_OF_LAYER: Mapping[str, Callable[[Layer], str]] = {"geojson": layer_geojson, "csv": layer_csv, "gpx": layer_gpx}


def data_file(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make one file of data: of the whole site, or of one layer."""
    address = output.address
    partnership = sheet.shared.site.partnership(address.subject)
    if address.part == LICENCES:
        return licences(partnership, sheet)
    if partnership is None:
        return _OF_SITE[address.part](sheet)
    key, _, form = address.part.rpartition(".")
    return _OF_LAYER[form](partnership.layers[key])
