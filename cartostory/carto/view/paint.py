"""Background, fill, line and circle layers of the style -> SVG; features of equal paint share one path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer, Value
from cartostory.carto.style.values import Colour, colour, to_number
from cartostory.carto.svg import hatch, svg
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View

Attributes = tuple[tuple[str, str], ...]
Groups = list[tuple[Attributes, list[Piece]]]

_SVG_MITER_LIMIT = 4
_EDGELESS = ("land", "own")
_SHAPES = {"point": "Point", "line": "LineString", "area": "Polygon"}
_TYPES = {
    "Point": "Point",
    "MultiPoint": "Point",
    "LineString": "LineString",
    "MultiLineString": "LineString",
    "Polygon": "Polygon",
    "MultiPolygon": "Polygon",
}


def context_of(piece: Piece, zoom: float) -> Context:
    """Give what expressions may ask of a piece."""
    return Context(zoom, piece.properties, _TYPES.get(piece.geometry.geom_type, ""), piece.id)


def paint(scene: Scene, layer: StyleLayer) -> str:
    """Draw one layer of the style, all of its features."""
    if not layer.shows_at(scene.view.zoom):
        return ""
    if layer.type == "background":
        return background(scene.view, layer, Context(scene.view.zoom))
    zoom = scene.view.zoom
    groups = [group for group in scene.alike.get(layer.source, []) if layer.takes(context_of(group[0], zoom))]
    chosen = [piece for group in groups for piece in group]
    if not chosen:
        return ""
    return _drawn(scene, layer, chosen)


def _drawn(scene: Scene, layer: StyleLayer, chosen: list[Piece]) -> str:
    zoom = scene.view.zoom
    if layer.type == "circle":
        return "".join(_circles(_painted(chosen, layer, zoom, _circle)))
    if layer.type == "line":
        return "".join(_paths(scene, _painted(chosen, layer, zoom, _line)))
    areas = [piece for piece in chosen if _is_area(piece)] if layer.type == "fill" else []
    if layer.type == "fill" and layer.values["fill-pattern"].at(Context(zoom)) == hatch.BLANK:
        return _pattern([piece.geometry for piece in areas])
    return "".join(_paths(scene, _painted(areas, layer, zoom, _fill)))


def _painted(
    chosen: list[Piece], layer: StyleLayer, zoom: float, paint_of: Callable[[StyleLayer, Context], Attributes]
) -> Groups:
    """Sort pieces by their paint, which is worked out once for all pieces that look alike to the layer.

    Where the layer has a sort key, it sets their order, and only neighbours in it share a path.
    """
    names = layer.keys
    known: dict[object, Attributes] = {}
    if is_set(layer.values[f"{layer.type}-sort-key"]):
        keyed = sorted(chosen, key=lambda piece: sort_key(layer, context_of(piece, zoom)))
        painted = groupby(keyed, key=lambda piece: paint_of(layer, context_of(piece, zoom)))
        return [(attributes, list(pieces)) for attributes, pieces in painted]
    found: dict[Attributes, list[Piece]] = {}
    for number, piece in enumerate(chosen):
        look = tuple(repr(piece.properties.get(name)) for name in names) if names is not None else number
        attributes = known.get(look)
        if attributes is None:
            attributes = known[look] = paint_of(layer, context_of(piece, zoom))
        found.setdefault(attributes, []).append(piece)
    return list(found.items())


def is_set(value: Value) -> bool:
    """Tell whether the style says anything of a property that has no default."""
    return value.compiled.uses_feature or value.compiled.uses_zoom or value.at(Context(0)) is not None


def sort_key(layer: StyleLayer, context: Context) -> float:
    """Give a feature's place in its layer: those with a higher key lie above, or come later to a name."""
    return to_number(layer.values[f"{layer.type}-sort-key"].at(context)) or 0.0


def _is_area(piece: Piece) -> bool:
    return piece.geometry.geom_type in ("Polygon", "MultiPolygon", "GeometryCollection")


def background(view: View, layer: StyleLayer, context: Context) -> str:
    """Draw a background over all of a view."""
    attributes = colour_attributes(
        "fill", layer.values["background-color"].at(context), layer.values["background-opacity"].at(context)
    )
    return svg.element("path", d=f"M0 0h{view.width * 10:.0f}v{view.height * 10:.0f}H0z", **_plain(attributes))


def _paths(scene: Scene, groups: Groups) -> Iterator[str]:
    for attributes, pieces in groups:
        data = scene.path(pieces)
        if data:
            yield svg.element("path", d=data, **_plain(attributes))


