"""A log file, packed or not -> its lines, one after the other, however large it is."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, cast

_LONGEST = 65_536
"""Bytes of a line; what is longer is no request that a telephone made, and is read in pieces that are none either."""

BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error)
"""What a packed file that was cut off, or a disk, may raise while it is read."""


def lines(stream: BufferedReader) -> Iterator[str]:
    """Give the lines of a file: plain, .gz, .bz2 or .xz, told by how it begins and not by its name.

    Raises one of `BROKEN`, after the lines that could be read.
    """
    plain = _unpacked(stream)
    while line := plain.readline(_LONGEST):
        yield line.decode("utf-8", errors="replace")


def _unpacked(stream: BufferedReader) -> IO[bytes]:
    start = stream.peek(6)[:6]
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if start.startswith(b"BZh"):
        return bz2.BZ2File(stream)
    if start.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(stream)
    return stream
