"""What a writer pastes as a map address -> a `Camera`."""

from __future__ import annotations

import math
import re

from cartostory.geo.point import Point
from cartostory.model import Camera

_NUMBER = r"-?\d+(?:\.\d+)?"
_VIEW = re.compile(
    rf"(?P<osm>map=)?(?P<zoom>{_NUMBER})/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})(?P<rest>(?:/{_NUMBER}){{0,2}})"
)
_TILE_STEP = 1.0  # openstreetmap.org counts tiles of 256 px, MapLibre of 512: one zoom less for the same view
_LARGEST_ZOOM = 24.0


def camera(text: str) -> Camera | None:
    """Read `zoom/lat/lon[/bearing/pitch]`, alone or behind the `#` of an address; None where it is neither.

    The hash of openstreetmap.org (`map=12/13.09/-1.08`) counts its zoom in tiles of 256 px and is converted to
    MapLibre's (MapLibre Style Spec, `zoom`). Positions off the earth are kept: a check names them.
    """
    found = _VIEW.fullmatch(text.rpartition("#")[2].partition("&")[0].strip())
    if not found:
        return None
    zoom = float(found["zoom"]) - (_TILE_STEP if found["osm"] else 0.0)
    bearing, pitch = [float(number) for number in found["rest"].split("/")[1:]] + [0.0, 0.0][found["rest"].count("/") :]
    zoom = min(max(zoom, 0.0), _LARGEST_ZOOM)
    return Camera(
        Point(float(found["lon"]), float(found["lat"])), zoom, math.fmod(bearing, 360), min(max(pitch, 0.0), 85.0)
    )
