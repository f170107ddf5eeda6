"""A view + the tiles under it -> pieces that the style's source "basemap" holds there: what is drawn, and names.

What is drawn of one look is one piece, however many streets it is made of. Names are pieces of their own, each once: a
street's along all of it, a place's at its point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy
import shapely

from cartostory.carto.basemap.clip import cut_to
from cartostory.carto.basemap.cover import Basemap, Cover, cover
from cartostory.carto.basemap.join import join_areas, join_lines
from cartostory.carto.basemap.tile_features import FeaturePart, Look
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.svg.svg import Geometries
from cartostory.carto.view.clipping import PAD_PX, TOLERANCE_PX
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.picture import GROUND_ZOOM
from cartostory.carto.view.view import View
from cartostory.geo.projection import world_px

SOURCE = "basemap"
"""The style's source for the ground."""
_SAME_NAME_PX = 260.0
_LEAST_PX_A_LETTER = 4.0
EXACT = frozenset({"building", "water"})
"""Areas with an edge that one looks at; the others are tints."""
_TINT_TOLERANCE_PX, _SPECK_PX2 = 0.8, 4.0
_GEOMETRY_TYPES = {"point": "Point", "line": "LineString", "area": "Polygon"}

Position = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class GroundPieces:
    """What lies under a map, in px: `areas` and `lines` by look, `names` as pieces; the rest as in `Cover`."""

    areas: Mapping[Look, Geometries]
    lines: Mapping[Look, Geometries]
    names: tuple[Piece, ...]
    missing: float
    faults: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether there are tiles for all of the view."""
        return not self.missing


NO_GROUND = GroundPieces({}, {}, (), 1.0)


@lru_cache(maxsize=8)
def ground_of(basemap: Basemap, view: View, language: str, style: Style) -> GroundPieces:
    """Gather the ground of a view; the last ones are remembered: a map that is set anew looks at the same one."""
    if view.zoom < GROUND_ZOOM:
        return NO_GROUND
    under = cover(basemap, view.unit_box(PAD_PX), view.zoom)
    drawn = [layer for layer in style_layers(style) if layer.source == SOURCE and layer.shows_at(view.zoom)]
    painted = [layer for layer in drawn if layer.type != "symbol"]
    lettered = [layer for layer in drawn if layer.type == "symbol"]
    areas, lines = _geometries(view, under, "area", painted), _geometries(view, under, "line", painted)
    names = (*_line_names(view, under, language, lettered), *_point_names(view, under, language, lettered))
    return GroundPieces(areas, lines, names, under.missing, under.faults)


def _is_taken(look: Look, shape: str, layers: list[StyleLayer], zoom: float) -> bool:
    """Tell whether any layer of the style draws a look."""
    context = Context(zoom, _properties(look, shape), _GEOMETRY_TYPES[shape])
    return any(layer.takes(context) for layer in layers)


def _geometries(view: View, under: Cover, shape: str, layers: list[StyleLayer]) -> dict[Look, Geometries]:
    """Join what tiles cut, by look, and bring it to px."""
    by_look: dict[Look, list[Geometries]] = defaultdict(list)
    for part in under.parts:
        if part.shape == shape:
            by_look[part.look].append(part.geometries)
    found = {}
    for look, parts in sorted(by_look.items(), key=lambda item: str(item[0])):
        if _is_taken(look, shape, layers, view.zoom):
            cut = _in_view(numpy.concatenate(parts), view)
            if shape == "area":
                cut = cut[shapely.area(cut) * world_px(view.zoom) ** 2 >= _SPECK_PX2]
            joined = _joined(cut, shape, under.zoom, tolerance_of(look) / world_px(view.zoom))
            if len(joined):
                found[look] = shapely.transform(joined, view.to_px)
    return found


def _in_view(units: Geometries, view: View) -> Geometries:
    """Cut geometries of the unit square to a view."""
    left, top, right, bottom = view.unit_box(PAD_PX)
    boxes = shapely.bounds(units)
    near = (boxes[:, 0] <= right) & (boxes[:, 2] >= left) & (boxes[:, 1] <= bottom) & (boxes[:, 3] >= top)
    within = (boxes[:, 0] >= left) & (boxes[:, 2] <= right) & (boxes[:, 1] >= top) & (boxes[:, 3] <= bottom)
    cut = cut_to(units[near & ~within], (left, top, right, bottom))
    found: Geometries = numpy.concatenate((units[within], cut[~shapely.is_empty(cut)]))
    return found


def tolerance_of(look: Look) -> float:
    """Give how far, in px, a line may be moved when it is generalised: the edges of tints may more than others."""
    return TOLERANCE_PX if look.kind in EXACT or look.kind_class or look.kind == "rail" else _TINT_TOLERANCE_PX


def _joined(units: Geometries, shape: str, zoom: int, tolerance: float) -> Geometries:
    if shape == "area":
        return join_areas(units, zoom, tolerance)
    return shapely.simplify(join_lines(units, zoom), tolerance, preserve_topology=False)


def name_in(names: Mapping[str, str], language: str) -> str:
    """Give the name in the reader's language: `name:fr`, `name_fr`, one in Latin letters, else the name."""
    short = language.split("-", maxsplit=1)[0]
    keys = (f"name:{short}", f"name_{short}", *(() if short == "ar" else ("name:latin", "name_int")), "name")
    return next((names[key] for key in keys if names.get(key)), "")


