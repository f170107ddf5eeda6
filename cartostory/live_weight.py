"""A live map's data and the theme -> what it adds to a page, part by part.

What a reader fetches of a town's own map hangs on where they look; it is not counted here.
"""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.theme.parts import Theme
from cartostory.travel import gzipped_bytes

DATA = "live.js (data)"
_PROGRAM = ("live.js", "maplibre-gl.js", "maplibre-gl.css")
MIRRORED = "mapbox-gl-rtl-text.js"
_TILES = "pmtiles.js"
_HAS_TILES = b'"town":{"layers"'
_IS_MIRRORED = b'"rtl":true'  # as `carto/live.py` says it


def live_parts(theme: Theme, data: bytes) -> Mapping[str, int]:
    """Give gzipped bytes by part: program, style sheet, data; what sets Arabic letters only where names need it."""
    mirrored = (MIRRORED,) if _IS_MIRRORED in data else ()
    names = (*_PROGRAM, *mirrored, *((_TILES,) if _HAS_TILES in data else ()))
    assets = {name: gzipped_bytes(theme.assets[name].data) for name in names if name in theme.assets}
    return {**assets, DATA: gzipped_bytes(data)}
