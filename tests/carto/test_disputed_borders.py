"""No map draws a contested line as a plain one, claims a territory for a country, or names one where none is agreed."""

from typing import Any

import numpy
import pytest
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from cartostory.carto.draw import locator
from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.draw.globe import globe_of
from cartostory.carto.labels.collision import Room
from cartostory.carto.live.live import live
from cartostory.carto.live.packing import Json
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import story_markers
from cartostory.carto.view.framing import Frame, FrameKind, frame
from cartostory.carto.view.picture import Arc, Picture, PictureKind
from cartostory.carto.view.scene import scene
from cartostory.carto.view.view import View
from cartostory.carto.view.zoom_ladder import rungs
from cartostory.carto.world.country_names import country_names
from cartostory.carto.world.fine_world import FINE_FROM_ZOOM, fine_world
from cartostory.carto.world.world import world
from cartostory.geo.disputes import HELD, UNCLAIMED, is_unclaimed
from cartostory.geo.point import Point
from cartostory.geo.projection import Array, unit_array
from cartostory.model import BorderPolicy, Borders, Camera, Town
from tests.carto.live.test_packing import decoded
from tests.carto.stories import SPAN, MakePartnership, MakeStory, chapter
from tests.carto.strokes import contested, shared_px, strokes

NATURAL = ("#8db6c4", "#a9c9d3")
"""Rivers and the edges of lakes: the Jordan is a river, whatever else runs along it."""
GRATICULE, GLOBE_GRATICULE = 0.28, 0.26
EARTHLY = ("#756C5B", "#A9C9D3")
"""Of a globe: the colours of borders and of shores; arcs have others."""
CROSSINGS_PX = 3.0

PLACES = {
    "Tindouf": (-8.15, 27.67, "DZ"),
    "Smara, of Western Sahara": (-11.67, 26.74, "EH"),
    "Smara, beside Morocco": (-11.67, 26.74, "MA"),
    "Jalazone": (35.21, 31.95, "PS"),
    "Haifa": (35.0, 32.6, "IL"),
    "Pristina": (21.16, 42.66, "XK"),
    "Niš": (21.4, 43.2, "RS"),
    "Kherson": (34.1, 45.9, "UA"),
    "Krasnodar": (35.4, 45.7, "RU"),
    "Srinagar": (74.8, 34.1, "IN"),
    "Muzaffarabad": (73.6, 34.4, "PK"),
    "Nicosia": (33.36, 35.17, "CY"),
}


def plain(policy: BorderPolicy) -> frozenset[str]:
    """Give the colours that may run along a contested line: those of borders, where the writer wants them as drawn."""
    return frozenset((*NATURAL, "#756c5b")) if policy is BorderPolicy.AS_DRAWN else frozenset(NATURAL)


@pytest.mark.parametrize("policy", BorderPolicy)
@pytest.mark.parametrize("zoom", [2.0, 3.4, 5.5, 6.5])
@pytest.mark.parametrize("place", PLACES)
def test_no_plain_stroke_of_a_map_runs_along_a_contested_line(
    place: str, zoom: float, policy: BorderPolicy, style: Style
) -> None:
    lon, lat, country = PLACES[place]
    picture = Picture(
        PictureKind.MAP,
        960,
        720,
        place,
        camera=Camera(Point(lon, lat), zoom),
        countries=frozenset({country}),
        borders=Borders(policy),
    )
    view = view_of(picture)
    source = fine_world() if zoom >= FINE_FROM_ZOOM else world("110m" if zoom < 2.2 else "50m")
    sheet = contested(source, view.to_px, (0, 0, 960, 720), smooth=zoom >= 5.2)
    assert shapely.length(sheet) > 20
    found = strokes(draw(picture, style).svg)
    for stroke in found:
        if not (stroke.is_dashed or stroke.is_seam or stroke.opacity == GRATICULE or stroke.colour in plain(policy)):
            assert shared_px(stroke.lines, sheet) < CROSSINGS_PX, stroke.colour
    dashed = sum(shared_px(stroke.lines, sheet) for stroke in found if stroke.is_dashed)
    assert (dashed > shapely.length(sheet) * 0.8) == (policy is BorderPolicy.DASHED)


@pytest.mark.parametrize("place", PLACES)
def test_a_countrys_shore_is_drawn_and_nothing_else_of_its_edge(place: str, style: Style) -> None:
    lon, lat, country = PLACES[place]
    view = View(960, 720, Point(lon, lat), 5.0)
    found = scene(view, (), "fr", Borders(), frozenset({country}))
    shore = shapely.union_all([shapely.boundary(piece.geometry) for piece in found.sources["land"]])
    assert found.sources["own"]
    picture = Picture(PictureKind.MAP, 960, 720, place, camera=Camera(view.centre, 5.0), countries=frozenset({country}))
    coasts = [
        stroke for stroke in strokes(draw(picture, style).svg) if stroke.colour == "#a9c9d3" and not stroke.is_seam
    ]
    near = shapely.buffer(shapely.union_all([shore, *_edges(found.sources.get("lakes", []))]), 0.5)
    assert all(shapely.covers(near, stroke.lines) for stroke in coasts)


