"""A photograph and its entry of the register -> the photograph with its rights, and a position rounded as it asks.

Rounded here already, as places are: nothing behind the loading ever sees where exactly the camera stood.
"""

from __future__ import annotations

from dataclasses import replace

from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.model import Photo, Rights

CAMERA_M = 100.0
"""How the camera's position is rounded where the register asks for nothing: phones know a front door from the next."""


def with_rights(photo: Photo, rights: Rights | None) -> Photo:
    """Give a photograph its entry, and round the position that its camera wrote as the entry asks."""
    return replace(photo, rights=rights, point=_rounded(photo.point, rights.precision_m if rights else None))


def _rounded(point: Point | None, metres: float | None) -> Point | None:
    if point is None or (metres is not None and metres < 0):
        return None
    return rounded(point, CAMERA_M if metres is None else metres)
