"""A view -> what each source of the style holds there: geometries in px, clipped and simplified, with properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.contested import under
from cartostory.carto.country_names import country_names
from cartostory.carto.features import Prepared, prepared
from cartostory.carto.gazetteer import gazetteer
from cartostory.carto.graticule import graticule
from cartostory.carto.svg import path_data
from cartostory.carto.topology import Part
from cartostory.carto.view import View
from cartostory.carto.words import alpha_2
from cartostory.carto.world import World, world
from cartostory.geo.antimeridian import has_seam
from cartostory.geo.point import Point
from cartostory.geo.projection import from_unit
from cartostory.model import BorderPolicy, Borders, Layer

PAD_PX = 24.0
TOLERANCE_PX, WIDE_TOLERANCE_PX = 0.5, 0.8
WIDE_ZOOM, SMALLEST_PX2 = 4.0, 2.5
SAME_PLACE_M = 2_500.0
FINE_ZOOM, SMOOTH_ZOOM, WORLD_END_ZOOM = 2.2, 5.2, 10.0
COUNTRY_END_ZOOM = 7.0
"""From here on a country no longer fits into a view."""
LEAST_TOWN = (
    (2.0, 3_000_000),
    (3.0, 1_200_000),
    (4.0, 450_000),
    (5.0, 150_000),
    (6.0, 50_000),
    (7.0, 20_000),
    (8.0, 8_000),
    (9.0, 2_000),
)
_AREA = 2
_PLAIN: Mapping[str, object] = {}
_BORDER: Mapping[bool, Mapping[str, object]] = {disputed: {"disputed": disputed} for disputed in (False, True)}
_KINDS = {"land": "land", "country": "own", "lake": "lakes", "river": "rivers", "border": "borders"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to draw: a geometry in px, the properties that the style asks of, its layer's key and its id."""

    geometry: BaseGeometry
    properties: Mapping[str, object]
    layer: str = ""
    id: str | int | None = None


@dataclass(slots=True)
class Scene:
    """What each source holds in a view; `story` by layer key, in the picture's order; `alike` once it is grouped."""

    view: View
    sources: dict[str, list[Piece]] = field(default_factory=dict)
    story: dict[str, list[Piece]] = field(default_factory=dict)
    alike: dict[str, list[list[Piece]]] = field(default_factory=dict)
    written: dict[tuple[int, ...], str] = field(default_factory=dict)

    def path(self, pieces: list[Piece]) -> str:
        """Write the path of some pieces; a casing and its road, a fill and its edge ask for the same one."""
        name = tuple(id(piece.geometry) for piece in pieces)
        found = self.written.get(name)
        if found is None:
            found = self.written[name] = path_data(piece.geometry for piece in pieces)
        return found

    def group(self, keys: frozenset[str] | None) -> None:
        """Sort the pieces of every source into groups that filters cannot tell apart, asking of these properties."""
        every = {**self.sources, "story": [piece for found in self.story.values() for piece in found]}
        names = sorted(keys or ())
        for source, pieces in every.items():
            if keys is None:
                self.alike[source] = [[piece] for piece in pieces]
                continue
            groups: dict[object, list[Piece]] = {}
            told: dict[int, tuple[str, ...]] = {}  # pieces of the world share their properties
            types = shapely.get_type_id([piece.geometry for piece in pieces]).tolist()
            for type_, piece in zip(types, pieces, strict=True):
                own = id(piece.properties)
                if own not in told:
                    told[own] = tuple(map(repr, map(piece.properties.get, names)))
                groups.setdefault((type_, told[own]), []).append(piece)
            self.alike[source] = list(groups.values())