def _edges(pieces: list[object]) -> list[BaseGeometry]:
    return [shapely.boundary(piece.geometry) for piece in pieces]  # type: ignore[attr-defined]  # pieces of a scene


@pytest.mark.parametrize("place", PLACES)
def test_no_plain_stroke_of_a_globe_runs_along_a_contested_line(place: str, style: Style) -> None:
    lon, lat, country = PLACES[place]
    picture = Picture(
        PictureKind.GLOBE,
        1400,
        1400,
        place,
        arcs=(Arc(Point(lon - 4, lat), Point(lon + 4, lat)),),
        countries=frozenset({country}),
    )
    globe, source = globe_of(picture), world("110m")
    plain_ones = [
        stroke.lines
        for stroke in strokes(draw(picture, style).svg)
        if not (stroke.is_dashed or stroke.is_seam) and stroke.opacity != GLOBE_GRATICULE and stroke.colour in EARTHLY
    ]
    assert plain_ones
    for number, part in enumerate(source.parts):
        if part.kind == "border" and part.properties["disputed"]:
            vectors = globe.vectors(shapely.get_coordinates(source.degrees(number)))
            if len(vectors) > 1 and vectors[:, 2].min() > 0.2:
                line = shapely.LineString(
                    [(globe.x + globe.radius * x, globe.y - globe.radius * y) for x, y, _ in vectors]
                )
                inner = shapely.difference(line, shapely.buffer(shapely.boundary(line), 12))
                shared = [shared_px(lines, inner, 0.8) for lines in plain_ones]
                assert max(shared) < CROSSINGS_PX, (part.key, shared)


