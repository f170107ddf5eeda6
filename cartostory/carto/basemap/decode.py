"""A vector tile (Mapbox Vector Tile 2) -> its layers: properties, and geometries in Web Mercator's unit square.

The protobuf message is read by the library that knows it; geometries are put together here for a whole layer at once,
since a tile of a town holds thousands of them. The corners of tiles are exact in the unit square (sums of powers of
two), so that what two tiles cut between them meets again without a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy
import shapely
from google.protobuf.message import DecodeError
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from numpy.typing import NDArray

from cartostory.carto.basemap.archive import Tile
from cartostory.carto.basemap.directory import damaged
from cartostory.carto.svg.svg import Geometries
from cartostory.geo.projection import Array

Properties = Mapping[str, object]
Wanted = Callable[[str, str], bool]
"""Tell by a layer's name and a shape (point, line, area) whether anything of it is drawn."""

SHAPES = {1: "point", 2: "line", 3: "area"}
_LINE, _AREA = 2, 3
_LINE_POINTS, _RING_POINTS = 2, 3
_MOVE_TO, _LINE_TO, _CLOSE = 1, 2, 7
_VALUES = ("string_value", "int_value", "bool_value", "double_value", "float_value", "uint_value", "sint_value")


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of one layer and shape: `properties[i]` belongs to `geometries[i]`."""

    layer: str
    shape: str
    properties: tuple[Properties, ...]
    geometries: Geometries


def decode(data: bytes, tile: Tile, wanted: Wanted) -> tuple[Features, ...]:
    """Read a tile. What is broken in a feature costs that feature. Raises `ArchiveError` for what is no tile at all."""
    message = vector_tile_pb2.tile()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise damaged(f"tile {'/'.join(map(str, tile))}: {error}") from error
    return tuple(
        Features(layer.name, shape, *_features(layer, code, tile))
        for layer in message.layers
        for code, shape in SHAPES.items()
        if wanted(layer.name, shape)
    )


def box_of(tile: Tile) -> tuple[float, float, float, float]:
    """Give the box of a tile in the unit square: left, top, right, bottom."""
    zoom, column, row = tile
    count = 2**zoom
    return column / count, row / count, (column + 1) / count, (row + 1) / count


def _features(layer: Any, code: int, tile: Tile) -> tuple[tuple[Properties, ...], Geometries]:
    chosen = [feature for feature in layer.features if feature.type == code]
    strokes = _Strokes.read([feature.geometry for feature in chosen])
    geometries = _geometries(strokes.placed(tile, layer.extent or 4096), code, len(chosen))
    values = [_value(value) for value in layer.values]
    keys = list(layer.keys)
    kept = numpy.flatnonzero(~shapely.is_missing(geometries))
    properties = tuple(_tags(chosen[number].tags, keys, values) for number in kept.tolist())
    return properties, geometries[kept]


def _tags(tags: Any, keys: list[str], values: list[object]) -> Properties:
    pairs = zip(tags[::2], tags[1::2], strict=False)
    return {keys[key]: values[value] for key, value in pairs if key < len(keys) and value < len(values)}


def _value(value: Any) -> object:
    return next((getattr(value, name) for name in _VALUES if value.HasField(name)), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Strokes:
    """Lines, rings or groups of points of many features: where each begins in `points`, and whose it is."""

    points: Array
    starts: NDArray[numpy.int64]
    counts: NDArray[numpy.int64]
    owners: NDArray[numpy.int64]

    @classmethod
    def read(cls, commands: list[Any]) -> _Strokes:
        """Read the commands of features (section 4.3 of the specification); a feature breaks off where it is wrong."""
        numbers: list[int] = []
        sources: list[tuple[int, int]] = []
        strokes: list[tuple[int, int]] = []
        for owner, geometry in enumerate(commands):
            base = len(numbers)
            numbers.extend(geometry)
            for stroke in _walk(numbers, base):
                sources += stroke
                strokes.append((owner, sum(number for _, number in stroke)))
        return cls._gathered(numbers, sources, strokes)

    @classmethod
    def _gathered(cls, numbers: list[int], sources: list[tuple[int, int]], strokes: list[tuple[int, int]]) -> _Strokes:
        """Turn zigzag steps into points; each feature begins anew at its tile's corner."""
        flat = numpy.array(numbers, dtype=numpy.int64)
        if not strokes:
            return cls(numpy.empty((0, 2)), *(numpy.empty(0, dtype=numpy.int64) for _ in range(3)))
        begins, lengths = numpy.array(sources, dtype=numpy.int64).T
        picked = numpy.repeat(begins - 2 * (numpy.cumsum(lengths) - lengths), lengths)
        places = picked + 2 * numpy.arange(int(lengths.sum()))
        steps = numpy.column_stack((flat[places], flat[places + 1]))
        steps = (steps >> 1) ^ -(steps & 1)
        owners, counts = numpy.array(strokes, dtype=numpy.int64).T
        starts = numpy.cumsum(counts) - counts
        points = numpy.cumsum(steps, axis=0)
        is_first = numpy.concatenate(([True], owners[1:] != owners[:-1]))
        before = numpy.where(starts[:, None] > 0, points[starts - 1], 0)[is_first]
        sizes = numpy.add.reduceat(counts, numpy.flatnonzero(is_first))
        return cls((points - numpy.repeat(before, sizes, axis=0)).astype(float), starts, counts, owners)

    def placed(self, tile: Tile, extent: int) -> _Strokes:
        """Bring the points into the unit square."""
        zoom, column, row = tile
        corner = numpy.array([column, row], dtype=float)
        return _Strokes((self.points / extent + corner) / 2**zoom, self.starts, self.counts, self.owners)


