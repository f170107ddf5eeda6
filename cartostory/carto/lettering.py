"""Symbol layers of the style -> labels on the sheet: upper style layers take room first, then the sort key decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, sin

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto import svg
from cartostory.carto.expressions import Context
from cartostory.carto.icons import FIELD, icon
from cartostory.carto.labels import Box, Room
from cartostory.carto.metrics import is_rtl, text_width, wrapped
from cartostory.carto.paint import colour_attributes, context_of
from cartostory.carto.scene import Piece, Scene
from cartostory.carto.style import StyleLayer
from cartostory.carto.values import to_number, to_text

_ANCHORS = {
    "center": (0.0, 0.0),
    "left": (1.0, 0.0),
    "right": (-1.0, 0.0),
    "top": (0.0, 1.0),
    "bottom": (0.0, -1.0),
    "top-left": (0.75, 0.75),
    "top-right": (-0.75, 0.75),
    "bottom-left": (0.75, -0.75),
    "bottom-right": (-0.75, -0.75),
}
"""Where a label lies from its point, for each anchor: right and down."""
BASELINE = 0.34
"""How far below the middle of a line of text its baseline lies, in ems."""
_STRAIGHT = 0.97
_SAME_NAME_PX = 160.0
ARABIC_SCALE = 1.14


@dataclass(frozen=True, slots=True)
class Type:
    """How a label is set: size in px, letter spacing in ems, colours as SVG attributes."""

    size: float
    spacing: float
    bold: bool
    italic: bool
    line_height: float
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place: lines of text with the middle of the first line's baseline, or its start or end."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    type: Type
    turn: float = 0.0
    icon: str = ""
    spot: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def drawn_icon(self) -> str:
        """Write the label's icon, at its point, as large as its side says."""
        x, y, side = self.spot
        scale = f" scale({svg.number(side / FIELD)})" if side != FIELD else ""
        return svg.element(
            "g", self.icon, transform=f"translate({svg.number(x - side / 2)} {svg.number(y - side / 2)}){scale}"
        )

    def drawn(self) -> str:
        """Write the label as SVG."""
        if not self.lines:
            return ""
        anchor, direction = self.anchor, None
        if is_rtl(self.lines[0]):
            direction = "rtl"
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        turn = f"rotate({svg.number(self.turn)} {svg.number(self.x)} {svg.number(self.y)})" if self.turn else None
        step = self.type.size * self.type.line_height
        return "".join(
            svg.element(
                "text",
                svg.text(line),
                x=self.x,
                y=self.y + number * step,
                text_anchor=None if anchor == "start" else anchor,
                direction=direction,
                transform=turn,
            )
            for number, line in enumerate(self.lines)
        )


Said = list[tuple[str, float, float]]
"""Names that stand on the sheet already, and where."""


def letter(scene: Scene, layers: tuple[StyleLayer, ...], room: Room, said: Said) -> tuple[str, dict[str, int]]:
    """Place and write the labels of all symbol layers; gives the SVG, and how many labels each story layer got.

    `said` are the names that markers bear: nothing is named twice in one spot.
    """
    groups: list[str] = []
    counts: dict[str, int] = {}
    for layer in reversed(layers):
        if layer.type != "symbol" or not layer.shows_at(scene.view.zoom):
            continue
        found = list(_layer(scene, layer, room, counts, said))
        groups.append(_written(found))
    return "".join(reversed(groups)), counts


def _written(labels: list[Label]) -> str:
    by_type: dict[Type, list[str]] = {}
    for label in labels:
        by_type.setdefault(label.type, []).append(label.drawn())
    icons = "".join(label.drawn_icon() for label in labels if label.icon)
    return icons + "".join(svg.element("g", "".join(texts), **group(type_)) for type_, texts in by_type.items())


def group(type_: Type) -> dict[str, str | float | None]:
    """Give the attributes of a group of labels of one type."""
    return {
        "font_size": type_.size,
        "font_weight": "600" if type_.bold else None,
        "font_style": "italic" if type_.italic else None,
        "letter_spacing": type_.spacing * type_.size if type_.spacing else None,
        **{name.replace("-", "_"): value for name, value in type_.attributes},
    }


def _layer(scene: Scene, layer: StyleLayer, room: Room, counts: dict[str, int], said: Said) -> Iterator[Label]:
    pieces = scene.sources.get(layer.source, [])
    if layer.source == "story":
        pieces = [piece for found in reversed(scene.story.values()) for piece in found]
    ready: list[tuple[float, int, Piece, Context, str]] = []
    for number, piece in enumerate(pieces):
        context = context_of(piece, scene.view.zoom)
        if not layer.takes(context):
            continue
        text = to_text(layer.values["text-field"].at(context))
        if text or layer.values["icon-image"].at(context):
            key = to_number(layer.values["symbol-sort-key"].at(context)) or 0
            ready.append((key, number, piece, context, text))
    along = layer.values["symbol-placement"].at(Context(scene.view.zoom)) != "point"
    seen: set[tuple[str, int, int]] = set()
    shared = _type(layer, ready[0][3]) if ready and not layer.hangs_on_features else None
    for _, _, piece, context, text in sorted(ready, key=lambda item: item[:2]):
        label = (
            _along(piece, layer, context, text, room, seen)
            if along
            else _beside(piece, layer, context, text, room, said)
        )
        if label:
            counts[piece.layer] = counts.get(piece.layer, 0) + 1
            yield label


