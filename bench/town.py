"""A number and a seed -> a town as OpenStreetMap holds one, that nobody lives in: the same bytes on every machine.

Quarters of crooked streets, houses along them with some courtyards, a river, green, schools and named places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import cos, pi, radians, sin
from pathlib import Path
from random import Random
from typing import Any

FEATURES = 15_000
CENTRE = (-1.0837, 13.0883)
SEED = 20161123
_METRE = 1 / 111_320
_BLOCK_M, _HOUSES = 90.0, 14
_NAMED, _GREEN, _SERVED, _CORNERED = 0.3, 0.06, 0.05, 0.3
"""Shares: of streets with a name, of green blocks, of blocks with a school or the like, of houses with a corner."""
_CLASSES = ("residential", "residential", "residential", "unclassified", "service", "track", "tertiary")

Place = tuple[float, float]


def write_town(file: Path, count: int = FEATURES) -> Path:
    """Write a town of about `count` features as GeoJSON, unless it is there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        found = {"type": "FeatureCollection", "features": town(count)}
        file.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return file


def town(count: int = FEATURES) -> list[dict[str, Any]]:
    """Make the features of a town, exactly `count` of them."""
    chance = Random(SEED)  # noqa: S311 - the same town every time is the point
    found: list[dict[str, Any]] = [_river(chance)]
    side = 1
    while len(found) < count:
        for column, row in _ring(side):
            found += _block(chance, column, row)
        side += 1
    return [{**feature, "id": f"way/{number}"} for number, feature in enumerate(found[:count], start=1)]


def _ring(side: int) -> Iterator[tuple[int, int]]:
    """Yield the blocks of a square ring around the middle, so that a town of any size is round about itself."""
    for column in range(-side, side):
        for row in range(-side, side):
            if max(column, row, -column - 1, -row - 1) == side - 1:
                yield column, row


def _block(chance: Random, column: int, row: int) -> Iterator[dict[str, Any]]:
    west, south = column * _BLOCK_M, row * _BLOCK_M
    bend = chance.uniform(-9, 9)
    kind = chance.choice(_CLASSES) if column % 8 or row % 8 else "secondary"
    tags = {"highway": kind} | ({"name": f"Rue {column}.{row}"} if chance.random() < _NAMED else {})
    yield _feature("LineString", [_at(west, south), _at(west + 45, south + bend), _at(west + 90, south)], tags)
    yield _feature("LineString", [_at(west, south), _at(west + bend, south + 45), _at(west, south + 90)], tags)
    if chance.random() < _GREEN:
        yield _feature("Polygon", [_outline(chance, west + 45, south + 45, 60, 60)], {"landuse": "grass"})
        return
    for _ in range(_HOUSES):
        x, y = west + chance.uniform(12, 78), south + chance.uniform(12, 78)
        yield _feature(
            "Polygon", [_outline(chance, x, y, chance.uniform(6, 15), chance.uniform(5, 12))], {"building": "yes"}
        )
    if chance.random() < _SERVED:
        sort = chance.choice(("school", "clinic", "marketplace", "drinking_water", "place_of_worship"))
        yield _feature("Point", list(_at(west + 45, south + 45)), {"amenity": sort})
    if not (column % 6 or row % 6):
        yield _feature(
            "Point", list(_at(west + 45, south + 45)), {"place": "suburb", "name": f"Secteur {column}.{row}"}
        )


def _river(chance: Random) -> dict[str, Any]:
    line = [_at(x, 400 + 200 * sin(x / 500) + chance.uniform(-20, 20)) for x in range(-2500, 2501, 50)]
    return _feature("LineString", line, {"waterway": "river", "name": "La Rivière"})


def _outline(chance: Random, x: float, y: float, wide: float, high: float) -> list[Place]:
    """Give a house's outline: a turned rectangle, or an L."""
    turn = chance.uniform(0, pi / 2)
    corners = [(-1, -1), (1, -1), (1, 0), (0, 0), (0, 1), (-1, 1)] if chance.random() < _CORNERED else _SQUARE
    ring = [
        _at(
            x + (wide * a * cos(turn) - high * b * sin(turn)) / 2, y + (wide * a * sin(turn) + high * b * cos(turn)) / 2
        )
        for a, b in corners
    ]
    return [*ring, ring[0]]


_SQUARE = [(-1, -1), (1, -1), (1, 1), (-1, 1)]


def _at(east_m: float, north_m: float) -> Place:
    lon, lat = CENTRE
    return round(lon + east_m * _METRE / cos(radians(lat)), 7), round(lat + north_m * _METRE, 7)


def _feature(kind: str, coordinates: object, tags: dict[str, str]) -> dict[str, Any]:
    return {"type": "Feature", "properties": tags, "geometry": {"type": kind, "coordinates": coordinates}}
