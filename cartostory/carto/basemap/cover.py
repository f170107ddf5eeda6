"""A box of the unit square -> the tiles that cover it, and where the parts of each come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Protocol

import numpy
import shapely

from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.clip import cut_to
from cartostory.carto.basemap.decode import box_of
from cartostory.carto.basemap.directory import ArchiveError
from cartostory.carto.basemap.tile_features import FeaturePart

Box = tuple[float, float, float, float]
"""Of the unit square: left, top, right, bottom; left and right may run on past 0 and 1 where the world begins anew."""
_MOST_STEPS_UP = 4
"""So many zooms coarser may the tile be that stands in for one that is not there."""


class Basemap(Protocol):
    """What a map draws under itself: the tiles of an archive, decoded."""

    @property
    def min_zoom(self) -> int:
        """Give the least zoom of its tiles."""

    @property
    def max_zoom(self) -> int:
        """Give the greatest zoom of its tiles."""

    @property
    def attribution(self) -> str:
        """Say whose data it shows, as plain text."""

    def __hash__(self) -> int:
        """Be a key: what was gathered of an archive is remembered."""

    def parts(self, tile: Tile) -> tuple[FeaturePart, ...] | None:
        """Give what is drawn of a tile; None where the archive has no such tile. Raises `ArchiveError`."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The parts of a box; `missing` is the share of it for which there is no tile, `faults` say which are damaged."""

    zoom: int
    parts: tuple[FeaturePart, ...]
    missing: float
    faults: tuple[str, ...] = ()


def tile_zoom(basemap: Basemap, zoom: float) -> int:
    """Give the zoom of the tiles for a map's zoom, as MapLibre chooses it: the whole number below."""
    return max(basemap.min_zoom, min(basemap.max_zoom, floor(zoom)))


def cover(basemap: Basemap, box: Box, zoom: float) -> Cover:
    """Gather the parts of the tiles that cover a box."""
    level = tile_zoom(basemap, zoom)
    every = list(tiles_of(box, level))
    found: list[FeaturePart] = []
    faults: list[str] = []
    missing = 0
    for tile, turn in every:
        try:
            parts = _parts(basemap, tile)
        except ArchiveError as fault:
            parts = None
            faults.append(str(fault.blanks.get("reason", fault.code)))
        missing += parts is None
        found += (_moved(part, turn) for part in parts or ())
    return Cover(level, tuple(found), missing / len(every) if every else 1.0, tuple(faults))


def tiles_of(box: Box, zoom: int) -> Iterator[tuple[Tile, int]]:
    """Yield the tiles of a box, and by how many whole worlds each must be moved to lie in it."""
    left, top, right, bottom = (edge * 2**zoom for edge in box)
    count = 2**zoom
    for row in range(max(0, floor(top)), min(count, ceil(bottom))):
        for column in range(floor(left), ceil(right)):
            yield (zoom, column % count, row), column // count


def _parts(basemap: Basemap, tile: Tile) -> tuple[FeaturePart, ...] | None:
    """Give a tile's parts, or what a coarser one shows of its box."""
    zoom, column, row = tile
    for step in range(min(_MOST_STEPS_UP, zoom) + 1):
        parts = basemap.parts((zoom - step, column >> step, row >> step))
        if parts is not None:
            return parts if not step else tuple(_within(parts, tile))
    return None


def _within(parts: tuple[FeaturePart, ...], tile: Tile) -> Iterator[FeaturePart]:
    for part in parts:
        cut = cut_to(part.geometries, box_of(tile))
        kept = numpy.flatnonzero(~shapely.is_empty(cut))
        if len(kept):
            numbers = kept.tolist()
            order = tuple(part.order[number] for number in numbers) if part.order else ()
            names = tuple(part.names[number] for number in numbers)
            yield replace(part, geometries=cut[kept], names=names, order=order)


def _moved(part: FeaturePart, turn: int) -> FeaturePart:
    if not turn:
        return part
    moved = shapely.transform(part.geometries, lambda points: points + numpy.array([turn, 0.0]))
    return replace(part, geometries=moved)
