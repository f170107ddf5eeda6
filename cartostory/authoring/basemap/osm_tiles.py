"""Features of OpenStreetMap -> vector tiles of layers of our own, as fine as each zoom can show."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import mapbox_vector_tile
import numpy
import shapely

from cartostory.authoring.basemap.osm_file import OsmFeatures
from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.decode import box_of
from cartostory.carto.svg.svg import Geometries

LAYERS = {"area": "ground_areas", "line": "ground_lines", "point": "ground_places"}
"""The names of our layers, by shape; `carto/basemap/schemas.py` knows them."""
EXTENT = 4096
_BUFFER = 64
_LEAST_SIDE = 6
"""Areas that are smaller than so many steps of the tile, squared, are left out."""
_ROADS_FROM = {"motorway": 5, "trunk": 6, "primary": 7, "secondary": 9, "tertiary": 10, "minor": 12}
_STREAMS_FROM, _BUILDINGS_FROM, _ALLEYS_FROM, _RAIL_FROM = 12, 13, 13, 8
_PLACES_FROM = {1: 4, 2: 7, 3: 10, 4: 9, 5: 11}


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """Features of one shape with an index, and from which zoom on each is drawn."""

    features: OsmFeatures
    tree: shapely.STRtree
    least_zooms: numpy.typing.NDArray[numpy.int64]


def stocked(features: Sequence[OsmFeatures]) -> tuple[Stock, ...]:
    """Make features ready to be cut into tiles."""
    return tuple(
        Stock(
            each,
            shapely.STRtree(each.geometries),
            numpy.array([least_zoom(properties) for properties in each.properties], dtype=numpy.int64),
        )
        for each in features
    )


def least_zoom(properties: Mapping[str, object]) -> int:
    """Give the zoom from which on a feature is drawn."""
    kind, kind_class, rank = properties["kind"], str(properties.get("class", "")), properties.get("rank")
    if kind == "road":
        return _ROADS_FROM.get(kind_class, _ALLEYS_FROM)
    if kind == "waterway":
        return 8 if kind_class in ("river", "canal") else _STREAMS_FROM
    if kind == "place":
        return _PLACES_FROM.get(rank if isinstance(rank, int) else 6, 12)
    return {"building": _BUILDINGS_FROM, "rail": _RAIL_FROM}.get(str(kind), 0)


def encode_tile(stocks: Sequence[Stock], tile: Tile) -> bytes | None:
    """Make one tile, packed; None where nothing lies in it."""
    layers = [layer for layer in (_layer(stock, tile) for stock in stocks) if layer["features"]]
    if not layers:
        return None
    left, top, right, bottom = box_of(tile)
    options = {"quantize_bounds": (left, top, right, bottom), "extents": EXTENT, "y_coord_down": True}
    data: bytes = mapbox_vector_tile.encode(layers, default_options=options)
    return gzip.compress(data, mtime=0)


def _layer(stock: Stock, tile: Tile) -> dict[str, object]:
    shape = stock.features.shape
    features = [
        {"geometry": geometry, "properties": dict(stock.features.properties[number])}
        for number, geometry in _in_tile(stock, tile)
    ]
    return {"name": LAYERS[shape], "features": features}


def _in_tile(stock: Stock, tile: Tile) -> Iterator[tuple[int, shapely.Geometry]]:
    left, top, right, bottom = box_of(tile)
    step = (right - left) / EXTENT
    more = _BUFFER * step
    box = (left - more, top - more, right + more, bottom + more)
    numbers = numpy.sort(stock.tree.query(shapely.box(*box)))
    numbers = numbers[stock.least_zooms[numbers] <= tile[0]]
    if not len(numbers):
        return
    lean = _lean(stock.features.geometries[numbers], stock.features.shape, step)
    cut = shapely.clip_by_rect(lean, *box) if stock.features.shape != "point" else lean
    for number, geometry in zip(numbers.tolist(), cut, strict=True):
        if geometry is not None and not geometry.is_empty:
            yield number, geometry


def _lean(geometries: Geometries, shape: str, step: float) -> Geometries:
    """Generalise to what a tile's steps can hold; specks are left out."""
    if shape == "point":
        return geometries
    found = shapely.simplify(geometries, step * 2)
    if shape == "area":
        found[shapely.area(found) < (_LEAST_SIDE * step) ** 2] = None
    lean: Geometries = found
    return lean
