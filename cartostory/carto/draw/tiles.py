"""The ground of a map, painted: what lies under everything else, as fine as the picture's weight allows."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy
import shapely

from cartostory.carto.basemap.budget import fitted
from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.basemap.pieces import NO_GROUND, SOURCE, GroundPieces, ground_of
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.svg import svg
from cartostory.carto.svg.svg import Geometries
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.paint import background, paint
from cartostory.carto.view.picture import Hint
from cartostory.carto.view.scene import SAME_PLACE_M, Scene
from cartostory.carto.view.view import View
from cartostory.carto.view.world_pieces import WORLD_END_ZOOM

MOST_BYTES, MOST_BYTES_ON_PHONES = 40_000, 20_000
"""What a picture with its ground may weigh once a server packs it."""
MOST_BYTES_ON_PAPER = 1_500_000
_SURE = 0.95
"""Parts that are packed apart weigh a little less than the picture that they make together."""
_PHONE_PX = 480
_LEAST_BYTES = 6_000
"""So much is left for the ground, however much the story draws."""
_ZONE_PX, _REST_PX = 3.0, 12.0
"""A street that runs so near to one of an extract is the same one; so is a rest of it that is no longer than that."""
_SHARED_FROM = 160
_LARGE_PLACES = (1, 2)
_DOUBLES = ("road", "rail", "waterway")

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Underlay:
    """A ground and where it lies. Without tiles it has nothing in it."""

    view: View
    style: Style
    ground: GroundPieces

    @property
    def is_there(self) -> bool:
        """Tell whether anything of it is drawn."""
        return bool(self.ground.areas or self.ground.lines or self.ground.names)

    @property
    def is_whole(self) -> bool:
        """Tell whether it covers the view: the built-in world has nothing to add then but borders."""
        return self.is_there and self.ground.is_whole

    def hints(self) -> Iterator[Hint]:
        """Say that tiles are damaged, once."""
        for reason in self.ground.faults[:1]:
            yield Hint("ground-damaged", (("reason", reason),))

    def names(self) -> list[list[Piece]]:
        """Give the names as a scene has them, the most important first."""
        return [[piece] for piece in self.ground.names]

    def painted(self, most_bytes: float) -> tuple[str, Mapping[int, str]]:
        """Paint it within a weight; gives paths that several layers draw, and the SVG of each layer by its number."""
        scene = Scene(self.view)
        scene.alike[SOURCE] = [[piece] for piece in fitted(self.ground, max(most_bytes, _LEAST_BYTES), scene.written)]
        layers = [
            (number, layer)
            for number, layer in enumerate(style_layers(self.style))
            if layer.source == SOURCE and layer.type != "symbol"
        ]
        return _shared({number: paint(scene, layer) for number, layer in layers}, scene.written.values())

    def land(self) -> Mapping[int, str]:
        """Paint the background as it is where the built-in world has ended: all land, whose waters the tiles bring."""
        near = Context(max(self.view.zoom, WORLD_END_ZOOM))
        numbered = enumerate(style_layers(self.style))
        return {number: background(self.view, layer, near) for number, layer in numbered if layer.type == "background"}


@dataclass(frozen=True, slots=True)
class OnTop:
    """What a story draws itself, in px: its features, and where towns stand that bear their names already."""

    pieces: Sequence[Piece] = ()
    towns: Sequence[Position] = ()


def underlay(basemap: Basemap | None, view: View, language: str, style: Style, story: OnTop) -> Underlay:
    """Gather the ground of a view, without what the story draws itself."""
    ground = ground_of(basemap, view, language, style) if basemap else NO_GROUND
    if ground is NO_GROUND:
        return Underlay(view, style, ground)
    own = story.pieces
    lines = {look: _without(found, _zone(own, look.kind)) for look, found in ground.lines.items()}
    areas = {
        look: _without_buildings(found, own) if look.kind == "building" else found
        for look, found in ground.areas.items()
    }
    kept = tuple(_names(ground.names, story, max(10.0, SAME_PLACE_M / view.metres_per_px)))
    lines = {look: found for look, found in lines.items() if len(found)}
    return Underlay(view, style, replace(ground, lines=lines, areas=areas, names=kept))


def budget_of(width: float, share: float = 1.0, *, on_paper: bool = False) -> float:
    """Give what a picture may weigh, or the share of it that is a pane's."""
    if on_paper:
        return MOST_BYTES_ON_PAPER
    return _SURE * share * (MOST_BYTES_ON_PHONES if width <= _PHONE_PX else MOST_BYTES)


