"""What is visible on a map -> the lines of its legend: a label and a swatch drawn with the style itself."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from cartostory.carto import svg
from cartostory.carto.paint import paint
from cartostory.carto.picture import LegendItem, Picture
from cartostory.carto.scene import Piece, Scene
from cartostory.carto.style import Style, style_layers
from cartostory.carto.view import View

_WIDE, _HIGH = 28.0, 16.0
_SHAPES = {
    "area": shapely.box(3, 2, 25, 14),
    "line": shapely.LineString([(2, 12), (10, 5), (18, 11), (26, 4)]),
    "point": shapely.Point(14, 8),
}


def legend(picture: Picture, scene: Scene, style: Style) -> tuple[LegendItem, ...]:
    """List what is visible: for each layer that shows anything, its label with the look of its commonest feature."""
    return tuple(_items(picture, scene, style))


def _items(picture: Picture, scene: Scene, style: Style) -> Iterator[LegendItem]:
    for layer in picture.layers:
        pieces = scene.story.get(layer.key, [])
        if pieces:
            yield LegendItem(layer.label or layer.key, swatch(_commonest(pieces), scene.view, style), layer.key)


def _commonest(pieces: list[Piece]) -> Piece:
    counts: dict[str, tuple[int, Piece]] = {}
    for piece in pieces:
        key = repr((piece.properties.get("shape"), piece.properties.get("kind"), piece.properties.get("class")))
        count, first = counts.get(key, (0, piece))
        counts[key] = (count + 1, first)
    return max(counts.values(), key=lambda pair: pair[0])[1]


def swatch(piece: Piece, view: View, style: Style) -> str:
    """Draw a swatch of 28 × 16 px: a feature's paint on an area, line or point of the legend's own."""
    shape = _SHAPES[str(piece.properties.get("shape", "point"))]
    small = Scene(View(_WIDE, _HIGH, view.centre, view.zoom))
    small.story["legend"] = [Piece(shape, piece.properties)]
    small.group(None)
    layers = [layer for layer in style_layers(style) if layer.source == "story" and layer.type != "symbol"]
    drawn = "".join(paint(small, layer) for layer in layers)
    return svg.element(
        "svg",
        svg.element("g", drawn, transform="scale(.1)") if drawn else "",
        xmlns="http://www.w3.org/2000/svg",
        width=_WIDE,
        height=_HIGH,
        viewBox="0 0 28 16",
        aria_hidden="true",
    )
