"""The date tag of EXIF -> when a photograph was taken, if the camera knew it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cartostory.media.files import read
from cartostory.media.photo_format import recognise
from cartostory.media.photo_header import DamagedError, TooManyPixelsError, read_header

_WRITTEN = "%Y:%m:%d %H:%M:%S"  # EXIF 2.32 section 4.6.5
_FIRST_YEAR = 1990  # digital cameras are younger: an older date is a clock that was never set


def taken(root: Path, path: str) -> datetime | None:
    """Give when the camera says that a photograph was taken, by its own clock; None where it says nothing sound.

    `path` is posix, relative to the site. The zone is not known: only photographs of one camera can be compared.
    """
    try:
        return taken_of(read(root, path))
    except OSError:
        return None


def taken_of(data: bytes) -> datetime | None:
    """Give when the camera says that a photograph was taken, from its bytes; None where it says nothing sound."""
    format_ = recognise(data)
    try:
        return moment(read_header(data, format_).taken) if format_ else None
    except (DamagedError, TooManyPixelsError):
        return None


def moment(written: str) -> datetime | None:
    """Read a date as EXIF writes it; None where it is none, or the clock was not set."""
    try:
        found = datetime.strptime(written.strip(" \0"), _WRITTEN)  # noqa: DTZ007 - EXIF knows no zone
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None