def _line_names(view: View, under: Cover, language: str, layers: list[StyleLayer]) -> Iterator[Piece]:
    """Yield names along lines, those whose line is long enough to bear them."""
    by_name: dict[tuple[Look, str], list[shapely.Geometry]] = defaultdict(list)
    for part in under.parts:
        if part.shape == "line" and _is_taken(part.look, "line", layers, view.zoom):
            for geometry, names in zip(part.geometries, part.names, strict=True):
                name = name_in(names, language) if names else ""
                if name:
                    by_name[part.look, name].append(geometry)
    for (look, name), lines in sorted(by_name.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        cut = _in_view(numpy.array(lines, dtype=object), view)
        if len(cut) and shapely.length(cut).sum() * world_px(view.zoom) > _LEAST_PX_A_LETTER * len(name):
            px = shapely.transform(_joined(cut, "line", under.zoom, TOLERANCE_PX / world_px(view.zoom)), view.to_px)
            longest = px[numpy.argsort(-shapely.length(px), kind="stable")]
            whole: Any = shapely.multilinestrings(longest)
            yield Piece(whole, _properties(look, "line", name))


def _point_names(view: View, under: Cover, language: str, layers: list[StyleLayer]) -> Iterator[Piece]:
    """Yield places and names of waters, the greatest first; the same name is said once in a neighbourhood."""
    shown = (part for part in under.parts if part.shape == "point" and _is_taken(part.look, "point", layers, view.zoom))
    points = sorted(_points(view, shown, language), key=lambda point: point[:3])
    said: dict[str, list[Position]] = defaultdict(list)
    for _, _, name, look, (x, y) in points:
        near = any(abs(x - left) + abs(y - top) < _SAME_NAME_PX for left, top in said[name])
        if view.holds(x, y, 2) and not near:
            said[name].append((x, y))
            yield Piece(shapely.Point(x, y), _properties(look, "point", name))


def _points(
    view: View, parts: Iterable[FeaturePart], language: str
) -> Iterator[tuple[int, float, str, Look, Position]]:
    for part in parts:
        units = shapely.get_coordinates(shapely.centroid(part.geometries))
        places = view.to_px(units).tolist()
        for names, order, (x, y) in zip(part.names, part.order, places, strict=True):
            name = name_in(names, language)
            if name:
                yield part.look.rank, order, name, part.look, (x, y)


def _properties(look: Look, shape: str, name: str = "") -> dict[str, object]:
    named = {"name": name} if name else {}
    return {"shape": shape, "kind": look.kind, "class": look.kind_class, "rank": look.rank, **named}


def piece_of(look: Look, shape: str, geometries: Geometries) -> Piece:
    """Make one piece of all that is drawn of a look."""
    parts = shapely.get_parts(geometries)
    whole: Any = shapely.multipolygons(parts) if shape == "area" else shapely.multilinestrings(parts)
    return Piece(whole, _properties(look, shape))
