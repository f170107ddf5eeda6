"""A file of OpenStreetMap (.osm.pbf, .osm) -> what our style draws of it, in the unit square. GDAL reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import shapely

from cartostory.authoring.basemap.remote import FetchError
from cartostory.carto.basemap.area import Area
from cartostory.carto.osm.osm_tags import kind_of
from cartostory.carto.svg.svg import Geometries
from cartostory.geo.projection import MERCATOR_LAT, from_unit, unit_array
from cartostory.load.vector.gdal import gdal

KINDS = frozenset({"road", "rail", "waterway", "water", "green", "built-up", "building", "place"})
"""What a ground is made of; borders are none of it."""
_LAYERS = {"points": "point", "lines": "line", "multipolygons": "area"}
_DRAWN = {"point": {"place"}, "line": {"road", "rail", "waterway"}, "area": {"water", "green", "built-up", "building"}}
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_MOST_FEATURES = 3_000_000


@dataclass(frozen=True, slots=True, eq=False)
class OsmFeatures:
    """Features of one shape: `properties[i]` (kind, class, rank, names) belongs to `geometries[i]`."""

    shape: str
    properties: tuple[Mapping[str, object], ...]
    geometries: Geometries


def read_osm(path: Path, areas: tuple[Area, ...]) -> tuple[OsmFeatures, ...]:
    """Read what is drawn in the areas. Raises `FetchError` for what GDAL cannot read."""
    return tuple(_features(path, layer, shape, areas) for layer, shape in _LAYERS.items())


def _features(path: Path, layer: str, shape: str, areas: tuple[Area, ...]) -> OsmFeatures:
    names, rows, geometries = _rows(path, layer, areas)
    kept: list[int] = []
    properties: list[Mapping[str, object]] = []
    for number, row in enumerate(rows):
        tags = _tags(dict(zip(names, row, strict=True)))
        found = kind_of(tags, shape)
        if found.get("kind") in _DRAWN[shape]:
            kept.append(number)
            properties.append({**found, **_names(tags)})
    return OsmFeatures(shape, tuple(properties), _in_units(geometries[kept]))


def _rows(path: Path, layer: str, areas: tuple[Area, ...]) -> tuple[list[str], Iterator[tuple[Any, ...]], Geometries]:
    gdal()
    from pyogrio import raw  # noqa: PLC0415 - GDAL: most sites fetch their ground instead
    from pyogrio.errors import DataSourceError  # noqa: PLC0415 - same

    try:
        meta, _, wkb, columns = raw.read(path, layer=layer, bbox=_bbox(areas), max_features=_MOST_FEATURES)
        geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    except (DataSourceError, ValueError) as error:
        raise FetchError("basemap-not-osm", path=path.name, reason=str(error)) from error
    return meta["fields"].tolist(), zip(*columns, strict=True), geometries


def _bbox(areas: tuple[Area, ...]) -> tuple[float, float, float, float] | None:
    """Give the box of degrees around all areas; None (the whole file) where one crosses the antimeridian."""
    left, right = min(area.box[0] for area in areas), max(area.box[2] for area in areas)
    if left < 0 or right > 1:
        return None
    top, bottom = min(area.box[1] for area in areas), max(area.box[3] for area in areas)
    upper, lower = from_unit(left, max(0.0, top)), from_unit(right, min(1.0, bottom))
    return upper.lon, lower.lat, lower.lon, upper.lat


def _tags(row: Mapping[str, object]) -> dict[str, object]:
    """Give the tags of a row: those with a column of their own, and the others, which GDAL writes as text (hstore)."""
    tags = {key: value for key, value in row.items() if isinstance(value, str) and value}
    others = str(tags.pop("other_tags", ""))
    return {**{_plain(key): _plain(value) for key, value in _PAIR.findall(others)}, **tags}


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _names(tags: Mapping[str, object]) -> dict[str, object]:
    return {
        key: value for key, value in tags.items() if key == "name" or key.startswith("name:") or key == "population"
    }


def _in_units(degrees: Geometries) -> Geometries:
    def project(points: numpy.typing.NDArray[numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
        points[:, 1] = numpy.clip(points[:, 1], -MERCATOR_LAT, MERCATOR_LAT)
        return unit_array(points)

    found: Geometries = shapely.transform(degrees, project) if len(degrees) else degrees
    return found
