"""A PMTiles 3 archive -> its header, checked, and the tiles that are asked for; bytes come from outside by a function.

The archive may lie on a disk or on a server: `read` takes many (offset, length) at once, so that who fetches them can
merge those that lie near each other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy
from markupsafe import Markup
from pmtiles.tile import Compression, HeaderDict, TileType, deserialize_header, tileid_to_zxy, zxy_to_tileid

from cartostory.carto.basemap.directory import (
    MOST_BYTES,
    ArchiveError,
    Directory,
    Numbers,
    damaged,
    read_directory,
    unpack,
)
from cartostory.geo.bounds import Bounds

Tile = tuple[int, int, int]
"""Zoom, column, row (from the north)."""
Span = tuple[int, int]
"""Offset and length, in bytes."""
Read = Callable[[Sequence[Span]], list[bytes]]

HEADER_BYTES = 127
MOST_TILE_BYTES = 24_000_000
"""Unpacked. Tiles that people use have 0.5 MB at most."""
MOST_TILES = 2_000_000
"""Of an archive that is listed whole: a site's own."""
_MAGIC, _VERSION, _MOST_LEVELS = b"PMTiles", 3, 4
_MOST_METADATA_BYTES = 8_000_000
_READABLE = (Compression.NONE, Compression.GZIP)
"""What browsers can unpack without help (`DecompressionStream`)."""
_TOP_ZOOM, _E7 = 24, 10_000_000


