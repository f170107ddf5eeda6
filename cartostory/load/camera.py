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
_GOOGLE = re.compile(rf"https?://[^#]*/@(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER}),(?P<zoom>{_NUMBER})z")  # Google Maps
_GEO = re.compile(rf"geo:(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})[^?]*(?:\?(?:.*&)?z=(?P<zoom>{_NUMBER}))?", re.IGNORECASE)
"""RFC 5870, with the zoom that OpenStreetMap and Android write behind it."""
_UMAP = re.compile(r"^https?://[^/]*umap", re.IGNORECASE)
_TILE_STEP = 1.0  # these count tiles of 256 px, MapLibre of 512: one zoom less for the same view
_TOWN_ZOOM = 13.0  # of a `geo:` address that tells none, in tiles of 256 px
_LARGEST_ZOOM = 24.0


def camera(text: str) -> Camera | None:
    """Read `zoom/lat/lon[/bearing/pitch]`, alone or behind the `#` of an address; None where it is neither.

    openstreetmap.org (`#map=12/13.09/-1.08`), uMap, Google Maps (`/@13.09,-1.08,12z`) and `geo:` addresses count their
    zoom in tiles of 256 px and are converted to MapLibre's (MapLibre Style Spec, `zoom`). Positions off the earth are
    kept: a check names them.
    """
    text = text.strip()
    if pasted := _GOOGLE.match(text) or _GEO.fullmatch(text):
        return _seen(pasted["lat"], pasted["lon"], float(pasted["zoom"] or _TOWN_ZOOM) - _TILE_STEP)
    found = _VIEW.fullmatch(text.rpartition("#")[2].partition("&")[0].strip())
    if not found:
        return None
    zoom = float(found["zoom"]) - (_TILE_STEP if found["osm"] or _UMAP.match(text) else 0.0)
    bearing, pitch = [float(number) for number in found["rest"].split("/")[1:]] + [0.0, 0.0][found["rest"].count("/") :]
    return _seen(found["lat"], found["lon"], zoom, bearing, pitch)


def _seen(lat: str, lon: str, zoom: float, bearing: float = 0.0, pitch: float = 0.0) -> Camera:
    zoom = min(max(zoom, 0.0), _LARGEST_ZOOM)
    return Camera(Point(float(lon), float(lat)), zoom, math.fmod(bearing, 360), min(max(pitch, 0.0), 85.0))