def _type(layer: StyleLayer, context: Context) -> Type:
    fonts = layer.values["text-font"].at(context)
    first = str(fonts[0]).lower() if isinstance(fonts, list | tuple) and fonts else ""
    values = {name: layer.values[name].at(context) for name in ("text-size", "text-letter-spacing", "text-line-height")}
    attributes = dict(
        colour_attributes("fill", layer.values["text-color"].at(context), layer.values["text-opacity"].at(context))
    )
    width = to_number(layer.values["text-halo-width"].at(context)) or 0
    if width:
        attributes.update(colour_attributes("stroke", layer.values["text-halo-color"].at(context), 1))
        attributes.update({"stroke-width": svg.number(width * 2), "paint-order": "stroke", "stroke-linejoin": "round"})
    return Type(
        size=round(to_number(values["text-size"]) or 16, 1),
        spacing=to_number(values["text-letter-spacing"]) or 0,
        bold="bold" in first,
        italic="italic" in first,
        line_height=to_number(values["text-line-height"]) or 1.2,
        attributes=tuple(attributes.items()),
    )


def _lines(layer: StyleLayer, context: Context, text: str) -> list[str]:
    change = layer.values["text-transform"].at(context)
    text = text.upper() if change == "uppercase" else text.lower() if change == "lowercase" else text
    return wrapped(text, to_number(layer.values["text-max-width"].at(context)) or 10)


def _is_said(text: str, point: tuple[float, float], is_area: bool, said: Said) -> bool:
    """Tell whether a name stands near already; an area's name counts as near wherever a marker bears it."""
    return any(
        text == name and (is_area or abs(x - point[0]) + abs(y - point[1]) < _SAME_NAME_PX) for name, x, y in said
    )


def _beside(piece: Piece, layer: StyleLayer, context: Context, text: str, room: Room, said: Said) -> Label | None:
    anchor_point = anchor_of(piece.geometry, room)
    is_area = piece.geometry.geom_type.endswith("Polygon")
    if anchor_point is None or _is_said(text, anchor_point, is_area, said):
        return None
    type_ = _type(layer, context)
    if is_rtl(text):
        # Arabic letters are smaller on their body than Latin ones
        type_ = replace(type_, size=round(type_.size * ARABIC_SCALE, 1))
    if not text:
        return _icon_alone(layer, context, anchor_point, room, type_)
    lines = _lines(layer, context, text)
    wide, high = block(lines, type_)
    if piece.geometry.geom_type.endswith("Polygon") and not _fits_area(piece.geometry, wide):
        return None
    variable = layer.values["text-variable-anchor"].at(context)
    anchors = (
        [str(name) for name in variable]
        if isinstance(variable, list)
        else [str(layer.values["text-anchor"].at(context))]
    )
    gap = (to_number(layer.values["text-radial-offset"].at(context)) or 0) * type_.size
    symbol, half = _icon(layer, context)
    own = (anchor_point[0] - half, anchor_point[1] - half, anchor_point[0] + half, anchor_point[1] + half)
    if symbol and not room.is_free(own):
        return None
    boxes = [place(anchor_point, anchor, wide, high, gap) for anchor in anchors]
    chosen = room.take_first(boxes, to_number(layer.values["text-padding"].at(context)) or 0)
    if chosen is None:
        return None
    said.append((text, *anchor_point))
    if symbol:
        room.take(own)
    return replace(set_label(boxes[chosen], anchors[chosen], lines, type_), icon=symbol, spot=(*anchor_point, half * 2))


def _icon_alone(
    layer: StyleLayer, context: Context, point: tuple[float, float], room: Room, type_: Type
) -> Label | None:
    symbol, half = _icon(layer, context)
    own = (point[0] - half, point[1] - half, point[0] + half, point[1] + half)
    if not symbol or not (layer.values["icon-allow-overlap"].at(context) is True or room.is_free(own)):
        return None
    room.take(own)
    return Label((), *point, "middle", type_, icon=symbol, spot=(*point, half * 2))


def _icon(layer: StyleLayer, context: Context) -> tuple[str, float]:
    """Give the SVG of a layer's icon and half its side in px; "" where it has none."""
    name = layer.values["icon-image"].at(context)
    found = icon(to_text(name)) if name else None
    return (found, (to_number(layer.values["icon-size"].at(context)) or 1) * FIELD / 2) if found else ("", 0.0)