def weight(text: str) -> int:
    """Give how many bytes a text has once a server packs it."""
    return len(zlib.compress(text.encode(), 6))


def _zone(story: Sequence[Piece], kind: str) -> shapely.Geometry | None:
    """Give the surroundings of the story's own lines of a kind."""
    own = [piece.geometry for piece in story if piece.properties.get("kind") == kind]
    if kind not in _DOUBLES or not own:
        return None
    return shapely.union_all(shapely.buffer(numpy.array(own, dtype=object), _ZONE_PX, quad_segs=2))


def _without(lines: Geometries, zone: shapely.Geometry | None) -> Geometries:
    """Leave out the parts of lines that run within a zone."""
    if zone is None:
        return lines
    shapely.prepare(zone)
    near = shapely.intersects(lines, zone)
    rest = shapely.get_parts(shapely.difference(lines[near], zone))
    found: Geometries = numpy.concatenate((lines[~near], rest[shapely.length(rest) > _REST_PX]))
    return found


def _without_buildings(buildings: Geometries, story: Sequence[Piece]) -> Geometries:
    own = [piece.geometry for piece in story if piece.properties.get("kind") == "building"]
    if not own:
        return buildings
    tree = shapely.STRtree(own)
    double = numpy.unique(tree.query(shapely.point_on_surface(buildings), predicate="intersects")[0])
    found: Geometries = numpy.delete(buildings, double)
    return found


def _names(names: Iterable[Piece], story: OnTop, reach: float) -> Iterator[Piece]:
    """Yield the names that the story does not bear already: of its streets, and of its towns and places."""
    zones = {kind: _zone(story.pieces, kind) for kind in _DOUBLES}
    for piece in names:
        kind = str(piece.properties["kind"])
        if piece.properties["shape"] == "line":
            rest = _without(shapely.get_parts(piece.geometry), zones.get(kind))
            if len(rest):
                whole: shapely.MultiLineString = shapely.multilinestrings(rest)  # type: ignore[assignment]  # of a list
                yield replace(piece, geometry=whole)
        elif not (
            kind == "place" and piece.properties["rank"] in _LARGE_PLACES and _is_near(piece, story.towns, reach)
        ):
            yield piece


def _is_near(piece: Piece, towns: Sequence[Position], reach: float) -> bool:
    x, y = float(shapely.get_x(piece.geometry)), float(shapely.get_y(piece.geometry))
    return any(abs(x - left) < reach and abs(y - top) < reach for left, top in towns)


def _shared(painted: Mapping[int, str], paths: Iterable[str]) -> tuple[str, Mapping[int, str]]:
    """Write long paths that several layers draw (a street and its casing) once."""
    definitions: list[str] = []
    found = dict(painted)
    for path in paths:
        written = f'<path d="{path}"'
        if len(path) < _SHARED_FROM or sum(text.count(written) for text in found.values()) < 2:  # noqa: PLR2004 - shared
            continue
        name = f"g{zlib.crc32(path.encode()):08x}"
        definitions.append(svg.element("path", id=name, d=path))
        found = {number: text.replace(written, f'<use href="#{name}"') for number, text in found.items()}
    return svg.element("defs", "".join(definitions)) if definitions else "", found
