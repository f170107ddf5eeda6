"""The built-in world at 1:10 million (Natural Earth), for zooms from 6 to 10: `vendor/world_10m.npz`, read once.

`hooks/world.py` makes it and describes its arrays. Its countries are cut into cells: their land is the world's land,
whose coast is lines of its own (`coast`). First-level limits (`limit`) say from which zoom they are drawn, rivers their
rank and what they are called.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.claims import added_borders, border_parts, undisputed
from cartostory.carto.world.territories import alpha_2
from cartostory.carto.world.topology import Box, Part, box_of, boxes_of
from cartostory.carto.world.world import World
from cartostory.geo.projection import Array

Whole = NDArray[numpy.signedinteger]

FINE_FROM_ZOOM = 6.0
"""From here on maps show this world."""
UNITS = 1000
"""The file's units of a degree, and how fine its lines are."""


@lru_cache(maxsize=1)
def fine_world() -> World:
    """Read the world at 1:10 million."""
    with (
        resources.as_file(resources.files("cartostory") / "vendor" / "world_10m.npz") as path,
        numpy.load(path) as file,
    ):
        arcs = _lines(file["starts"], file["lengths"], file["steps"])
        written = json.loads(file["parts"].tobytes())
    parts = tuple(_parts(written, arcs))
    return World(arcs, parts, numpy.array([part.box for part in parts]), is_stepped=False)


def _lines(starts: Whole, lengths: Whole, steps: Whole) -> list[Array]:
    """Give the points of each line in degrees."""
    firsts = numpy.cumsum(lengths) - lengths
    run = numpy.cumsum(steps, axis=1, dtype=numpy.int64).T
    points = run + numpy.repeat(starts - run[firsts], lengths, axis=0)
    return numpy.split(points / UNITS, firsts[1:])


def _parts(written: list[tuple[str, str, int, dict[str, object]]], arcs: list[Array]) -> Iterator[Part]:
    boxes = boxes_of(arcs)
    first = 0
    for kind, key, rings, facts in written:
        numbers = range(first, first + max(rings, 1))
        first = numbers.stop
        if kind == "border":
            left, right = key.split("-")
            yield from border_parts(left, right, numbers.start, arcs)
            continue
        own = tuple((number,) for number in numbers)
        part = Part(kind, key, own, is_area=rings > 0, box=box_of(own, boxes), properties=facts)
        yield from undisputed(part, arcs) if kind == "country" else (part,)
    yield from added_borders(arcs)


def land_in(box: Box, own: frozenset[str] | None = None) -> BaseGeometry:
    """Give the land in a box of degrees in one piece; or that of some countries (alpha-2). In degrees."""
    source = fine_world()
    numbers = source.within(box, frozenset({"country"}))
    pieces = [source.degrees(number) for number in numbers if own is None or alpha_2(source.parts[number].key) in own]
    return shapely.union_all(shapely.clip_by_rect(pieces, *box))