@dataclass(slots=True)
class Archive:
    """An archive that is read in parts. `size` is the whole file's, in bytes; directories that were read are kept."""

    read: Read
    size: int
    header: HeaderDict = field(init=False)
    bounds: Bounds = field(init=False)
    leaves: dict[Span, Directory] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the header. Raises `ArchiveError` for what is no whole archive of vector tiles."""
        self.header = read_header(self.read([(0, min(HEADER_BYTES, self.size))])[0])
        self.bounds = check_header(self.header, self.size)

    def metadata(self) -> Mapping[str, object]:
        """Read the JSON metadata; never more than a few megabytes of it, packed or not. Raises `ArchiveError`."""
        length = self.header["metadata_length"]
        if length > _MOST_METADATA_BYTES:
            raise damaged(f"{length} bytes of metadata")
        data = self.read([(self.header["metadata_offset"], length)])[0] if length else b""
        if self.header["internal_compression"] is Compression.GZIP and data:
            data = unpack(data, _MOST_METADATA_BYTES, "metadata")
        try:
            found = json.loads(data or b"{}")
        except (ValueError, RecursionError) as error:
            raise damaged(f"metadata: {error}") from error
        return found if isinstance(found, dict) else {}

    def spans(self, tiles: Iterable[Tile]) -> dict[Tile, Span]:
        """Give where tiles lie in the file, those that it has; leaf directories are read as needed."""
        every = list(tiles)
        ids = numpy.array([zxy_to_tileid(*tile) for tile in every], dtype=numpy.int64)
        found: dict[Tile, Span] = {}
        root = (self.header["root_offset"], self.header["root_length"])
        todo: dict[Span, Numbers] = {root: numpy.arange(len(every))} if every else {}
        for _ in range(_MOST_LEVELS):
            self._load(todo)
            below: dict[Span, list[Numbers]] = {}
            for span, numbers in todo.items():
                self._sort(self.leaves[span], ids, numbers, (every, found, below))
            todo = {span: numpy.concatenate(parts) for span, parts in below.items()}
        if todo:
            raise damaged("directories within directories")
        return found

    def every_tile(self) -> Iterator[Tile]:
        """Yield all the tiles that the archive has, in the order of their numbers. Raises `ArchiveError`."""
        count = 0
        for start, run in self._runs((self.header["root_offset"], self.header["root_length"]), _MOST_LEVELS):
            count += run
            if count > MOST_TILES:
                raise damaged(f"> {MOST_TILES} tiles")
            yield from (tileid_to_zxy(number) for number in range(start, start + run))

    def _runs(self, span: Span, levels: int) -> Iterator[tuple[int, int]]:
        """Yield the first number and the count of each run of tiles below a directory."""
        if not levels:
            raise damaged("directories within directories")
        self._load({span: numpy.empty(0, dtype=numpy.int64)})
        leaf = self.leaves[span]
        for number, run, offset, length in zip(leaf.ids, leaf.runs, leaf.offsets, leaf.lengths, strict=True):
            if run:
                yield int(number), int(run)
            else:
                yield from self._runs(self._inside("leaf_directory", int(offset), int(length)), levels - 1)

    def tile(self, tile: Tile) -> bytes | None:
        """Give a tile, unpacked; None where the archive has none. Raises `ArchiveError`."""
        span = self.spans([tile]).get(tile)
        return self.unpacked(self.read([span])[0]) if span else None

    def unpacked(self, data: bytes) -> bytes:
        """Unpack a tile as it lies in the file. Raises `ArchiveError` where it is damaged or a bomb."""
        if self.header["tile_compression"] is Compression.GZIP:
            return unpack(data, MOST_TILE_BYTES, "tile")
        return data

    def _load(self, todo: Mapping[Span, Numbers]) -> None:
        missing = sorted(span for span in todo if span not in self.leaves)
        is_packed = self.header["internal_compression"] is Compression.GZIP
        for span, data in zip(missing, self.read(missing) if missing else [], strict=True):
            self.leaves[span] = read_directory(unpack(data, MOST_BYTES, "directory") if is_packed else data)

    def _sort(
        self,
        leaf: Directory,
        ids: Numbers,
        numbers: Numbers,
        into: tuple[list[Tile], dict[Tile, Span], dict[Span, list[Numbers]]],
    ) -> None:
        """Sort the tiles of a directory into those whose place it gives and those that a leaf knows of."""
        every, found, below = into
        entries = leaf.find(ids[numbers])
        for entry in numpy.unique(entries[entries >= 0]).tolist():
            asked = numbers[entries == entry]
            offset, length = int(leaf.offsets[entry]), int(leaf.lengths[entry])
            if leaf.runs[entry] == 0:
                at = self._inside("leaf_directory", offset, length)
                below.setdefault(at, []).append(asked)
                continue
            at = self._inside("tile_data", offset, length)
            found.update((every[number], at) for number in asked.tolist())

    def _inside(self, part: str, offset: int, length: int) -> Span:
        start: int = self.header[f"{part}_offset"]  # type: ignore[literal-required]  # names of the specification
        whole: int = self.header[f"{part}_length"]  # type: ignore[literal-required]  # same
        if offset < 0 or length <= 0 or offset + length > whole:
            raise damaged(f"{part}: {offset} + {length} > {whole}")
        return start + offset, length


def read_header(data: bytes) -> HeaderDict:
    """Read the first 127 bytes. Raises `ArchiveError`."""
    if data[: len(_MAGIC)] != _MAGIC or len(data) < HEADER_BYTES:
        raise ArchiveError("town-map-not-pmtiles")
    if data[len(_MAGIC)] != _VERSION:
        raise ArchiveError("town-map-version", version=data[len(_MAGIC)])
    try:
        return deserialize_header(data)
    except ValueError as error:
        raise damaged(str(error)) from error


def check_header(header: HeaderDict, size: int) -> Bounds:
    """Give the bounds of an archive that holds vector tiles, whole. Raises `ArchiveError` for any other."""
    if header["tile_type"] is not TileType.MVT:
        raise ArchiveError("town-map-not-vector", kind=header["tile_type"].name)
    for part in ("internal_compression", "tile_compression"):
        if header[part] not in _READABLE:
            raise ArchiveError("town-map-compression", kind=header[part].name.lower())
    end = max(
        header[f"{part}_offset"] + header[f"{part}_length"]  # type: ignore[literal-required]  # same
        for part in ("root", "metadata", "leaf_directory", "tile_data")
    )
    if end > size:
        raise damaged(f"{size} < {end}")
    west, south = header["min_lon_e7"] / _E7, header["min_lat_e7"] / _E7
    east, north = header["max_lon_e7"] / _E7, header["max_lat_e7"] / _E7
    is_on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90  # noqa: PLR2004 - degrees
    if not is_on_earth or not 0 <= header["min_zoom"] <= header["max_zoom"] <= _TOP_ZOOM:
        shown = f"{west} {south} {east} {north}, zoom {header['min_zoom']}–{header['max_zoom']}"
        raise ArchiveError("town-map-extent", found=shown)
    return Bounds(west, south, east, north)


def layer_names(metadata: Mapping[str, object]) -> tuple[str, ...]:
    """Give the names of the vector layers, as the metadata list them."""
    written = metadata.get("vector_layers")
    listed = written if isinstance(written, list) else ()
    return tuple(str(layer.get("id", "")) for layer in listed if isinstance(layer, dict))


def attribution_of(metadata: Mapping[str, object]) -> str:
    """Give whose data it is, as plain text (maps carry it as HTML); "" where the metadata do not say."""
    html = str(metadata.get("attribution") or "")
    apart = html.replace("<", " <").replace(">", "> ")  # a tag parts words as a space does
    return " ".join(Markup(apart).striptags().split())  # noqa: S704 - only its words are taken
