"""A writer's own layer draws no contested line as a plain one either: the table tells, and OpenStreetMap's tags."""

from dataclasses import replace

import pytest
import shapely

from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.live.live import live
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import story_markers, tinted
from cartostory.carto.view.contested import parts_of
from cartostory.carto.view.framing import frame
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.carto.world.world import world
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy, Borders, Camera, Feature, Layer
from tests.carto.stories import SPAN, MakePartnership, MakeStory, RealLayer, chapter
from tests.carto.strokes import contested, shared_px, strokes

GRATICULE = 0.28
TINT = "#8b1a4a"
FILES = {"esh": (-11.67, 25.5), "pse": (35.2, 31.9)}
ZOOM = 6.0
_REACH_PX = 3.0
"""Data sets differ by some kilometres on where a border runs."""


def picture(layer: Layer, lon: float, lat: float, policy: BorderPolicy, zoom: float = ZOOM) -> Picture:
    camera = Camera(Point(lon, lat), zoom)
    borders = Borders(policy)
    return Picture(PictureKind.MAP, 960, 720, "Une carte", camera=camera, layers=(layer,), borders=borders)


@pytest.mark.parametrize("file", FILES)
def test_the_outline_of_a_layer_is_dashed_or_left_out_along_a_contested_line(
    file: str, style: Style, real_layer: RealLayer
) -> None:
    layer = real_layer(f"admin/{file}.geo.json", "pays", colour=TINT)
    along: dict[tuple[BorderPolicy, bool], float] = {}
    for policy in BorderPolicy:
        made = picture(layer, *FILES[file], policy)
        sheet = contested(world("50m"), view_of(made).to_px, (0, 0, 960, 720), smooth=True)
        drawn = draw(made, style)
        own = [stroke for stroke in strokes(drawn.svg) if stroke.colour == TINT and not stroke.is_seam]
        for dashed in (False, True):
            lines = [shared_px(stroke.lines, sheet, _REACH_PX) for stroke in own if stroke.is_dashed == dashed]
            along[policy, dashed] = sum(lines)
        said = any(hint.code == "layer-along-contested-border" for hint in drawn.hints)
        assert said == (policy is BorderPolicy.DASHED)
        assert [item.layer for item in drawn.legend] == ["pays"]
        assert drawn.shown["pays"] == len(layer.features)
    whole = along[BorderPolicy.AS_DRAWN, False]
    assert whole > 300
    assert along[BorderPolicy.DASHED, True] > whole * 0.95
    assert not any(along[policy, True] for policy in (BorderPolicy.NONE, BorderPolicy.AS_DRAWN))
    assert max(along[policy, False] for policy in (BorderPolicy.NONE, BorderPolicy.DASHED)) < whole * 0.02


@pytest.mark.parametrize("policy", BorderPolicy)
def test_the_live_map_holds_the_same_lines(
    policy: BorderPolicy,
    style: Style,
    real_layer: RealLayer,
    make_story: MakeStory,
    make_partnership: MakePartnership,
) -> None:
    story = make_story(chapter(1, camera=Camera(Point(*FILES["esh"]), ZOOM)))
    partnership = make_partnership(story, real_layer("admin/esh.geo.json", "pays"))
    markers = story_markers(partnership, story)
    data = live(partnership, story, frame(partnership, story), style, markers, Borders(policy), "#000", "#111")
    told = [one["properties"] for one in data["style"]["sources"]["layer:pays"]["data"]["features"]]
    edges = [one for one in told if one["shape"] == "edge"]
    area = next(one for one in told if one["shape"] == "area")
    assert area["edged"]
    assert [bool(one.get("contested")) for one in edges] == {
        BorderPolicy.DASHED: [False, True],
        BorderPolicy.NONE: [False],
        BorderPolicy.AS_DRAWN: [False, False],
    }[policy]
    assert ("story-contested:pays" in data["layers"]["pays"]) == (policy is BorderPolicy.DASHED)
    assert "story-outline:pays" in data["layers"]["pays"]


@pytest.mark.parametrize(
    ("tags", "is_contested"),
    [
        ({"boundary": "administrative", "admin_level": "2", "disputed": "yes"}, True),
        ({"boundary": "administrative", "admin_level": "2", "disputed_by": "XX"}, True),
        ({"boundary": "disputed", "admin_level": "2"}, True),
        ({"boundary": "administrative", "admin_level": "2", "disputed": "no"}, False),
        ({"boundary": "administrative", "admin_level": "8"}, False),
    ],
)
@pytest.mark.parametrize("shape", ["line", "area"])
def test_a_boundary_that_openstreetmap_calls_disputed_is_no_plain_one(
    tags: dict[str, str],
    is_contested: bool,  # noqa: FBT001 - a table
    shape: str,
    style: Style,
) -> None:
    geometry = shapely.LineString([(1.9, 46), (2.1, 46)]) if shape == "line" else shapely.box(1.95, 45.95, 2.05, 46.05)
    layer = Layer("limites", "a", "Limites", SPAN, (Feature(geometry, tags),), repr((tags, shape)))
    for policy in BorderPolicy:
        found = [
            stroke
            for stroke in strokes(draw(picture(layer, 2, 46, policy, 10.5), style).svg)
            if stroke.colour == "#756c5b" and stroke.opacity != GRATICULE
        ]
        left = 0 if is_contested and policy is BorderPolicy.NONE else 1
        assert len(found) == left
        assert all((stroke.opacity < 1) == (is_contested and policy is BorderPolicy.DASHED) for stroke in found)


def test_what_merely_crosses_or_neighbours_a_contested_line_stays_as_it_is() -> None:
    looks: dict[str, object] = {"shape": "line", "kind": "", "tint": TINT}
    assert parts_of(across := shapely.LineString([(-12, 27), (-12, 28.5)]), looks) == [(across, looks)]
    beside: dict[str, object] = {**looks, "shape": "area"}
    village = shapely.box(-12.02, 27.68, -11.98, 27.7)
    assert parts_of(village, beside) == [(village, beside)]
    road: dict[str, object] = {**looks, "kind": "road"}
    along = shapely.LineString([(-12, 27.667), (-10, 27.667)])
    assert parts_of(along, road) == [(along, road)]
    assert [bool(each.get("contested")) for _, each in parts_of(along, looks)] == [True]


def test_a_layer_far_from_every_dispute_is_drawn_as_one(
    real_layer: RealLayer, make_partnership: MakePartnership, make_story: MakeStory
) -> None:
    layer = real_layer("admin/bfa.geo.json", "pays")
    (tint,) = tinted(make_partnership(make_story(), replace(layer)))
    looks: dict[str, object] = {"shape": "area", "kind": "", "tint": tint.style.tint}
    assert all(len(parts_of(feature.geometry, looks)) == 1 for feature in layer.features)
