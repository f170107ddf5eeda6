"""The GPS tags of EXIF -> where a photograph was taken, if the camera knew it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from cartostory.geo.point import Point

# EXIF 2.32 section 4.6.6
_LAT_REF, _LAT, _LON_REF, _LON = 1, 2, 3, 4
_SIGNS = {"N": 1, "S": -1, "E": 1, "W": -1}
_SIXTY = 60.0001  # some cameras round 59.99996 seconds up


@dataclass(frozen=True, slots=True)
class ExifPosition:
    """Where EXIF says that a photograph was taken. `is_absurd`: something is written that is no place on earth."""

    point: Point | None = None
    is_absurd: bool = False


def position(gps: Mapping[int, object] | None) -> ExifPosition:
    """Read the position from the GPS tags, None where they are damaged. Never raises for what is written.

    Cameras without a fix write tags without a position, which are no fault.
    """
    if gps is None or not (gps.get(_LAT) or gps.get(_LON)):
        return ExifPosition()
    try:
        point = Point(
            _degrees(gps.get(_LON), gps.get(_LON_REF), "EW"),
            _degrees(gps.get(_LAT), gps.get(_LAT_REF), "NS"),
        )
    except (ValueError, TypeError, ArithmeticError):  # no three numbers, no numbers, a division by nothing
        return ExifPosition(is_absurd=True)
    # 0°, 0° lies in the open sea: it is what some cameras write when they do not know
    return ExifPosition(is_absurd=True) if not point.is_on_earth or point == Point(0, 0) else ExifPosition(point)


def _degrees(written: object, reference: object, letters: str) -> float:
    """Give degrees from degrees, minutes and seconds, each a rational that may carry decimals.

    Raises `ValueError` where they are no such thing.
    """
    letter = reference.strip(" \0").upper() if isinstance(reference, str) else ""
    if letter not in letters or not letter or not isinstance(written, tuple):
        raise ValueError("no degrees, minutes and seconds")
    degrees, minutes, seconds = (float(part) for part in written)  # ValueError where they are not three
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or min(degrees, minutes, seconds) < 0 or max(minutes, seconds) >= _SIXTY:
        raise ValueError("not a position")
    return _SIGNS[letter] * found
