"""Shapely geometries -> GeoJSON geometries whose lines and rings are text: half of what lists of numbers weigh.

Each position is the step from the one before, in whole units of 1/`scale` degree, longitude then latitude. A step is
doubled, its sign goes into the lowest bit, and it is written five bits a letter, the lowest first; a letter from the
second half of the alphabet says that more follow (the method of the Encoded Polyline Algorithm Format, with letters
that neither JSON nor HTML has to escape). `themes/default/assets/js/live/unpack.js` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, log10
from typing import Any

import numpy
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS, _MORE = 5, 32

Json = dict[str, Any]


def feature(geometry: BaseGeometry, tolerance: float, properties: Json) -> Json:
    """Give a feature with its geometry packed."""
    return {"type": "Feature", "geometry": packed(geometry, tolerance), "properties": properties}


def collection(features: Iterable[Json]) -> Json:
    """Give a collection of features."""
    return {"type": "FeatureCollection", "features": list(features)}


def in_columns(points: Json, decimals: int) -> Json:
    """Give a collection of points as one line of positions, and a list for each property: half of what it weighs."""
    features = points["features"]
    names = dict.fromkeys(name for each in features for name in each["properties"])
    return {
        "type": points["type"],
        "scale": 10**decimals,
        "points": encoded((each["geometry"]["coordinates"] for each in features), decimals) if features else "",
        "columns": {name: [each["properties"].get(name) for each in features] for name in names},
    }


def packed(geometry: BaseGeometry, tolerance: float) -> Json:
    """Give a geometry with as many decimals as a tolerance in degrees asks for; single points stay numbers."""
    decimals = max(1, ceil(-log10(tolerance) + 0.3))
    return _packed(dict(shapely.geometry.mapping(geometry)), decimals)


def _packed(written: Json, decimals: int) -> Json:
    if written["type"] == "GeometryCollection":
        return {
            "type": written["type"],
            "geometries": [_packed(dict(each), decimals) for each in written["geometries"]],
        }
    if written["type"] == "Point":
        return {"type": "Point", "coordinates": [round(number, decimals) for number in written["coordinates"][:2]]}
    return {"type": written["type"], "scale": 10**decimals, "coordinates": _lines(written["coordinates"], decimals)}


def _lines(coordinates: Any, decimals: int) -> Any:
    """Turn each list of positions into text, however deep it is nested."""
    if coordinates and isinstance(coordinates[0][0], int | float):
        return encoded(coordinates, decimals)
    return [_lines(inner, decimals) for inner in coordinates]


def encoded(positions: Iterable[Iterable[float]], decimals: int) -> str:
    """Write a list of positions in degrees as text."""
    units = numpy.rint(numpy.array([tuple(each)[:2] for each in positions]) * 10**decimals).astype(numpy.int64)
    steps = numpy.diff(units, axis=0, prepend=numpy.zeros((1, 2), dtype=numpy.int64)).ravel()
    return "".join(map(_letters, ((steps << 1) ^ (steps >> 63)).tolist()))


def _letters(number: int) -> str:
    found = []
    while number >= _MORE:
        found.append(ALPHABET[_MORE | number & _MORE - 1])
        number >>= _BITS
    return "".join((*found, ALPHABET[number]))