@pytest.mark.parametrize("policy", [BorderPolicy.DASHED, BorderPolicy.NONE])
@pytest.mark.parametrize("place", ["Tindouf", "Smara, of Western Sahara", "Jalazone", "Haifa", "Pristina", "Niš"])
def test_no_plain_stroke_of_an_inset_runs_along_a_contested_line(place: str, policy: BorderPolicy) -> None:
    lon, lat, _ = PLACES[place]
    view = View(960, 720, Point(lon, lat), 11.0)
    found = locator.inset(view, view.centre, Room(960, 720))
    assert found
    svg = locator.drawn(found, view, "fr", Borders(policy), "#000000")
    small = locator.inner_view(found, view)
    sheet = contested(world("50m"), small.to_px, (0, 0, small.width, small.height))
    assert shapely.length(sheet) > 3
    for stroke in strokes(f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>', ".//{*}g[@transform='scale(.1)']"):
        if not (stroke.is_dashed or stroke.is_seam):
            assert shared_px(stroke.lines, sheet, 0.8) < CROSSINGS_PX


@pytest.mark.parametrize("policy", BorderPolicy)
@pytest.mark.parametrize(
    "place", ["Tindouf", "Smara, of Western Sahara", "Jalazone", "Pristina", "Kherson", "Srinagar"]
)
def test_no_plain_line_of_a_live_map_runs_along_a_contested_one(
    place: str, policy: BorderPolicy, style: Style, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    lon, lat, country = PLACES[place]
    made = make_story(chapter(1, camera=Camera(Point(lon, lat), 6.0)), chapter(2, camera=Camera(Point(lon, lat), 3.0)))
    story = type(made)(
        slug=made.slug,
        language="fr",
        title=made.title,
        span=SPAN,
        lead=made.lead,
        chapters=made.chapters,
        body=made.body,
        towns=(Town("Là-bas", country, Point(lon, lat), SPAN),),
    )
    partnership = make_partnership(story)
    markers = story_markers(partnership, story)
    data = live(partnership, story, frame(partnership, story), style, markers, Borders(policy), "#000", "#111")
    drawn = data["style"]
    layers = [layer for layer in drawn["layers"] if layer.get("source") in ("land", "own", "coast", "borders")]
    assert not [layer["id"] for layer in layers if "fill-outline-color" in layer["paint"]]
    assert {layer["source"] for layer in layers if layer["type"] == "line"} == {"coast", "borders"}
    lines = contested(world("50m"), lambda units: units * 4096, _around(lon, lat))  # one px is some 5 minutes of arc
    for name in ("coast", "borders"):
        for feature in drawn["sources"][name]["data"]["features"]:
            if name == "borders" and (feature["properties"]["disputed"] or policy is BorderPolicy.AS_DRAWN):
                continue
            shape = shapely.transform(_shape(feature["geometry"]), _units)
            assert shared_px(shape, lines, 0.6) < CROSSINGS_PX, name
    disputed = [feature["properties"]["disputed"] for feature in drawn["sources"]["borders"]["data"]["features"]]
    assert (True in disputed) == (policy is BorderPolicy.DASHED)


def _shape(packed: Json) -> BaseGeometry:
    """Read a geometry of the live map's data, whose lines travel as text."""
    decimals = len(str(packed["scale"])) - 1

    def lines(coordinates: Any) -> Any:
        return decoded(coordinates, decimals) if isinstance(coordinates, str) else list(map(lines, coordinates))

    return shapely.geometry.shape({"type": packed["type"], "coordinates": lines(packed["coordinates"])})


def _units(degrees: Array) -> Array:
    found: Array = unit_array(degrees) * 4096
    return found


def _around(lon: float, lat: float) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = _units(numpy.array([[lon - 6, lat + 5], [lon + 6, lat - 5]])).tolist()
    return left, top, right, bottom


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [
        (-11.67194, 26.73841, "Sahara occidental"),
        (-13.2, 27.15, "Sahara occidental"),
        (-10.55, 26.16, "Sahara occidental"),
        (-8.14743, 27.67111, "Algérie"),
        (-9.6, 30.4, "Maroc"),
        (35.21, 31.95, "Territoires palestiniens"),
        (35.23, 31.78, "Territoires palestiniens"),
        (21.16, 42.66, "Kosovo"),
        (34.1, 44.95, ""),
        (74.8, 34.08, ""),
        (74.3, 35.92, ""),
        (79.0, 35.2, ""),
        (35.8, 33.0, ""),
        (44.06, 9.56, ""),
        (33.36, 35.25, ""),
        (28.4, 9.6, ""),
        (73.05, 33.7, "Pakistan"),
        (77.2, 28.6, "Inde"),
        (75.85, 30.9, "Inde"),
        (39.0, 45.03, "Russie"),
        (32.6, 46.6, "Ukraine"),
        (35.3, 32.8, "Israël"),
    ],
)
def test_an_inset_and_the_ladder_name_a_territory_not_a_claim(
    lon: float, lat: float, name: str, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    view = View(960, 720, Point(lon, lat), 11.0)
    found = locator.inset(view, view.centre, Room(960, 720))
    assert (locator.title(found, "fr", Borders()) if found else "") == name
    story = make_story(chapter(1, camera=Camera(Point(lon, lat), 11.0)))
    there = type(story)(
        slug="a",
        language="fr",
        title="",
        span=SPAN,
        lead=story.lead,
        chapters=story.chapters,
        body=story.body,
        towns=(Town("Là-bas", "", Point(lon, lat), SPAN),),
    )
    panes = rungs(make_partnership(there), there, Frame(1, FrameKind.LADDER), Borders())
    assert [pane.title for pane in panes] == ["Monde", *([name] if name else []), "Là-bas"]


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_a_territory_is_cut_out_of_the_country_that_holds_it(resolution: str) -> None:
    source = world(resolution)
    for held in HELD:
        inner = shapely.box(held.within.west, held.within.south, held.within.east, held.within.north)
        areas = {
            key: [source.degrees(number) for number, part in enumerate(source.parts) if (part.kind, part.key) == key]
            for key in (("country", held.holder), ("country", held.key))
        }
        held_by, own = areas.values()
        assert sum(shapely.area(shapely.intersection(area, inner)) for area in held_by) < 1e-6
        assert sum(shapely.area(shapely.intersection(area, inner)) for area in own) > 1


def test_morocco_is_named_in_morocco_and_western_sahara_in_western_sahara() -> None:
    named = country_names("50m", "fr", frozenset(), Borders())
    at = dict(zip((str(known["name"]) for known in named.properties), named.points, strict=True))
    assert at["Maroc"].lat > 29
    assert 21 < at["Sahara occidental"].lat < 27
    assert "" not in at


def test_rough_rings_leave_the_countries_around_them_their_towns() -> None:
    assert all(is_unclaimed(*shapely.Polygon(ring).representative_point().coords[0]) for *_, ring in UNCLAIMED)
    for lon, lat in (
        (73.05, 33.7),
        (74.87, 31.63),
        (76.27, 31.1),
        (85.3, 27.7),
        (32.9, 24.1),
        (35.5, 3.1),
        (35.53, 32.8),
    ):
        assert not is_unclaimed(lon, lat)
