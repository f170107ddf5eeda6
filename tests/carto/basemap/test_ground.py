"""Under a map lie streets and waters without seams, within a weight, and never twice what the story draws."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy
import pytest
import shapely

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.carto.basemap.archive import Tile, layer_names
from cartostory.carto.basemap.budget import STEPS, fitted, weight
from cartostory.carto.basemap.cover import tiles_of
from cartostory.carto.basemap.decode import box_of
from cartostory.carto.basemap.directory import ArchiveError, damaged
from cartostory.carto.basemap.join import join_areas, join_lines
from cartostory.carto.basemap.pieces import ground_of
from cartostory.carto.basemap.tile_features import FeaturePart, Look
from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.draw.tiles import MOST_BYTES, MOST_BYTES_ON_PHONES
from cartostory.carto.style.style import Style
from cartostory.carto.svg.svg import path_data
from cartostory.carto.view.picture import Marker, Picture, PictureKind, Role
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.geo.projection import from_unit
from cartostory.load.archive_file import open_archive
from cartostory.model import Camera, Feature, Layer
from cartostory.problems.problem import Span

PERTH = Point(115.805, -31.92)
ZOOMS = (9.0, 9.6, 10.4, 11.0, 11.8, 12.5, 13.3, 14.0, 14.6, 15.2, 16.0)


@pytest.fixture(scope="module")
def perth(request: pytest.FixtureRequest) -> SiteBasemap:
    folder: Path = request.getfixturevalue("shared_data")
    path = folder / "basemap" / "perth-7km.pmtiles"
    return SiteBasemap(path, "perth", 0, 15, layer_names(open_archive(path).metadata()), "© OpenStreetMap")


def picture(zoom: float, width: int = 960, height: int = 720, language: str = "fr") -> Picture:
    return Picture(PictureKind.MAP, width, height, "Une ville", language, camera=Camera(PERTH, zoom))


@dataclass(frozen=True)
class Made:
    """Tiles made by a test."""

    tiles: Mapping[Tile, tuple[FeaturePart, ...]]
    broken: frozenset[Tile] = field(default_factory=frozenset)
    min_zoom: int = 0
    max_zoom: int = 15
    attribution: str = "© qui de droit"

    def __hash__(self) -> int:
        return id(self)

    def parts(self, tile: Tile) -> tuple[FeaturePart, ...] | None:
        if tile in self.broken:
            raise damaged("essai")
        return self.tiles.get(tile)


def part(look: Look, shape: str, *geometries: shapely.Geometry, name: str = "") -> FeaturePart:
    names = tuple({"name": name} if name else {} for _ in geometries)
    order = tuple(0.0 for _ in geometries) if shape == "point" else ()
    return FeaturePart(look, shape, numpy.array(geometries, dtype=object), names, order)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_picture_with_its_ground_keeps_its_weight(perth: SiteBasemap, style: Style, zoom: float) -> None:
    for width, height, most in ((960, 720, MOST_BYTES), (400, 400, MOST_BYTES_ON_PHONES)):
        drawn = draw(picture(zoom, width, height), style, perth)
        assert len(gzip.compress(drawn.svg.encode(), 6)) <= most
        assert "© OpenStreetMap" in drawn.attribution
        assert not drawn.hints, "there is something to see"


def test_a_ground_gives_way_in_small_steps_and_buildings_go_before_roads(perth: SiteBasemap, style: Style) -> None:
    ground = ground_of(perth, view_of(picture(14.0)), "fr", style)
    kinds: list[set[str]] = []
    weights = []
    for most in (200_000, 25_000, 15_000, 9_000, 1):
        pieces = fitted(ground, most)
        weights.append(weight(pieces))
        kinds.append({str(piece.properties["kind"]) for piece in pieces})
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights), "each weight has a step of its own"
    assert "building" in kinds[0]
    assert "building" not in kinds[-1]
    assert kinds[-1] >= {"road", "water"}, "what leads from town to town stays, however light the map must be"
    assert len(STEPS) > 5


def test_areas_that_overlap_do_not_cancel_each_other_out() -> None:
    """Tiles hold a wood in a park, each turning its own way round; where both lie the map must not be bare."""
    one, other = shapely.box(0, 0, 40, 40), shapely.Polygon([(20, 20), (20, 60), (60, 60), (60, 20)])
    assert shapely.is_ccw(one.exterior) != shapely.is_ccw(other.exterior)
    hole = shapely.Polygon([(100, 0), (140, 0), (140, 40), (100, 40)], [[(110, 10), (120, 10), (120, 20), (110, 20)]])
    turns = []
    for ring in path_data([shapely.MultiPolygon([one, other]), hole]).split("z")[:-1]:
        start, steps = ring[1:].split("l")
        moves = numpy.array(re.findall(r"-?\d+", steps), dtype=float).reshape(-1, 2)
        points = numpy.vstack(([list(map(float, re.findall(r"-?\d+", start)))], moves)).cumsum(axis=0)
        turns.append(shapely.is_ccw(shapely.LinearRing(points)))
    assert turns[:3] == [turns[0]] * 3
    assert turns[3] != turns[0], "a hole stays one"


def test_lines_run_on_from_tile_to_tile_and_areas_have_no_edge_between_them() -> None:
    zoom, column, row = 14, 8000, 6000
    left, top, right, bottom = box_of((zoom, column, row))
    step = (right - left) / 4096
    middle = (top + bottom) / 2
    one = shapely.LineString([(left, middle), (right, middle + step)])
    other = shapely.LineString([(right, middle + 2 * step), (right + 900 * step, middle)])
    joined = join_lines([one, other], zoom)
    assert len(joined) == 1
    assert shapely.get_num_coordinates(joined[0]) == 3
    far = shapely.LineString([(right, middle + 40 * step), (right + 900 * step, middle)])
    assert len(join_lines([one, far], zoom)) == 2, "other streets are not joined"
    lake = shapely.box(right - 500 * step, top + 500 * step, right, top + 900 * step)
    beyond = shapely.box(right, top + 500 * step, right + 300 * step, top + 901 * step)
    (whole,) = join_areas(numpy.array([lake, beyond], dtype=object), zoom, step / 2)
    assert whole.area == pytest.approx(lake.area + beyond.area, rel=0.01)
    edge = shapely.LineString([(right, top + 510 * step), (right, top + 890 * step)])
    assert shapely.length(shapely.intersection(whole.boundary, edge)) == 0


@pytest.mark.parametrize("zoom", [12.5, 14.0])
def test_no_edge_of_a_real_tile_shows(perth: SiteBasemap, style: Style, zoom: float) -> None:
    """What is drawn must not depend on where tiles end: no outline of water runs along an edge for long."""
    view = view_of(picture(zoom))
    ground = ground_of(perth, view, "fr", style)
    edges = set()
    for tile, _ in tiles_of(view.unit_box(), int(zoom)):
        left, top, right, bottom = box_of(tile)
        edges.add(shapely.LineString(view.to_px(numpy.array([[left, top], [left, bottom]]))))
        edges.add(shapely.LineString(view.to_px(numpy.array([[left, top], [right, top]]))))
    strips = shapely.buffer(numpy.array(list(edges), dtype=object), 0.05)
    for look, areas in ground.areas.items():
        if look.kind == "water":
            along = shapely.intersection(shapely.union_all(shapely.boundary(areas)), shapely.union_all(strips))
            assert max((part.length for part in shapely.get_parts(along)), default=0) < 3


def test_names_stand_once_and_in_the_readers_language(perth: SiteBasemap, style: Style) -> None:
    view = view_of(picture(10.4))
    for language, name in (("fr", "Perth"), ("ar", "بيرث"), ("ru", "Перт")):
        names = [piece.properties["name"] for piece in ground_of(perth, view, language, style).names]
        assert names.count(name) == 1
        drawn = draw(picture(10.4, language=language), style, perth)
        assert drawn.svg.count(f">{name}<") == 1


def test_a_name_that_a_marker_bears_is_not_written_again(perth: SiteBasemap, style: Style) -> None:
    town = Point(115.8585, -31.9558)
    here = Marker("Perth la belle", town, Role.THERE, country="AU")
    drawn = draw(replace(picture(10.4), markers=(here,)), style, perth)
    assert ">Perth la belle<" in drawn.svg
    assert ">Perth<" not in drawn.svg


def test_streets_that_an_extract_draws_are_not_drawn_twice(style: Style) -> None:
    zoom, column, row = 14, 8000, 6000
    left, top, right, bottom = box_of((zoom, column, row))
    middle, across = (top + bottom) / 2, (left + right) / 2
    street = shapely.LineString([(left, middle), (right, middle)])
    other = shapely.LineString([(across, top), (across, bottom)])
    base = Made(
        {
            (zoom, column, row): (
                part(Look("road", "primary"), "line", street, name="La rue commune"),
                part(Look("road", "secondary"), "line", other, name="Une autre"),
            )
        }
    )
    centre = from_unit(across, middle)
    ends = [from_unit(left, middle), from_unit(right, middle)]
    shape = shapely.LineString([(end.lon, end.lat) for end in ends])
    feature = Feature(shape, {"highway": "primary", "name": "La rue commune"}, "1")
    layer = Layer("rues", "rues.geojson", "Rues", Span("story.md"), (feature,), "1")
    bare = Picture(PictureKind.MAP, 400, 400, "Ici", camera=Camera(centre, 14.0))
    alone = draw(bare, style, base)
    both = draw(replace(bare, layers=(layer,)), style, base)
    assert alone.svg.count("La rue commune") == 1
    assert both.svg.count("La rue commune") == 1
    assert both.svg.count("Une autre") == 1
    painted = ground_of(base, view_of(bare), "fr", style)
    assert len(painted.lines) == 2


def test_damaged_tiles_leave_a_gap_and_are_said(style: Style) -> None:
    view = View(400, 400, PERTH, 14.0)
    tiles = [tile for tile, _ in tiles_of(view.unit_box(), 14)]
    water = {tile: (part(Look("water"), "area", shapely.box(*box_of(tile))),) for tile in tiles}
    base = Made(water, frozenset(tiles[:1]))
    drawn = draw(replace(picture(14.0, 400, 400)), style, base)
    assert [hint.code for hint in drawn.hints] == ["ground-damaged"]
    with pytest.raises(ArchiveError):
        base.parts(tiles[0])


def test_a_coarser_tile_stands_in_for_one_that_is_not_there(style: Style) -> None:
    view = View(400, 400, PERTH, 14.0)
    above = {(12, column >> 2, row >> 2) for (_, column, row), _ in tiles_of(view.unit_box(24), 14)}
    base = Made({tile: (part(Look("water"), "area", shapely.box(*box_of(tile))),) for tile in above})
    ground = ground_of(base, view, "fr", style)
    assert ground.is_whole
    assert shapely.area(ground.areas[Look("water")]).sum() == pytest.approx((400 + 48) ** 2, rel=0.02)


def test_a_map_over_the_antimeridian_has_ground_on_both_sides(style: Style) -> None:
    view = View(600, 400, Point(179.99, -17.0), 11.0)
    tiles = {tile for tile, _ in tiles_of(view.unit_box(24), 11)}
    assert {column for _, column, _ in tiles} >= {0, 2047}
    base = Made({tile: (part(Look("water"), "area", shapely.box(*box_of(tile))),) for tile in tiles})
    ground = ground_of(base, view, "fr", style)
    (sea,) = ground.areas[Look("water")]
    assert sea.bounds[0] <= 0
    assert sea.bounds[2] >= 600


def test_wide_maps_have_the_built_in_world_alone(perth: SiteBasemap, style: Style) -> None:
    wide = picture(8.9)
    assert draw(wide, style, perth) == draw(wide, style)
    assert "Natural Earth" in " ".join(draw(wide, style, perth).attribution)


def test_the_same_picture_has_the_same_bytes(perth: SiteBasemap, style: Style) -> None:
    first = draw(picture(13.3), style, perth)
    ground_of.cache_clear()
    assert draw(picture(13.3), style, perth) == first
