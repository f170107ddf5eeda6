"""A view -> what each source of the style holds there: geometries in px, clipped and simplified, with properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy
import shapely

from cartostory.carto.svg.svg import path_data
from cartostory.carto.view.clipping import PAD_PX, degrees_box, shown, turns
from cartostory.carto.view.contested import under
from cartostory.carto.view.country_labels import COUNTRY_END_ZOOM, country_labels
from cartostory.carto.view.feature import PLAIN, Piece
from cartostory.carto.view.features import Prepared, prepared
from cartostory.carto.view.graticule import graticule
from cartostory.carto.view.view import View
from cartostory.carto.view.world_pieces import world_pieces
from cartostory.carto.world.gazetteer import Settlement, gazetteer
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Layer

SAME_PLACE_M = 2_500.0
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


@dataclass(slots=True)
class Scene:
    """What each source holds in a view; `story` by layer key, in the picture's order; `alike` once it is grouped."""

    view: View
    sources: dict[str, Sequence[Piece]] = field(default_factory=dict)
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
        """Sort the pieces of every source into groups that filters cannot tell apart, asking of these properties.

        Sources that are grouped already stay as they are.
        """
        every = {**self.sources, "story": [piece for found in self.story.values() for piece in found]}
        names = sorted(keys or ())
        for source, pieces in every.items():
            if source in self.alike:
                continue
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
    found.sources.update(world_pieces(view, own, borders.policy))
    found.sources["rivers"] = list(_rivers(found.sources.get("rivers", ()), language))
    found.sources["graticule"] = [Piece(line, PLAIN) for line in graticule(view)]
    found.sources["countries"] = list(country_labels(view, language, own, borders))
    for layer in layers:
        found.story[layer.key] = list(_layer(view, layer, language, borders.policy))
    found.sources["towns"] = list(_towns(found, language, hidden_towns, borders, own))
    return found


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
        for place, geometry in shown(view, ready.geometries[numbers], turn):
            number = numbers[place]
            properties = under(policy, ready.properties[number])
            if properties is not None:
                yield Piece(geometry, properties, layer.key, ready.ids[number])


def least_population(zoom: float) -> float:
    """Give the population from which towns are named at a zoom."""
    return next((population for end, population in LEAST_TOWN if zoom < end), 0)


def _towns(
    found: Scene, language: str, hidden: tuple[Point, ...], borders: Borders, own: frozenset[str]
) -> Iterator[Piece]:
    """Yield the towns of the gazetteer, but those that a marker or a place of the story's own already names."""
    view = found.view
    west, south, east, north = degrees_box(view, 0)
    bearing = [view.place(point) for point in hidden] + [
        (float(shapely.get_x(piece.geometry)), float(shapely.get_y(piece.geometry)))
        for pieces in found.story.values()
        for piece in pieces
        if piece.properties.get("kind") == "place" and piece.geometry.geom_type == "Point"
    ]
    reach = max(10.0, SAME_PLACE_M / view.metres_per_px)
    known = gazetteer()
    for turn in turns(west, east):
        box = (west - 360 * turn, south, east - 360 * turn, north)
        for town in known.within(box, least_population(view.zoom), language, 60, own):
            x, y = view.place(town.point)
            is_near = any(abs(x - left) < reach and abs(y - top) < reach for left, top in bearing)
            facts = town_facts(town, language, borders, view.zoom)
            if facts and view.holds(x, y, 4) and not is_near:
                yield Piece(shapely.Point(x, y), facts)


def town_facts(town: Settlement, language: str, borders: Borders, zoom: float) -> dict[str, object]:
    """Give what the style may ask of a town; nothing of one that a wide map cannot name in its language's script."""
    named = borders.name_of(town.name, language)
    if town.is_foreign and not named and zoom < COUNTRY_END_ZOOM:
        return {}
    facts: dict[str, object] = {"name": named or town.name, "population": town.population, "rank": town.rank}
    return facts if town.weight == town.population else {**facts, "weight": town.weight}


def _rivers(rivers: Sequence[Piece], language: str) -> Iterator[Piece]:
    """Yield rivers with their names in a language: those of one name are one, so that each is named once."""
    by_name: dict[object, list[Piece]] = {}
    for piece in rivers:
        by_name.setdefault(river_name(piece.properties, language) or id(piece), []).append(piece)
    for name, pieces in by_name.items():
        first = pieces[0]
        if isinstance(name, str):
            lines = shapely.get_parts([piece.geometry for piece in pieces])
            merged = shapely.line_merge(shapely.MultiLineString([line for line in lines if line.length]))
            yield Piece(merged, {"rank": first.properties.get("rank"), "name": name})
        else:
            yield first


def river_name(properties: Mapping[str, object], language: str) -> str:
    """Give what a river of the built-in world is called in a language; "" where it has no name."""
    own = properties.get(f"name:{language.split('-', maxsplit=1)[0]}")
    return str(own or properties.get("name:en") or "")
