"""A layer -> GeoJSON (RFC 7946) and CSV (RFC 4180), each with its source and its licence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

import shapely

from cartostory.authoring.exporting.exported import as_features
from cartostory.authoring.exporting.gpx import GpxRights, gpx
from cartostory.model import Layer
from cartostory.model.licence import Licence, find

_POSITION = ("longitude", "latitude")
_SHAPE = "geometry_wkt"


def layer_terms(layer: Layer) -> Licence:
    """Give a layer's licence; one that nobody knows as it was written."""
    return find(layer.licence) or Licence(layer.licence.strip(), layer.licence.strip())


def layer_geojson(layer: Layer) -> str:
    """Write a layer with who made it and how it may be used, as members of the collection (RFC 7946, 6.1)."""
    terms = layer_terms(layer)
    told = {
        "type": "FeatureCollection",
        "name": layer.label,
        "attribution": layer.source,
        "licence": terms.code,
        "licence_url": terms.url,
        "features": as_features(layer),
    }
    return json.dumps({key: value for key, value in told.items() if value != ""}, ensure_ascii=False) + "\n"


def layer_gpx(layer: Layer) -> str:
    """Write a layer of points and ways as GPX 1.1, with who made it and the address of its licence."""
    terms = layer_terms(layer)
    return gpx(layer.label, [(layer.label, as_features(layer))], GpxRights(layer.source, terms.url))


def layer_csv(layer: Layer) -> str:
    """Write a layer as a table: points by their position, other shapes as text (OGC 06-103r4, WKT)."""
    columns = list(dict.fromkeys(key for one in layer.features for key in one.properties))
    is_points = all(one.geometry.geom_type == "Point" for one in layer.features)
    where = _POSITION if is_points else (_SHAPE,)
    rows = []
    for one in layer.features:
        place = one.geometry.coords[0][:2] if is_points else (shapely.to_wkt(one.geometry, rounding_precision=7),)
        rows.append((*place, *(_cell(one.properties.get(key)) for key in columns)))
    return table((*where, *columns), rows)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write rows as CSV in UTF-8 with a first line of names."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(tuple(head))
    writer.writerows(rows)
    return target.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
