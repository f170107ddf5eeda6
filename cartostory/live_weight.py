"""A live map's data and the theme -> what it adds to a page, part by part."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.theme.parts import Theme
from cartostory.travel import gzipped_bytes

DATA = "live.js (data)"
_PROGRAM = ("live.js", "maplibre-gl.js", "maplibre-gl.css")
_MIRRORED = "mapbox-gl-rtl-text.js"
_IS_MIRRORED = b'"rtl":true'  # as `carto/live.py` says it


def live_parts(theme: Theme, data: bytes) -> Mapping[str, int]:
    """Give gzipped bytes by part: program, style sheet, data; what sets Arabic letters only where names need it."""
    names = (*_PROGRAM, _MIRRORED) if _IS_MIRRORED in data else _PROGRAM
    assets = {name: gzipped_bytes(theme.assets[name].data) for name in names if name in theme.assets}
    return {**assets, DATA: gzipped_bytes(data)}
