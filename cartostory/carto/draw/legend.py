"""What is visible on a map -> the lines of its legend: a label and a swatch drawn with the style itself."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.osm.kinds import ORDER, kind_name, line_of
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.svg import svg
from cartostory.carto.svg.icons import FIELD, icon
from cartostory.carto.view.contested import EDGE
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.layer_style import UNGRADED, label_of
from cartostory.carto.view.paint import paint
from cartostory.carto.view.picture import LegendItem, Picture
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View
from cartostory.carto.view.words import number_text, words
from cartostory.model import Layer
from cartostory.model.layer_style import Ramp

_WIDE, _HIGH, _STROKE = 28.0, 16.0, 2.0
_RINGED = 22.0
_SIGN, _SIGN_ZOOM, _SIGNS_FROM = 0.6, 12.0, 8.0
"""How large a sign is, the zoom whose disc holds it, and the zoom from which the style draws signs."""


def legend(picture: Picture, scene: Scene, style: Style) -> tuple[LegendItem, ...]:
    """List what is visible: for each layer that shows anything, its label with the look of its commonest feature.

    A layer with categories or a ramp has a line for each of those that are visible.
    """
    return tuple(_items(picture, scene, style))


def _items(picture: Picture, scene: Scene, style: Style) -> Iterator[LegendItem]:
    for layer in picture.layers:
        pieces = [piece for piece in scene.story.get(layer.key, ()) if piece.properties.get("shape") != EDGE]
        label = label_of(layer, picture.language)
        if not pieces:
            continue
        if not any("grade" in piece.properties for piece in pieces):
            yield from _kinds(layer, label, pieces, scene.view, style, picture.language)
            continue
        for grade, alike in _by_grade(pieces):
            name = grade_name(layer, grade, picture.language)
            yield LegendItem(name, swatch(_commonest(alike), scene.view, style), layer.key, label)


def _kinds(  # noqa: PLR0917 - a layer, what is visible of it, and how it is told
    layer: Layer, label: str, pieces: list[Piece], view: View, style: Style, language: str
) -> Iterator[LegendItem]:
    """Yield a line for each kind of thing that an extract shows; one line alone bears the layer's own name."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(line_of(piece.properties), []).append(piece)
    if len(found) == 1:
        yield LegendItem(label, swatch(_commonest(pieces), view, style), layer.key)
        return
    for line in sorted(found, key=ORDER.index):
        yield LegendItem(kind_name(line, language), swatch(_commonest(found[line]), view, style), layer.key, label)


def _by_grade(pieces: list[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    """Sort pieces by their grade, in the writer's order; what has none comes last."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        grade = piece.properties.get("grade")
        found.setdefault(grade if isinstance(grade, int) else UNGRADED, []).append(piece)
    yield from sorted(found.items(), key=lambda pair: (pair[0] == UNGRADED, pair[0]))


def grade_name(layer: Layer, grade: int, language: str) -> str:
    """Say what a category or class is called."""
    categories, ramp = layer.style.categories, layer.style.ramp
    if grade == UNGRADED:
        return words(language).unknown
    if categories:
        value = categories.colours[grade][0]
        return dict(categories.labels).get(value, value)
    return _class_name(ramp, grade, language) if ramp else words(language).statuses[grade]


def _class_name(ramp: Ramp, grade: int, language: str) -> str:
    known, steps = words(language), [number_text(step, language) for step in ramp.steps]
    if not steps:
        return ramp.property
    if grade == 0:
        return known.below.format(to=steps[0])
    if grade == len(steps):
        return known.at_least.format(**{"from": steps[-1]})
    return known.from_to.format(**{"from": steps[grade - 1], "to": steps[grade]})


def _commonest(pieces: list[Piece]) -> Piece:
    counts: dict[str, tuple[int, Piece]] = {}
    for piece in pieces:
        key = repr((piece.properties.get("shape"), piece.properties.get("kind"), piece.properties.get("class")))
        count, first = counts.get(key, (0, piece))
        counts[key] = (count + 1, first)
    return max(counts.values(), key=lambda pair: pair[0])[1]


def swatch(piece: Piece, view: View, style: Style) -> str:
    """Draw a swatch of 28 × 16 px, higher for circles and rings: a feature's paint on a shape of the legend's own."""
    high = _high(piece)
    wide = max(_WIDE, high)
    whole = {key: value for key, value in piece.properties.items() if key != "edged"}
    sign = _sign(piece, view.zoom)
    zoom = _SIGN_ZOOM if sign else max(view.zoom, _SIGN_ZOOM) if "status" in whole else view.zoom
    small = Scene(View(wide, high, view.centre, zoom))
    small.story["legend"] = [Piece(_shape(str(whole.get("shape", "point")), wide, high), whole)]
    small.group(None)
    layers = [layer for layer in style_layers(style) if layer.source == "story" and layer.type != "symbol"]
    drawn = "".join(paint(small, layer) for layer in layers)
    return svg.element(
        "svg",
        (svg.element("g", drawn, transform="scale(.1)") if drawn else "") + _placed(sign, wide, high),
        xmlns="http://www.w3.org/2000/svg",
        width=wide,
        height=high,
        viewBox=f"0 0 {svg.number(wide)} {svg.number(high)}",
        aria_hidden="true",
    )


def _high(piece: Piece) -> float:
    radius = piece.properties.get("radius")
    if isinstance(radius, float):
        return max(_HIGH, 2 * (radius + _STROKE))
    return _RINGED if _is_ringed(piece) else _HIGH


def _is_ringed(piece: Piece) -> bool:
    """Tell whether a sign has the ring around it that tells its layer from another one."""
    return "symbol" in piece.properties and "mark" in piece.properties


def _sign(piece: Piece, zoom: float) -> str:
    """Give the sign that points bear on their disc, so that the legend tells without colour too; "" without any."""
    is_shown = "status" in piece.properties or zoom >= _SIGNS_FROM
    if piece.properties.get("shape") != "point" or not is_shown:
        return ""
    return icon(str(piece.properties.get("symbol"))) or ""


def _placed(sign: str, wide: float, high: float) -> str:
    if not sign:
        return ""
    left, top = wide / 2 - FIELD * _SIGN / 2, high / 2 - FIELD * _SIGN / 2
    return svg.element("g", sign, transform=f"translate({svg.number(left)} {svg.number(top)}) scale({_SIGN})")


def _shape(shape: str, wide: float, high: float) -> BaseGeometry:
    if shape == "area":
        return shapely.box(3, 2, 25, 14)
    if shape == "line":
        return shapely.LineString([(2, 12), (10, 5), (18, 11), (26, 4)])
    return shapely.Point(wide / 2, high / 2)
