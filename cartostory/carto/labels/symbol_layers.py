"""Symbol layers of the style -> labels on the sheet: upper style layers take room first, then the sort key decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.labels.collision import Box, Claim, Room
from cartostory.carto.labels.label import ARABIC_SCALE, Label, Type, block, group, moved, place, set_label
from cartostory.carto.labels.leader import led_label
from cartostory.carto.labels.line_labels import along
from cartostory.carto.labels.metrics import is_rtl, wrapped
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.values import to_number, to_text
from cartostory.carto.svg import svg
from cartostory.carto.svg.icons import FIELD, icon
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.paint import colour_attributes, context_of
from cartostory.carto.view.scene import Scene

_OF_TYPE = (
    "text-font",
    "text-opacity",
    "text-color",
    "text-halo-width",
    "text-halo-color",
    "text-size",
    "text-letter-spacing",
    "text-line-height",
)
_SAME_NAME_PX = 160.0
_AWAY_PX, _LED_PX = 12.0, 74.0
"""Where a story's country has no room for its own name: how far from its middle, where a marker may stand, the line to
the name begins, and how long it may be."""

Point = tuple[float, float]
Said = dict[str, list[Point]]
"""Names that stand on the sheet already, and where."""
EVERYWHERE: list[Point] = []
"""Where a name stands that no part of a map may bear again: nobody adds to this list."""


@dataclass(frozen=True, slots=True)
class Written:
    """A name that found its place: what the style calls its source, the feature, and the words."""

    source: str
    piece: Piece
    text: str


@dataclass(slots=True)
class LabelSheet:
    """Where one symbol layer is being set: the sheet's room, the names that stand on it, and the layer's own type."""

    layer: StyleLayer
    room: Room
    said: Said
    shared: Type | None = None
    seen: set[tuple[str, int, int]] = field(default_factory=set)
    constant: dict[str, object] = field(default_factory=dict)

    def value(self, name: str, context: Context) -> object:
        """Give a property of the layer for a feature; what hangs on the zoom alone is worked out once."""
        found = self.layer.values[name]
        if found.compiled.uses_feature:
            return found.at(context)
        if name not in self.constant:
            self.constant[name] = found.at(context)
        return self.constant[name]

    def amount(self, name: str, context: Context) -> float:
        """Give a property that is a number."""
        return to_number(self.value(name, context)) or 0.0

    def claim(self, part: str, context: Context, padding: float = 0.0) -> Claim:
        """Say how the layer's text or icon asks for room."""
        overlaps, leaves = (
            self.value(f"{part}-{name}", context) is True for name in ("allow-overlap", "ignore-placement")
        )
        return Claim(padding, overlaps, leaves)

    def offset(self, context: Context, size: float) -> Point:
        """Give `text-offset` in px, for letters of a size."""
        found = self.value("text-offset", context)
        right, down = found if isinstance(found, list | tuple) and len(found) == 2 else (0, 0)  # noqa: PLR2004 - x, y
        return (to_number(right) or 0.0) * size, (to_number(down) or 0.0) * size


def letter(scene: Scene, layers: tuple[StyleLayer, ...], room: Room, said: Said) -> tuple[str, tuple[Written, ...]]:
    """Place and write the labels of all symbol layers; gives the SVG, and what is written.

    `said` are the names that markers bear: nothing is named twice in one spot.
    """
    groups: list[str] = []
    written: list[Written] = []
    for layer in reversed(layers):
        if layer.type == "symbol" and layer.shows_at(scene.view.zoom):
            found = list(_set(scene, LabelSheet(layer, room, said), written))
            groups.append(_written(found))
    return "".join(reversed(groups)), tuple(written)


def _written(labels: list[Label]) -> str:
    by_type: dict[Type, list[str]] = {}
    for label in labels:
        by_type.setdefault(label.type, []).append(label.drawn())
    icons = "".join(label.lead + (label.drawn_icon() if label.icon else "") for label in labels)
    texts = ((type_, "".join(written)) for type_, written in by_type.items())
    return icons + "".join(svg.element("g", written, **group(type_)) for type_, written in texts if written)