def _walk(numbers: list[int], at: int) -> Iterator[list[tuple[int, int]]]:
    """Yield strokes as runs of points: where each run's numbers begin, and how many points it has."""
    stroke: list[tuple[int, int]] = []
    end = len(numbers)
    while at < end:
        command, count = numbers[at] & 7, numbers[at] >> 3
        at += 1
        if command == _CLOSE:
            continue
        if command not in (_MOVE_TO, _LINE_TO) or at + 2 * count > end:
            break
        if command == _MOVE_TO and stroke:
            yield stroke
            stroke = []
        stroke.append((at, count))
        at += 2 * count
    if stroke:
        yield stroke


def _geometries(strokes: _Strokes, code: int, count: int) -> Geometries:
    """Make one geometry of each feature; None where nothing sound is left of it."""
    found: Geometries = numpy.full(count, None, dtype=object)
    if code == _AREA:
        _areas(strokes, found)
    elif code == _LINE:
        _lines(strokes, found)
    elif len(strokes.owners):
        owners = numpy.repeat(strokes.owners, strokes.counts)
        points: Any = shapely.points(strokes.points)
        shapely.multipoints(points, indices=owners, out=found)
    return found


def _lines(strokes: _Strokes, found: Geometries) -> None:
    long = strokes.counts >= _LINE_POINTS
    points, indices = _chosen(strokes, long)
    if len(points):
        lines: Any = shapely.linestrings(points, indices=indices)
        shapely.multilinestrings(lines, indices=strokes.owners[long], out=found)


def _areas(strokes: _Strokes, found: Geometries) -> None:
    """Put rings together: those that run like a feature's first one are areas, the others holes in the one before."""
    areas = _signed_areas(strokes)
    sound = (strokes.counts >= _RING_POINTS) & (areas != 0)
    points, indices = _chosen(strokes, sound)
    if not len(points):
        return
    rings: Any = shapely.linearrings(points, indices=indices)
    owners, areas = strokes.owners[sound], areas[sound]
    is_first = numpy.concatenate(([True], owners[1:] != owners[:-1]))
    runs_like = numpy.sign(areas)[is_first][numpy.cumsum(is_first) - 1]
    is_shell = numpy.sign(areas) == runs_like
    parts = numpy.cumsum(is_shell) - 1
    polygons: Any = shapely.polygons(rings, indices=parts)
    shapely.multipolygons(polygons, indices=owners[is_shell], out=found)


def _chosen(strokes: _Strokes, keep: NDArray[numpy.bool_]) -> tuple[Array, NDArray[numpy.int64]]:
    """Give the points of some strokes, and to which of these each belongs."""
    points = strokes.points[numpy.repeat(keep, strokes.counts)]
    counts = strokes.counts[keep]
    return points, numpy.repeat(numpy.arange(len(counts)), counts)


def _signed_areas(strokes: _Strokes) -> Array:
    """Give twice the area of each stroke taken as a ring; the sign says which way it runs."""
    if not len(strokes.counts):
        return numpy.empty(0)
    x, y = (strokes.points - numpy.repeat(strokes.points[strokes.starts], strokes.counts, axis=0)).T
    after = numpy.arange(1, len(x) + 1)
    ends = strokes.starts + strokes.counts - 1
    after[ends] = strokes.starts
    found: Array = numpy.add.reduceat(x * y[after] - x[after] * y, strokes.starts)
    return found