def scene(  # noqa: PLR0917 - what a map holds, each named by its callers
    view: View,
    layers: tuple[Layer, ...],
    language: str,
    borders: Borders,
    own: frozenset[str],
    hidden_towns: tuple[Point, ...] = (),
) -> Scene:
    """Gather what a view shows. `own` are the story's countries (alpha-2); `hidden_towns` bear markers already."""
    found = Scene(view)
    if view.zoom < WORLD_END_ZOOM:
        _add_world(found, own, borders)
    found.sources["graticule"] = [Piece(line, _PLAIN) for line in graticule(view)]
    found.sources["countries"] = list(_countries(view, language, own, borders))
    for layer in layers:
        found.story[layer.key] = list(_layer(view, layer, language, borders.policy))
    found.sources["towns"] = list(_towns(found, language, hidden_towns, borders))
    return found


def degrees_box(view: View, pad_px: float = PAD_PX) -> tuple[float, float, float, float]:
    """Give the box of degrees around a view: west, south, east, north; longitudes run on past ±180."""
    left, top, right, bottom = view.unit_box(pad_px)
    low, high = from_unit(left, min(1.0, bottom)), from_unit(right, max(0.0, top))
    south = -90.0 if bottom >= 1 else low.lat
    north = 90.0 if top <= 0 else high.lat
    return low.lon, south, high.lon, north


def turns(west: float, east: float) -> Iterator[int]:
    """Yield by how many whole turns the world must be moved to fill a range of longitudes."""
    for turn in (-1, 0, 1):
        if west <= 180 + 360 * turn and east >= -180 + 360 * turn:
            yield turn


def _add_world(found: Scene, own: frozenset[str], borders: Borders) -> None:
    view = found.view
    source = world("110m" if view.zoom < FINE_ZOOM else "50m")
    smooth = view.zoom >= SMOOTH_ZOOM
    west, south, east, north = degrees_box(view)
    kinds = frozenset(_KINDS)
    for turn in turns(west, east):
        box = (west - 360 * turn, south, east - 360 * turn, north)
        numbers = [number for number in source.within(box, kinds) if _is_drawn(source.parts[number], own, borders)]
        units = numpy.array([source.geometry(number, smooth=smooth) for number in numbers], dtype=object)
        for place, geometry in _shown(view, units, turn):
            part = source.parts[numbers[place]]
            piece = Piece(geometry, _properties(part, borders))
            found.sources.setdefault(_KINDS[part.kind], []).append(piece)
            if part.kind == "land" and not (has_seam(box) and has_seam(part.box)):
                # a style's line layer draws an area's edge
                found.sources.setdefault("coast", []).append(piece)
        found.sources.setdefault("coast", []).extend(_cut_shores(found.view, source, numbers, turn))


def _cut_shores(view: View, source: World, numbers: list[int], turn: int) -> Iterator[Piece]:
    """Yield the shores of lands that the world's end cuts, where a view shows it: the cut itself is no coast."""
    west, south, east, north = degrees_box(view)
    if has_seam((west - 360 * turn, south, east - 360 * turn, north)):
        parts = ((number, source.parts[number]) for number in numbers)
        cut = [number for number, part in parts if part.kind == "land" and has_seam(part.box)]
        lines = [source.shore(number, smooth=view.zoom >= SMOOTH_ZOOM) for number in cut]
        for _, line in _shown(view, numpy.array(lines, dtype=object), turn):
            yield Piece(line, _PLAIN)


def _is_drawn(part: Part, own: frozenset[str], borders: Borders) -> bool:
    if part.kind == "country":
        return bool(alpha_2(part.key)) and alpha_2(part.key) in own
    return not (part.properties.get("disputed") and borders.policy is BorderPolicy.NONE)


def _properties(part: Part, borders: Borders) -> Mapping[str, object]:
    if part.kind == "border":
        return _BORDER[bool(part.properties["disputed"]) and borders.policy is not BorderPolicy.AS_DRAWN]
    return _PLAIN


