"""The map style's templates for story layers + a town's own tiles -> style layers that draw the tiles the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cartostory.carto.basemap.schemas import TileLayer, schema_of
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.style import Style, style_layers
from cartostory.model import TownMap

SOURCE, BASEMAP = "town", "basemap"
FROM_ZOOM = 8
"""Nearer than this, the built-in world has no more to say than its coasts."""
_SHAPES = {"line": "LineString", "area": "Polygon", "point": "Point"}
_PROBED_ZOOMS = (8, 10, 12, 14, 16)

Json = dict[str, Any]


def town_layers(style: Style, town: TownMap, language: str) -> list[Json]:
    """Give the layers, bottom first: areas and lines, then names."""
    found = [
        _layer(dict(template.written), tiles, language)
        for template in style_layers(style)
        if template.source == _template_source(style)
        for tiles in schema_of(town.layers)
        if _draws(template, tiles)
    ]
    return sorted(found, key=lambda layer: layer["type"] == "symbol")


def _template_source(style: Style) -> str:
    """Give the source whose layers draw the ground; a theme that has none draws it as it draws an extract."""
    has_own = any(layer.source == BASEMAP for layer in style_layers(style))
    return BASEMAP if has_own else "story"


def _draws(template: StyleLayer, tiles: TileLayer) -> bool:
    """Tell whether a template draws any feature that a layer of tiles may hold."""
    if template.type == "symbol" and tiles.shape == "area":  # tiles cut areas: each piece would bear the name
        return False
    return any(
        template.takes(Context(zoom, {"shape": tiles.shape, **sample}, _SHAPES[tiles.shape]))
        for sample in tiles.samples
        for zoom in _PROBED_ZOOMS
    )


def _layer(written: Json, tiles: TileLayer, language: str) -> Json:
    short = language.split("-", maxsplit=1)[0]
    name = ["coalesce", ["get", f"name:{short}"], ["get", f"name_{short}"], ["get", "name:latin"], ["get", "name"]]
    given = {"shape": tiles.shape, "tint": "#2A3140", "name": name, **tiles.given}
    made: Json = _replaced(written, given)
    only = [["==", ["geometry-type"], _SHAPES[tiles.shape]], *_conditions(made.get("filter")), *_conditions(tiles.only)]
    return {
        **made,
        "id": f"{written['id']}:{SOURCE}:{tiles.name}:{tiles.shape}:{tiles.samples[0]['kind']}",
        "source": SOURCE,
        "source-layer": tiles.name,
        "minzoom": max(FROM_ZOOM, written.get("minzoom", 0)),
        "filter": ["all", *only],
    }


def _conditions(found: object) -> Iterator[object]:
    if found is not None:
        yield found


def _replaced(value: Any, given: Mapping[str, object]) -> Any:
    """Put expressions in the place of `["get", property]`; of `["has", property]`, whether there is one."""
    if isinstance(value, dict):
        return {key: _replaced(inner, given) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    if len(value) == 2 and value[0] in ("get", "has") and isinstance(value[1], str):  # noqa: PLR2004 - operator, name
        return given.get(value[1], value) if value[0] == "get" else value[1] in given
    return _folded([_replaced(inner, given) for inner in value])


def _folded(value: list[Any]) -> Any:
    """Work out what hangs on no tile: MapLibre takes a comparison of two plain words for a filter of its old kind."""
    operator, *rest = value or [None]
    if operator in ("==", "!=") and len(rest) == 2 and not any(isinstance(each, list) for each in rest):  # noqa: PLR2004 - two sides
        return (rest[0] == rest[1]) is (operator == "==")
    if operator == "!" and len(rest) == 1 and isinstance(rest[0], bool):
        return not rest[0]
    if operator == "match" and not isinstance(rest[0], list):
        pairs = zip(rest[1:-1:2], rest[2:-1:2], strict=True)
        return next(
            (found for labels, found in pairs if rest[0] in (labels if isinstance(labels, list) else [labels])),
            rest[-1],
        )
    return value