def _fits_area(area: BaseGeometry, wide: float) -> bool:
    left, top, right, bottom = area.bounds
    return wide < max(right - left, (bottom - top) * 1.5) * 1.15


def anchor_of(geometry: BaseGeometry, room: Room) -> tuple[float, float] | None:
    """Give the point that a label names: the point itself, or one inside what is visible of an area or line."""
    if geometry.geom_type == "Point":
        return (geometry.x, geometry.y) if 0 <= geometry.x <= room.width and 0 <= geometry.y <= room.height else None
    visible = shapely.clip_by_rect(geometry, 0, 0, room.width, room.height)
    if visible.is_empty:
        return None
    inner = shapely.centroid(visible)
    if not shapely.intersects(visible, inner):
        inner = shapely.point_on_surface(visible)
    return inner.x, inner.y


def block(lines: list[str], type_: Type) -> tuple[float, float]:
    """Give the width and height of some lines of text."""
    wide = max(text_width(line, type_.size, bold=type_.bold, spacing=type_.spacing) for line in lines)
    return wide, type_.size * (1.0 + type_.line_height * (len(lines) - 1))


def place(point: tuple[float, float], anchor: str, wide: float, high: float, gap: float) -> Box:
    """Give the box of a block of text for an anchor, `gap` px away from its point."""
    right, down = _ANCHORS.get(anchor, (0.0, 0.0))
    x = point[0] + (right * gap + (wide / 2 if right > 0 else -wide / 2) if right else 0)
    y = point[1] + (down * gap + (high / 2 if down > 0 else -high / 2) if down else 0)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def set_label(box: Box, anchor: str, lines: list[str], type_: Type) -> Label:
    """Set lines of text into a box that is theirs."""
    left, top, right, _ = box
    side = "start" if "left" in anchor else "end" if "right" in anchor else "middle"
    x = left if side == "start" else right if side == "end" else (left + right) / 2
    return Label(tuple(lines), x, top + type_.size * (0.5 + BASELINE), side, type_)


def _along(
    piece: Piece, layer: StyleLayer, context: Context, text: str, room: Room, seen: set[tuple[str, int, int]]
) -> Label | None:
    type_ = _type(layer, context)
    (line,) = [" ".join(_lines(layer, context, text))]
    wide = text_width(line, type_.size, bold=type_.bold, spacing=type_.spacing)
    for path in shapely.get_parts(piece.geometry):
        path_line = path.exterior if path.geom_type == "Polygon" else path
        if path_line.geom_type not in ("LineString", "LinearRing") or path_line.length < wide * 1.1:
            continue
        for share in (0.5, 0.3, 0.7, 0.15, 0.85):
            found = _stretch(path_line, share * path_line.length, wide)
            if not found:
                continue
            x, y, turn = found
            cell = (line, int(x // 300), int(y // 300))
            if cell in seen or not _take_turned(room, x, y, turn, wide, type_.size):
                continue
            seen.add(cell)
            return (
                Label((line,), x, y + BASELINE * type_.size, "middle", type_, turn)
                if not turn
                else _turned(line, x, y, turn, type_)
            )
    return None


def _turned(line: str, x: float, y: float, turn: float, type_: Type) -> Label:
    radians_ = turn / 180 * 3.141592653589793
    drop = BASELINE * type_.size
    return Label((line,), x - sin(radians_) * drop, y + cos(radians_) * drop, "middle", type_, turn)


def _stretch(line: BaseGeometry, middle: float, wide: float) -> tuple[float, float, float] | None:
    """Find a nearly straight stretch around a distance along a line: its middle, and its slope in degrees."""
    start, end = shapely.line_interpolate_point(line, [middle - wide / 2, middle + wide / 2])
    if middle - wide / 2 < 0 or middle + wide / 2 > line.length:
        return None
    right, down = end.x - start.x, end.y - start.y
    if hypot(right, down) < wide * _STRAIGHT:
        return None
    centre = shapely.line_interpolate_point(line, middle)
    turn = degrees(atan2(down, right))
    turn = turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn  # noqa: PLR2004 - a right angle
    return (start.x + end.x + 2 * centre.x) / 4, (start.y + end.y + 2 * centre.y) / 4, round(turn, 1)


def _take_turned(room: Room, x: float, y: float, turn: float, wide: float, size: float) -> bool:
    """Take room for a turned label: small boxes along it."""
    radians_ = turn / 180 * 3.141592653589793
    count = max(1, int(wide / size))
    boxes = []
    for number in range(count + 1):
        along = (number / count - 0.5) * wide
        px, py = x + cos(radians_) * along, y + sin(radians_) * along
        boxes.append((px - size / 2, py - size / 2, px + size / 2, py + size / 2))
    if not all(room.is_free(box) for box in boxes):
        return False
    for box in boxes:
        room.take(box)
    return True