def _set(scene: Scene, desk: LabelSheet, written: list[Written]) -> Iterator[Label]:
    ready = sorted(_wanted(scene, desk), key=lambda item: item[:2])
    if ready and not any(desk.layer.values[name].compiled.uses_feature for name in _OF_TYPE):
        desk.shared = _type(desk, ready[0][3])
    is_along = desk.value("symbol-placement", Context(scene.view.zoom)) != "point"
    for _, _, piece, context, text in ready:
        label = _along(desk, piece, context, text) if is_along else _beside(desk, piece, context, text)
        if label:
            written.append(Written(desk.layer.source, piece, text))
            yield label


def _wanted(scene: Scene, desk: LabelSheet) -> Iterator[tuple[float, int, Piece, Context, str]]:
    """Yield what the layer would label: sort key, number, feature, its context and text."""
    zoom = scene.view.zoom
    alike = [same for same in scene.alike.get(desk.layer.source, []) if desk.layer.takes(context_of(same[0], zoom))]
    for number, piece in enumerate(piece for same in alike for piece in same):
        context = context_of(piece, zoom)
        text = to_text(desk.value("text-field", context))
        if text or desk.value("icon-image", context):
            yield desk.amount("symbol-sort-key", context), number, piece, context, text


def _type(desk: LabelSheet, context: Context) -> Type:
    if desk.shared:
        return desk.shared
    fonts = desk.value("text-font", context)
    first = str(fonts[0]).lower() if isinstance(fonts, list | tuple) and fonts else ""
    opacity = desk.value("text-opacity", context)
    attributes = dict(colour_attributes("fill", desk.value("text-color", context), opacity))
    width = desk.amount("text-halo-width", context)
    if width:
        attributes.update(colour_attributes("stroke", desk.value("text-halo-color", context), 1))
        attributes |= {"stroke-width": svg.number(width * 2), "paint-order": "stroke", "stroke-linejoin": "round"}
    return Type(
        size=round(desk.amount("text-size", context) or 16, 1),
        spacing=desk.amount("text-letter-spacing", context),
        bold="bold" in first,
        italic="italic" in first,
        line_height=desk.amount("text-line-height", context) or 1.2,
        attributes=tuple(attributes.items()),
    )


def _lines(desk: LabelSheet, context: Context, text: str) -> list[str]:
    change = desk.value("text-transform", context)
    changed = text.upper() if change == "uppercase" else text.lower() if change == "lowercase" else text
    return wrapped(changed, desk.amount("text-max-width", context) or 10)


def _along(desk: LabelSheet, piece: Piece, context: Context, text: str) -> Label | None:
    type_, line = _type(desk, context), " ".join(_lines(desk, context, text))
    claim, offset = desk.claim("text", context), desk.offset(context, type_.size)
    return along(piece.geometry, line, type_, desk.room, desk.seen, claim, offset)


def _beside(desk: LabelSheet, piece: Piece, context: Context, text: str) -> Label | None:
    point = anchor_of(piece.geometry, desk.room)
    if point is None:
        return None
    if not text:
        return _icon_alone(desk, context, point)
    if _is_said(desk.said, text, point, piece.geometry):
        return None
    type_ = _type(desk, context)
    if is_rtl(text):
        type_ = replace(type_, size=round(type_.size * ARABIC_SCALE, 1))
    lines = _lines(desk, context, text)
    size = block(lines, type_)
    if not _fits(piece.geometry, size[0]):
        return None
    label = _placed(desk, context, point, lines, type_, piece)
    if label is None and piece.properties.get("own") is True and piece.spots:
        label = led_label(lines, type_, point, desk.room, _AWAY_PX, _LED_PX)
    if label:
        desk.said.setdefault(text, []).append(point)
    return label


