"""What a site gives away as data: the layers that may be passed on, and the list of its partnerships."""

from __future__ import annotations

from cartostory.model.layer import Layer
from cartostory.model.licence import ALL_RIGHTS_RESERVED, find
from cartostory.model.partnership import Partnership

ATLAS, TABLE, CATALOGUE, PACKAGE = "atlas.geojson", "partnerships.csv", "catalogue.jsonld", "datapackage.json"
ACTIVITIES = "iati.xml"
"""The files of a whole site."""

LICENCES = "LICENCES.txt"
"""Beside the files of the site, and beside those of each story: who made each, and how it may be used."""

_FORMATS = ("geojson", "csv")
_WAYS = frozenset({"Point", "MultiPoint", "LineString", "MultiLineString"})

SHARE_ALIKE = frozenset({"ODbL-1.0", *(f"CC-BY-SA-{version}" for version in ("4.0", "3.0", "2.5", "2.0")), "FAL-1.3"})
"""Licences that whoever changes the data has to give them under, in turn."""


def may_be_passed_on(layer: Layer) -> bool:
    """Tell whether a layer may be downloaded: somebody made it, and allows that. Squares left blank are nobody's."""
    terms = find(layer.licence)
    is_kept = terms is not None and terms.code == ALL_RIGHTS_RESERVED.code
    return bool(layer.source and layer.licence and layer.features and not layer.style.blanks and not is_kept)


def open_layers(partnership: Partnership) -> tuple[Layer, ...]:
    """Give the layers of a partnership that may be downloaded, in the writer's order."""
    return tuple(layer for layer in partnership.layers.values() if may_be_passed_on(layer))


def formats_of(layer: Layer) -> tuple[str, ...]:
    """Give the forms that a layer is given in: GPX too, where all of it is points and ways, which is all GPX knows."""
    is_gpx = all(one.geometry.geom_type in _WAYS for one in layer.features)
    return (*_FORMATS, "gpx") if is_gpx else _FORMATS


def is_share_alike(layer: Layer) -> bool:
    """Tell whether those who change a layer have to share it alike."""
    terms = find(layer.licence)
    return terms is not None and terms.code in SHARE_ALIKE
