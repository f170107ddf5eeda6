"""Bytes of the files that a site brings: the one door through which every reader goes."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cartostory.problems.messages import translatable

LARGEST_BYTES = 500_000_000
"""Where a reader sets no limit of its own."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
OUTSIDE = translatable("a link leads out of the site’s folder")
NOT_A_FILE = translatable("this is no file, but a folder, a pipe or a device")
TOO_LARGE = translatable("the file is too large to be read")
IN_A_CIRCLE = translatable("links lead in a circle")


class NotOfTheSiteError(OSError):
    """What stands there is no file of the site that can be read; `strerror` says why, in words that are translated."""


def read(root: Path, path: str, largest_bytes: int = LARGEST_BYTES) -> bytes:
    """Give the bytes of a file of the site. `path` is posix, relative to it.

    Raises `OSError`; `NotOfTheSiteError` where a link leads elsewhere, or where no file of a bearable size stands.
    """
    return read_regular(inside(root, path), largest_bytes)


def inside(root: Path, path: str) -> Path:
    """Give where a file of the site lies, links followed. Raises `NotOfTheSiteError`, `OSError`."""
    try:
        file = (root / path).resolve()
        is_inside = file.is_relative_to(root.resolve())
    except (ValueError, RuntimeError) as error:  # a zero byte in a name; links in a circle, until Python 3.12
        raise NotOfTheSiteError(errno.ELOOP, IN_A_CIRCLE, path) from error
    if not is_inside:
        raise NotOfTheSiteError(errno.EACCES, OUTSIDE, path)
    return file


def read_regular(file: Path, largest_bytes: int = LARGEST_BYTES) -> bytes:
    """Give the bytes of a file wherever it lies; a pipe is never waited for. Raises `OSError`, `NotOfTheSiteError`."""
    handle = os.open(file, _FLAGS)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise NotOfTheSiteError(errno.EISDIR, NOT_A_FILE, str(file))
        if state.st_size > largest_bytes:
            raise NotOfTheSiteError(errno.EFBIG, TOO_LARGE, str(file))
        with os.fdopen(os.dup(handle), "rb") as source:
            return source.read()
    finally:
        os.close(handle)