def _shown(view: View, units: object, turn: int = 0) -> Iterator[tuple[int, BaseGeometry]]:
    """Clip geometries of the unit square to the view, bring them to px, simplify; yield those with anything left."""
    geometries = numpy.asarray(units, dtype=object)
    if not len(geometries):
        return
    left, top, right, bottom = view.unit_box(PAD_PX)
    clipped = shapely.clip_by_rect(geometries, left - turn, top, right - turn, bottom)
    kept = numpy.flatnonzero(~shapely.is_empty(clipped))
    if not len(kept):
        return
    px = shapely.transform(clipped[kept], lambda points: view.to_px(points, turn))
    if view.zoom < WIDE_ZOOM:
        large = (shapely.get_dimensions(px) != _AREA) | (shapely.area(px) >= SMALLEST_PX2)  # the others are specks
        kept, px = kept[large], px[large]
    lean = shapely.simplify(px, WIDE_TOLERANCE_PX if view.zoom < WIDE_ZOOM else TOLERANCE_PX, preserve_topology=False)
    lost = shapely.is_empty(lean)
    lean[lost] = px[lost]
    shows = ~lost | (shapely.length(px) > 1)
    yield from zip(kept[shows].tolist(), lean[shows], strict=True)


def lies_in(view: View, layer: Layer, language: str) -> bool:
    """Tell whether anything of a layer lies on the sheet, be it too small to be drawn."""
    return any(numbers for _, numbers in _touching(view, prepared(layer, language), 0))


def _touching(view: View, ready: Prepared, pad_px: float) -> Iterator[tuple[int, list[int]]]:
    """Yield the numbers of the features whose boxes touch a view, by how many whole turns they must be moved."""
    left, top, right, bottom = view.unit_box(pad_px)
    boxes = ready.boxes
    for turn in (-1, 0, 1):
        touching = (
            (boxes[:, 0] + turn <= right)
            & (boxes[:, 2] + turn >= left)
            & (boxes[:, 1] <= bottom)
            & (boxes[:, 3] >= top)
        )
        yield turn, numpy.flatnonzero(touching).tolist()


def _layer(view: View, layer: Layer, language: str, policy: BorderPolicy) -> Iterator[Piece]:
    ready = prepared(layer, language)
    for turn, numbers in _touching(view, ready, PAD_PX):
        for place, geometry in _shown(view, ready.geometries[numbers], turn):
            number = numbers[place]
            properties = under(policy, ready.properties[number])
            if properties is not None:
                yield Piece(geometry, properties, layer.key, ready.ids[number])


def least_population(zoom: float) -> float:
    """Give the population from which towns are named at a zoom."""
    return next((population for end, population in LEAST_TOWN if zoom < end), 0)


def _towns(found: Scene, language: str, hidden: tuple[Point, ...], borders: Borders) -> Iterator[Piece]:
    """Yield the towns of the gazetteer, but those that a marker or a place of the story's own already names."""
    view = found.view
    west, south, east, north = degrees_box(view, 0)
    own = [view.place(point) for point in hidden] + [
        (float(shapely.get_x(piece.geometry)), float(shapely.get_y(piece.geometry)))
        for pieces in found.story.values()
        for piece in pieces
        if piece.properties.get("kind") == "place" and piece.geometry.geom_type == "Point"
    ]
    reach = max(10.0, SAME_PLACE_M / view.metres_per_px)
    known = gazetteer()
    for turn in turns(west, east):
        box = (west - 360 * turn, south, east - 360 * turn, north)
        for town in known.within(box, least_population(view.zoom), language, 60):
            x, y = view.place(town.point)
            if view.holds(x, y, 4) and not any(abs(x - left) < reach and abs(y - top) < reach for left, top in own):
                name = borders.name_of(town.name, language) or town.name
                yield Piece(shapely.Point(x, y), {"name": name, "population": town.population})


def _countries(view: View, language: str, own: frozenset[str], borders: Borders) -> Iterator[Piece]:
    if view.zoom < COUNTRY_END_ZOOM:
        named = country_names("110m" if view.zoom < FINE_ZOOM else "50m", language, own, borders)
        for number, (x, y) in enumerate(view.places(named.units).tolist()):
            if view.holds(x, y, 20):
                yield Piece(shapely.Point(x, y), named.properties[number])
