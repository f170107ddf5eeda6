"""A directory of a PMTiles archive (PMTiles 3, section 4) -> where each of its tiles lies; bombs are not unpacked."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Numbers = NDArray[numpy.int64]

MOST_BYTES = 16_000_000
"""Unpacked. A leaf of the largest archives (a planet at zoom 15) has some hundred thousand bytes."""
_MOST_VARINT_BYTES = 9
_GZIP = 31


class ArchiveError(Exception):
    """What is no archive of vector tiles, or a damaged one. `code` is a problem's, whose blanks `blanks` fills."""

    def __init__(self, code: str, **blanks: str | int) -> None:
        """Keep the code and what fills its sentence."""
        super().__init__(code, blanks)
        self.code, self.blanks = code, blanks


def damaged(reason: str) -> ArchiveError:
    """Make the error of an archive that contradicts itself or ends too early."""
    return ArchiveError("town-map-damaged", reason=reason)


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Entries in the order of their tiles. `runs` counts the tiles that an entry stands for; 0: a leaf directory.

    `offsets` are relative to the tiles' data, those of leaves to the leaf directories.
    """

    ids: Numbers
    runs: Numbers
    lengths: Numbers
    offsets: Numbers

    def find(self, tiles: Numbers) -> Numbers:
        """Give the number of the entry of each tile; -1 where there is none."""
        if not len(self.ids):
            return numpy.full(len(tiles), -1, dtype=numpy.int64)
        numbers = numpy.searchsorted(self.ids, tiles, side="right") - 1
        runs, past = self.runs[numbers], tiles - self.ids[numbers]
        holds = (numbers >= 0) & ((runs == 0) | (past < runs))
        return numpy.where(holds, numbers, -1)


def unpack(data: bytes, most: int, what: str) -> bytes:
    """Unpack gzip, but never more than `most` bytes. Raises `ArchiveError`."""
    engine = zlib.decompressobj(wbits=_GZIP)
    try:
        found = engine.decompress(data, most)
    except zlib.error as error:
        raise damaged(f"{what}: {error}") from error
    if engine.unconsumed_tail:
        raise damaged(f"{what}: > {most} bytes")
    if not engine.eof:
        raise damaged(f"{what}: cut off")
    return found


def read_directory(data: bytes) -> Directory:
    """Read an unpacked directory. Raises `ArchiveError`."""
    numbers = _varints(data)
    count = int(numbers[0]) if len(numbers) else -1
    if count < 0 or len(numbers) != 1 + 4 * count:
        raise damaged(f"directory: {count} entries in {len(data)} bytes")
    steps, runs, lengths, written = numbers[1:].reshape(4, count)
    return Directory(numpy.cumsum(steps), runs, lengths, _offsets(written, lengths))


def _offsets(written: Numbers, lengths: Numbers) -> Numbers:
    """Give offsets: 0 stands for “behind the entry before”, others are one too large."""
    if len(written) and not written[0]:
        raise damaged("directory: the first offset is missing")
    ends = numpy.cumsum(lengths) - lengths
    places = numpy.where(written > 0, numpy.arange(len(written)), 0)
    base = numpy.maximum.accumulate(places) if len(places) else places
    found: Numbers = written[base] - 1 + ends - ends[base]
    return found


def _varints(data: bytes) -> Numbers:
    """Read all the LEB128 numbers of a text of bytes at once."""
    parts = numpy.frombuffer(data, dtype=numpy.uint8)
    if not len(parts):
        return numpy.empty(0, dtype=numpy.int64)
    if parts[-1] & 0x80:
        raise damaged("directory: cut off")
    is_last = parts < 0x80  # noqa: PLR2004 - the bit that says that more follows
    starts = numpy.concatenate(([0], numpy.flatnonzero(is_last)[:-1] + 1))
    counts = numpy.diff(numpy.append(starts, len(parts)))
    if counts.max() > _MOST_VARINT_BYTES:
        raise damaged("directory: a number of more than 63 bits")
    shifts = 7 * (numpy.arange(len(parts)) - numpy.repeat(starts, counts))
    values = (parts & 0x7F).astype(numpy.int64) << shifts
    found: Numbers = numpy.add.reduceat(values, starts)
    return found
