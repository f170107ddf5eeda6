"""Background, fill, line and circle layers of the style -> SVG; features of equal paint share one path."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from cartostory.carto import svg
from cartostory.carto.expressions import Context
from cartostory.carto.scene import Piece, Scene
from cartostory.carto.style import StyleLayer
from cartostory.carto.values import Colour, colour, to_number

Attributes = tuple[tuple[str, str], ...]

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
        return _background(scene, layer)
    pieces = scene.sources.get(layer.source, [])
    if layer.source == "story":
        pieces = [piece for found in scene.story.values() for piece in found]
    chosen = [(piece, context) for piece in pieces if layer.takes(context := context_of(piece, scene.view.zoom))]
    if not chosen:
        return ""
    if layer.type == "circle":
        return "".join(_circles(chosen, layer))
    if layer.type in ("fill", "line"):
        return "".join(_paths(chosen, layer))
    return ""


def _background(scene: Scene, layer: StyleLayer) -> str:
    context = Context(scene.view.zoom)
    attributes = colour_attributes(
        "fill", layer.values["background-color"].at(context), layer.values["background-opacity"].at(context)
    )
    return svg.element(
        "path", d=f"M0 0h{scene.view.width * 10:.0f}v{scene.view.height * 10:.0f}H0z", **_plain(attributes)
    )


def _paths(chosen: list[tuple[Piece, Context]], layer: StyleLayer) -> Iterator[str]:
    groups: dict[Attributes, list[Piece]] = {}
    attributes_of = _fill if layer.type == "fill" else _line
    wanted = ("Polygon", "MultiPolygon", "GeometryCollection") if layer.type == "fill" else None
    shared = None if layer.hangs_on_features else attributes_of(layer, chosen[0][1])
    for piece, context in chosen:
        if wanted and piece.geometry.geom_type not in wanted:
            continue
        groups.setdefault(shared or attributes_of(layer, context), []).append(piece)
    for attributes, pieces in groups.items():
        data = svg.path_data(piece.geometry for piece in pieces)
        if data:
            yield svg.element("path", d=data, **_plain(attributes))


def _fill(layer: StyleLayer, context: Context) -> Attributes:
    values = layer.values
    opacity = values["fill-opacity"].at(context)
    found = list(colour_attributes("fill", values["fill-color"].at(context), opacity))
    outline = values["fill-outline-color"].at(context)
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
    return tuple(found)


def _circles(chosen: list[tuple[Piece, Context]], layer: StyleLayer) -> Iterator[str]:
    groups: dict[Attributes, list[tuple[float, float, float]]] = {}
    for piece, context in chosen:
        values = layer.values
        radius = to_number(values["circle-radius"].at(context)) or 0
        stroke = to_number(values["circle-stroke-width"].at(context)) or 0
        attributes = [
            *colour_attributes("fill", values["circle-color"].at(context), values["circle-opacity"].at(context))
        ]
        if stroke:
            opacity = values["circle-stroke-opacity"].at(context)
            attributes += [
                *colour_attributes("stroke", values["circle-stroke-color"].at(context), opacity),
                ("stroke-width", svg.number(stroke * 10)),
            ]
        for x, y in points_of(piece):
            groups.setdefault(tuple(attributes), []).append((x, y, radius + stroke / 2))
    for attributes, circles in groups.items():
        inner = "".join(
            svg.element("circle", cx=f"{x * 10:.0f}", cy=f"{y * 10:.0f}", r=f"{radius * 10:.0f}")
            for x, y, radius in circles
        )
        yield svg.element("g", inner, **_plain(tuple(attributes)))


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
