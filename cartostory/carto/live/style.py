"""The map style with its sources filled in: the built-in world once, the story's templates once per story layer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cartostory.carto.labels.bidi import reading
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.svg.palette import PAPER
from cartostory.carto.view.picture import GROUND_ZOOM

_TYPES = {"point": "Point", "line": "LineString", "area": "Polygon", "edge": "LineString"}
_GIVING_WAY = ("rivers", "limits")
_PROBED_ZOOMS = (0, 3, 6, 9, 12, 15, 18)

Collection = dict[str, Any]


def live_style(
    style: Style,
    base: dict[str, Collection],
    own: dict[str, Collection],
    colours: tuple[str, str],
    *,
    has_tiles: bool = False,
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Give a MapLibre style, and which of its layers draw which story layer. Story layers are hidden to begin with.

    Where a town's tiles will be drawn they bring their own rivers, from the zoom on at which pictures show them.
    """
    layers: list[dict[str, Any]] = []
    ids: dict[str, list[str]] = {key: [] for key in own}
    looks = {key: _looks(collection) for key, collection in own.items()}
    has_arcs = False
    for layer in style_layers(style):
        written: dict[str, Any] = dict(layer.written)
        is_name = layer.type == "symbol"
        if is_name and not has_arcs:
            layers += _arcs(colours)
            has_arcs = True
        if layer.source == "story":
            for key in own:
                if _may_draw(layer, looks[key]):
                    name = f"{layer.id}:{key}"
                    ids[key].append(name)
                    layout = {**written.get("layout", {}), "visibility": "none"}
                    layers.append({**written, "id": name, "source": f"layer:{key}", "layout": layout})
        elif layer.type == "background" or layer.source in base:
            layers += _of_base(written, has_tiles=has_tiles)
    sources = {**base, **{f"layer:{key}": collection for key, collection in own.items()}}
    return {
        "version": 8,
        "sources": {name: {"type": "geojson", "data": collection} for name, collection in sources.items()},
        "layers": [_spoken(layer) for layer in layers],
    }, ids


def icons_of(style: Style) -> set[str]:
    """Give the words that a style's icons are written out with: the names of icons are among them."""
    layers = (layer.written for layer in style_layers(style) if layer.type == "symbol")
    found = [layout.get("icon-image") for layer in layers if isinstance(layout := layer.get("layout"), dict)]
    return set(_words(found))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else ():
        yield from _words(inner)


def _spoken(layer: dict[str, Any]) -> dict[str, Any]:
    """Give a layer that asks for names as they are seen."""
    layout = layer.get("layout", {})
    if "text-field" not in layout:
        return layer
    return {**layer, "layout": {**layout, "text-field": reading(layout["text-field"])}}


def _of_base(written: dict[str, Any], *, has_tiles: bool) -> list[dict[str, Any]]:
    """Give a layer of the world; land has no outline, since it is cut into boxes and borders on contested lines."""
    if has_tiles and written.get("source") in _GIVING_WAY:
        return [{**written, "maxzoom": min(written.get("maxzoom", GROUND_ZOOM), GROUND_ZOOM)}]
    if written.get("source") not in ("land", "own"):
        return [written]
    paint = {name: value for name, value in written.get("paint", {}).items() if name != "fill-outline-color"}
    return [{**written, "paint": paint}]


def _arcs(colours: tuple[str, str]) -> list[dict[str, Any]]:
    here, there = colours
    round_ = {"line-cap": "round", "line-join": "round"}
    base: dict[str, Any] = {"type": "line", "source": "arcs", "maxzoom": 8, "layout": round_}
    return [
        {**base, "id": "arcs-halo", "paint": {"line-color": PAPER, "line-width": 5, "line-opacity": 0.8}},
        {
            **base,
            "id": "arcs",
            "paint": {"line-color": ["match", ["get", "role"], "here", here, there], "line-width": 2.4},
        },
    ]


def _looks(collection: Collection) -> list[dict[str, Any]]:
    """Give the properties of a collection's features, each once."""
    every = (feature["properties"] for feature in collection["features"])
    return list({json.dumps(properties, sort_keys=True): properties for properties in every}.values())


def _may_draw(layer: StyleLayer, looks: list[dict[str, Any]]) -> bool:
    """Tell whether a template's filter lets any of the features through, at any zoom."""
    zooms = _PROBED_ZOOMS if layer.filter and layer.filter.uses_zoom else _PROBED_ZOOMS[:1]
    for properties in looks:
        shape = _TYPES.get(str(properties.get("shape")), "")
        if any(layer.takes(Context(zoom, properties, shape)) for zoom in zooms):
            return layer.type != "symbol" or "name" in properties or "symbol" in properties
    return False