def _placed(  # noqa: PLR0917 - a name, how it is set, and where it may stand
    desk: LabelSheet, context: Context, point: Point, lines: list[str], type_: Type, piece: Piece
) -> Label | None:
    variable = desk.value("text-variable-anchor", context)
    anchors = list(map(str, variable)) if isinstance(variable, list) else [str(desk.value("text-anchor", context))]
    gap = desk.amount("text-radial-offset", context) * type_.size
    offset = (0.0, 0.0) if gap else desk.offset(context, type_.size)
    symbol, half = _icon(desk, context)
    own = _around(point, half)
    has_icon = bool(symbol) and _is_free(desk, own, context)
    if symbol and not has_icon and desk.value("icon-optional", context) is not True:
        return None
    spots = [moved(point, anchor, offset, by_anchor=isinstance(variable, list)) for anchor in anchors]
    size = block(lines, type_)
    if piece.properties.get("aside"):
        spots, anchors = [], []
    spots += [(x, y) for x, y, _ in piece.spots]
    anchors += [side for *_, side in piece.spots]
    boxes = [place(spot, anchor, size, gap) for spot, anchor in zip(spots, anchors, strict=True)]
    chosen = desk.room.claim(boxes, desk.claim("text", context, desk.amount("text-padding", context)))
    if chosen is None:
        return _icon_alone(desk, context, point) if desk.value("text-optional", context) is True else None
    if has_icon and not desk.claim("icon", context).leaves_free:
        desk.room.take(own)
    label = set_label(boxes[chosen], anchors[chosen], lines, type_, str(desk.value("text-justify", context)))
    return replace(label, icon=symbol if has_icon else "", spot=(*point, half * 2))


def _icon_alone(desk: LabelSheet, context: Context, point: Point) -> Label | None:
    symbol, half = _icon(desk, context)
    if not symbol or desk.room.claim([_around(point, half)], desk.claim("icon", context)) is None:
        return None
    return Label((), *point, "middle", _type(desk, context), icon=symbol, spot=(*point, half * 2))


def _around(point: Point, half: float) -> Box:
    return point[0] - half, point[1] - half, point[0] + half, point[1] + half


def _is_free(desk: LabelSheet, own: Box, context: Context) -> bool:
    return desk.claim("icon", context).may_overlap or desk.room.is_free(own)


def _icon(desk: LabelSheet, context: Context) -> tuple[str, float]:
    """Give the SVG of a layer's icon and half its side in px; "" where it has none."""
    name = desk.value("icon-image", context)
    found = icon(to_text(name)) if name else None
    if not found:
        return "", 0.0
    opacity = desk.amount("icon-opacity", context)
    drawn = svg.element("g", found, opacity=opacity) if opacity < 1 else found
    return drawn, (desk.amount("icon-size", context) or 1) * FIELD / 2


def _is_said(said: Said, text: str, point: Point, geometry: BaseGeometry) -> bool:
    """Tell whether a name stands near already; an area's name counts as near wherever a marker bears it."""
    places = said.get(text)
    if places is None:
        return False
    if places is EVERYWHERE:
        return True
    if places and geometry.geom_type.endswith("Polygon"):
        return True
    return any(abs(x - point[0]) + abs(y - point[1]) < _SAME_NAME_PX for x, y in places)


def _fits(geometry: BaseGeometry, wide: float) -> bool:
    """Tell whether an area has room for its name; points and lines always have."""
    if not geometry.geom_type.endswith("Polygon"):
        return True
    left, top, right, bottom = geometry.bounds
    return wide < max(right - left, (bottom - top) * 1.5) * 1.15


def anchor_of(geometry: BaseGeometry, room: Room) -> Point | None:
    """Give the point that a label names: the point itself, or one inside what is visible of an area or line."""
    if isinstance(geometry, shapely.Point):
        return (geometry.x, geometry.y) if 0 <= geometry.x <= room.width and 0 <= geometry.y <= room.height else None
    visible = shapely.clip_by_rect(geometry, 0, 0, room.width, room.height)
    if visible.is_empty:
        return None
    inner = shapely.centroid(visible)
    if not shapely.intersects(visible, inner):
        inner = shapely.point_on_surface(visible)
    return inner.x, inner.y