def _pattern(areas: list[BaseGeometry]) -> str:
    data = svg.path_data([hatch.hatched(areas)]) if areas else ""
    if not data:
        return ""
    return svg.element(
        "path",
        d=data,
        fill="none",
        stroke=hatch.COLOUR,
        stroke_width=hatch.WIDTH_PX * 10,
        stroke_opacity=hatch.OPACITY,
    )


def _fill(layer: StyleLayer, context: Context) -> Attributes:
    values = layer.values
    opacity = values["fill-opacity"].at(context)
    found = list(colour_attributes("fill", values["fill-color"].at(context), opacity))
    # the edge of a country is no line of its own: it may be contested, and `borders` and `coast` draw what is not
    outline = values["fill-outline-color"].at(context) if layer.source not in _EDGELESS else None
    if outline is not None:
        found += [*colour_attributes("stroke", outline, opacity), ("stroke-width", "10")]
    elif to_number(opacity) == 1:
        # a hair of the same colour closes the seams that browsers leave between neighbours
        found += [("stroke", dict(found)["fill"]), ("stroke-width", "5")]
    return tuple(found)


def _line(layer: StyleLayer, context: Context) -> Attributes:
    values = layer.values
    width = to_number(values["line-width"].at(context)) or 0
    found = [
        ("fill", "none"),
        *colour_attributes("stroke", values["line-color"].at(context), values["line-opacity"].at(context)),
        ("stroke-width", svg.number(width * 10)),
    ]
    dashes = values["line-dasharray"].at(context)
    if isinstance(dashes, list | tuple) and dashes:
        found.append(("stroke-dasharray", " ".join(svg.number((to_number(dash) or 0) * width * 10) for dash in dashes)))
    for name, default in (("line-cap", "butt"), ("line-join", "miter")):
        value = str(values[name].at(context))
        if value != default:
            found.append((f"stroke-{name.replace('-', '')}", value))
    limit = to_number(values["line-miter-limit"].at(context))
    if values["line-join"].at(context) == "miter" and limit != _SVG_MITER_LIMIT:
        found.append(("stroke-miterlimit", svg.number(max(limit or 0, 1))))
    return tuple(found)


def _circle(layer: StyleLayer, context: Context) -> Attributes:
    values = layer.values
    radius = to_number(values["circle-radius"].at(context)) or 0
    stroke = to_number(values["circle-stroke-width"].at(context)) or 0
    found = [*colour_attributes("fill", values["circle-color"].at(context), values["circle-opacity"].at(context))]
    if stroke:
        opacity = values["circle-stroke-opacity"].at(context)
        found += colour_attributes("stroke", values["circle-stroke-color"].at(context), opacity)
        found.append(("stroke-width", svg.number(stroke * 10)))
    # MapLibre draws the stroke outside of the radius, SVG on both sides of it
    return (*found, ("r", f"{(radius + stroke / 2) * 10:.0f}"))


def _circles(groups: Groups) -> Iterator[str]:
    for attributes, pieces in groups:
        radius = dict(attributes)["r"]
        inner = "".join(
            svg.element("circle", cx=f"{x * 10:.0f}", cy=f"{y * 10:.0f}", r=radius)
            for piece in pieces
            for x, y in points_of(piece)
        )
        yield svg.element("g", inner, **_plain(attributes[:-1]))


def points_of(piece: Piece) -> Iterator[tuple[float, float]]:
    """Yield the points of a piece in px (a line's or an area's: its corners, as MapLibre's circle layers draw them)."""
    yield from map(tuple, shapely.get_coordinates(piece.geometry).tolist())


def colour_attributes(name: str, value: object, opacity: object) -> Attributes:
    """Give `fill` or `stroke` and their opacity for a colour of the style."""
    found = value if isinstance(value, Colour) else colour(value) if isinstance(value, str) else None
    if found is None:
        found = Colour(0, 0, 0)
    share = to_number(opacity)
    alpha = found.alpha * (1 if share is None else share)
    attributes: list[tuple[str, str]] = [(name, _short(found.hex))]
    if alpha < 1:
        attributes.append((f"{name}-opacity", svg.number(alpha)))
    return tuple(attributes)


def _short(hex_: str) -> str:
    return "#" + hex_[1::2] if hex_[1::2] == hex_[2::2] else hex_


def _plain(attributes: Attributes) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in attributes}
