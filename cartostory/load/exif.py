"""EXIF -> where a photograph was taken, if the camera knew it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartostory.geo.point import Point
from cartostory.photo_header import DAMAGE

if TYPE_CHECKING:  # Pillow takes 30 ms to import
    from PIL import Image

_GPS = 0x8825  # EXIF 2.32 section 4.6.3; the tags below are those of section 4.6.6
_LAT_REF, _LAT, _LON_REF, _LON = 1, 2, 3, 4
_SIGNS = {"N": 1, "S": -1, "E": 1, "W": -1}


@dataclass(frozen=True, slots=True)
class Position:
    """Where EXIF says that a photograph was taken. `is_absurd`: something is written that is no place on earth."""

    point: Point | None = None
    is_absurd: bool = False


def position(exif: Image.Exif) -> Position:
    """Read the position. Cameras without a fix write an empty one, which is none; never raises for what is written."""
    try:
        gps = exif.get_ifd(_GPS)
        if not gps.get(_LAT) and not gps.get(_LON):
            return Position()
        point = Point(
            _degrees(gps.get(_LON), gps.get(_LON_REF), "EW"),
            _degrees(gps.get(_LAT), gps.get(_LAT_REF), "NS"),
        )
    except DAMAGE:
        return Position(is_absurd=True)
    # 0°, 0° lies in the open sea: it is what some cameras write when they do not know
    return Position(is_absurd=True) if not point.is_on_earth or point == Point(0, 0) else Position(point)


def _degrees(written: object, reference: object, letters: str) -> float:
    """Give degrees from degrees, minutes and seconds, each a rational that may carry decimals.

    Raises `ValueError` where they are no such thing.
    """
    letter = reference.strip(" \0").upper() if isinstance(reference, str) else ""
    if letter not in letters or not letter or not isinstance(written, tuple) or len(written) != 3:
        raise ValueError("no degrees, minutes and seconds")
    degrees, minutes, seconds = (float(part) for part in written)
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or min(degrees, minutes, seconds) < 0 or max(minutes, seconds) >= 60.0001:
        raise ValueError("not a position")
    return _SIGNS[letter] * found
