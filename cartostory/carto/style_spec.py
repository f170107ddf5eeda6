"""The part of the MapLibre Style Spec that pictures draw: for each layer type its properties and their defaults."""

from __future__ import annotations

from collections.abc import Mapping

Properties = Mapping[str, object]

_LINE = {
    "line-cap": "butt",
    "line-join": "miter",
    "line-miter-limit": 2,
    "line-round-limit": 1.05,
    "line-sort-key": None,
}
_TEXT = {
    "symbol-placement": "point",
    "symbol-spacing": 250,
    "symbol-sort-key": None,
    "symbol-z-order": "auto",
    "symbol-avoid-edges": False,
    "text-field": "",
    "text-font": ["serif"],
    "text-size": 16,
    "text-max-width": 10,
    "text-line-height": 1.2,
    "text-letter-spacing": 0,
    "text-justify": "center",
    "text-anchor": "center",
    "text-variable-anchor": None,
    "text-radial-offset": 0,
    "text-offset": [0, 0],
    "text-padding": 2,
    "text-transform": "none",
    "text-allow-overlap": False,
    "text-ignore-placement": False,
    "text-optional": False,
    "text-max-angle": 45,
    "text-keep-upright": True,
    "text-rotation-alignment": "auto",
    "text-pitch-alignment": "auto",
    "icon-image": None,
    "icon-size": 1,
    "icon-anchor": "center",
    "icon-offset": [0, 0],
    "icon-allow-overlap": False,
    "icon-ignore-placement": False,
    "icon-optional": False,
    "icon-padding": 2,
}

LAYOUT: Mapping[str, Properties] = {
    "background": {"visibility": "visible"},
    "fill": {"visibility": "visible", "fill-sort-key": None},
    "line": {"visibility": "visible", **_LINE},
    "circle": {"visibility": "visible", "circle-sort-key": None},
    "symbol": {"visibility": "visible", **_TEXT},
}

PAINT: Mapping[str, Properties] = {
    "background": {"background-color": "#000000", "background-opacity": 1},
    "fill": {
        "fill-color": "#000000",
        "fill-opacity": 1,
        "fill-outline-color": None,
        "fill-antialias": True,
        "fill-pattern": None,
    },
    "line": {
        "line-color": "#000000",
        "line-width": 1,
        "line-opacity": 1,
        "line-dasharray": None,
        "line-gap-width": 0,
    },
    "circle": {
        "circle-color": "#000000",
        "circle-radius": 5,
        "circle-opacity": 1,
        "circle-stroke-color": "#000000",
        "circle-stroke-width": 0,
        "circle-stroke-opacity": 1,
        "circle-pitch-alignment": "viewport",
    },
    "symbol": {
        "text-color": "#000000",
        "text-halo-color": "rgba(0,0,0,0)",
        "text-halo-width": 0,
        "text-halo-blur": 0,
        "text-opacity": 1,
        "icon-color": "#000000",
        "icon-opacity": 1,
    },
}

FEATURELESS = frozenset({"line-dasharray", "line-cap", "symbol-placement", "symbol-spacing", "visibility"})
"""Properties that MapLibre does not let hang on a feature (of those drawn here)."""

MEMBERS = frozenset({"id", "type", "source", "minzoom", "maxzoom", "filter", "layout", "paint", "metadata"})

ROOT = frozenset(
    {"version", "name", "metadata", "sources", "layers", "center", "zoom", "bearing", "pitch", "transition", "light"}
)

LISTS = frozenset({"text-font", "text-variable-anchor", "text-offset", "icon-offset", "line-dasharray"})
"""Properties whose value is a list."""
