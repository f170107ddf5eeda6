"""Pictures: whole, well-formed, the same each time, and never an empty rectangle."""

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy
import pytest
import shapely

from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.draw.twin import same_scale
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import chapter_map, home_map, opening_globe, tinted
from cartostory.carto.view.framing import Frame, frame
from cartostory.carto.view.in_view import in_view
from cartostory.carto.view.picture import Arc, Marker, Picture, PictureKind, Role
from cartostory.carto.view.view import View
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import metres_per_px, unit, world_px
from cartostory.model import BorderPolicy, Borders, Camera, Config, Feature, Layer, Place
from cartostory.model.layer_style import LayerStyle, Ramp, RampKind
from cartostory.problems.problem import Span
from tests.carto.stories import HERE, SPAN, THERE, MakePartnership, MakeStory, RealLayer, chapter, ref


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - the drawer's own


SVG = "{http://www.w3.org/2000/svg}"


def picture(**more: Any) -> Picture:
    return Picture(**{"kind": PictureKind.MAP, "width": 960, "height": 720, "title": "Une carte", **more})


def texts(svg: str) -> list[str | None]:
    return [element.text for element in parsed(svg).iter(f"{SVG}text")]


def test_a_picture_is_an_image_with_a_title_and_the_same_each_time(style: Style) -> None:
    one = picture(camera=Camera(HERE, 6), markers=(Marker("Châtellerault", HERE, Role.HERE),))
    first = draw(one, style)
    assert draw(one, style) == first
    root = parsed(first.svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Une carte"
    assert "Châtellerault" in texts(first.svg)


def test_titles_and_names_are_escaped(style: Style) -> None:
    found = draw(picture(title="<b>&", camera=Camera(HERE, 9), markers=(Marker("A & <B>", HERE, Role.PLACE),)), style)
    assert "A & <B>" in texts(found.svg)


def test_the_map_of_a_blank_place_gives_distances_directions_and_where_it_is(style: Style, kaya_camera: Camera) -> None:
    found = draw(picture(camera=kaya_camera, markers=(Marker("Kaya", THERE, Role.THERE),)), style)
    written = texts(found.svg)
    assert "Kaya" in written
    assert "Burkina Faso" in written
    assert "Ouagadougou" in written
    assert any(re.fullmatch(r"9\d\u00a0km SO", text) for text in written if text)
    assert [hint.code for hint in found.hints] == ["nothing-to-see"]


def test_the_scale_bar_is_right_for_the_latitude(style: Style) -> None:
    for lat in (0, 60):
        svg = draw(picture(camera=Camera(Point(10, lat), 8)), style).svg
        bar = re.search(r'<rect x="12" y="[\d.]+" width="([\d.]+)" height="4"', svg)
        length = next(text for text in texts(svg) if text and text.endswith("\u00a0km"))
        metres = float(length.split("\u00a0")[0].replace("\u202f", "").replace(",", ".")) * 1000
        ground = 40_075_016.686 * (0.5 if lat else 1) / (512 * 2**8)
        assert metres / float(bar[1]) == pytest.approx(ground, rel=0.01)


def test_the_sources_of_what_is_visible_stand_in_the_picture(style: Style, real_layer: RealLayer) -> None:
    layer = real_layer("osm/palestine_populated_places_hotosm.geojson", "lieux", source="© contributeurs OpenStreetMap")
    here = draw(picture(camera=Camera(Point(35.21, 31.95), 11), layers=(layer,)), style)
    assert "© contributeurs OpenStreetMap" in here.attribution
    assert any("OpenStreetMap" in (text or "") for text in texts(here.svg))
    elsewhere = draw(picture(camera=Camera(HERE, 11), layers=(layer,)), style)
    assert "© contributeurs OpenStreetMap" not in elsewhere.attribution
    assert ("layer-not-in-view") in [hint.code for hint in elsewhere.hints]
    assert elsewhere.legend == ()


def test_a_layer_that_is_in_view_but_a_speck_is_said_to_be_too_small_not_elsewhere(style: Style) -> None:
    commune = Layer("commune", "a", "Commune", SPAN, (Feature(shapely.box(0.5, 46.8, 0.51, 46.81), {}),), "0")
    wide = draw(picture(camera=Camera(Point(0, 30), 3), layers=(commune,)), style)
    assert [hint.code for hint in wide.hints] == ["layer-too-small-to-see"]
    assert wide.legend == ()


def test_a_legend_lists_what_is_visible_with_the_look_that_it_has(style: Style, real_layer: RealLayer) -> None:
    layer = real_layer("osm/ouagadougou_waterways.geojson", "eau", label="Cours d’eau")
    found = draw(picture(camera=Camera(Point(-1.52, 12.37), 11), layers=(layer,)), style)
    assert {line.group for line in found.legend} == {"Cours d’eau"}  # the file holds some bridges as well
    item = next(line for line in found.legend if line.label == "Cours d’eau")
    assert (item.label, item.layer) == ("Cours d’eau", "eau")
    assert "#8db6c4" in item.swatch


def test_arabic_names_are_drawn_from_right_to_left(style: Style, real_layer: RealLayer) -> None:
    layer = real_layer("osm/palestine_populated_places_hotosm.geojson", "lieux")
    svg = draw(picture(language="ar", camera=Camera(Point(35.21, 31.95), 12), layers=(layer,)), style).svg
    arabic = [element for element in parsed(svg).iter(f"{SVG}text") if element.text == "بيرزيت"]
    assert arabic
    assert arabic[0].get("direction") == "rtl"


def test_no_label_is_smaller_than_ten_px(style: Style, real_layer: RealLayer) -> None:
    layer = real_layer("osm/kathmandu_rawdata.geojson", "rues")
    for camera in (Camera(HERE, 3), Camera(HERE, 6), Camera(Point(85.3025, 27.7125), 16)):
        svg = draw(picture(camera=camera, layers=(layer,)), style).svg
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)]
        assert min(sizes) >= 9.5


@pytest.mark.parametrize("policy", list(BorderPolicy))
def test_contested_borders_are_dashed_left_out_or_drawn_as_the_site_says(style: Style, policy: BorderPolicy) -> None:
    svg = draw(picture(camera=Camera(Point(-10, 25), 5), borders=Borders(policy)), style).svg
    assert ("stroke-dasharray" in svg) is (policy is BorderPolicy.DASHED)


def test_globes_show_both_towns_and_turn_to_the_middle_of_the_arc(style: Style) -> None:
    markers = (
        Marker("Ivry-sur-Seine", Point(2.38, 48.8), Role.HERE),
        Marker("La Havane", Point(-82.4, 23.1), Role.THERE),
    )
    one = picture(
        kind=PictureKind.GLOBE, width=640, height=640, markers=markers, arcs=(Arc(markers[0].point, markers[1].point),)
    )
    written = texts(draw(one, style).svg)
    assert "Ivry-sur-Seine" in written
    assert "La Havane" in written


ODD = [
    picture(),
    picture(width=1, height=1, camera=Camera(HERE, 5)),
    picture(camera=Camera(Point(180, 0), 4)),
    picture(camera=Camera(Point(-179.9, 66), 5)),
    picture(camera=Camera(Point(0, 90), 3)),
    picture(camera=Camera(Point(0, -85), 1)),
    picture(camera=Camera(HERE, 0)),
    picture(camera=Camera(HERE, 22)),
    picture(camera=Camera(HERE, 8, bearing=200, pitch=60)),
    picture(bounds=Bounds(2, 48, 2, 48)),
    picture(bounds=Bounds(170, -20, -170, -10)),
    picture(kind=PictureKind.GLOBE),
    picture(kind=PictureKind.GLOBE, arcs=(Arc(HERE, HERE),)),
    picture(kind=PictureKind.GLOBE, arcs=(Arc(Point(0, 0), Point(180, 0)),)),
    picture(kind=PictureKind.TWIN),
    picture(kind=PictureKind.LADDER),
    picture(kind=PictureKind.ARCS, arcs=(Arc(Point(170, -20), Point(-170, 20)),)),
    picture(language="xx", camera=Camera(HERE, 12)),
    picture(camera=Camera(HERE, 9), markers=(Marker("", HERE, Role.PHOTO, 12), Marker("x" * 200, HERE, Role.PLACE, 1))),
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_pictures_are_drawn_too(style: Style, odd: Picture) -> None:
    parsed(draw(odd, style).svg)


def test_a_map_across_the_antimeridian_shows_both_sides(style: Style) -> None:
    svg = draw(picture(camera=Camera(Point(180, -17), 4)), style).svg
    xs = [int(found) / 10 for found in re.findall(r"M(-?\d+)[ -]", svg)]
    assert min(xs) < 300
    assert max(xs) > 660


def test_the_pictures_of_a_story_can_be_composed_and_drawn(
    style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(
        chapter(1),
        chapter(2, place=ref("centre")),
        chapter(3, twin=(ref("chatellerault"), ref("kaya")), zoom=11.0),
        chapter(4, locate=ref("BF")),
    )
    partnership = make_partnership(story)
    for found in frame(partnership, story):
        made = chapter_map(partnership, story, found, config, "Un chapitre")
        assert draw(made, style).svg
        assert made.key == chapter_map(partnership, story, found, config, "Un chapitre").key
    globe = opening_globe(partnership, story, config, "Le globe")
    assert draw(globe, style).svg
    home = home_map((partnership,), "fr", config, "Toutes les histoires")
    assert {"Châtellerault", "Kaya"} <= set(texts(draw(home, style).svg))


def test_twin_maps_have_the_same_scale(
    config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(chapter(1, twin=(ref("chatellerault"), ref("kaya")), zoom=11.0))
    partnership = make_partnership(story)
    made = chapter_map(partnership, story, frame(partnership, story)[0], config, "Deux villes")
    first, second = same_scale(made.panes)
    assert metres_per_px(first.centre.lat, first.zoom) == pytest.approx(metres_per_px(second.centre.lat, second.zoom))


def test_twin_maps_are_called_as_the_storys_language_calls_them(
    config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(chapter(1, twin=(ref("chatellerault"), ref("kaya")), zoom=11.0), language="ar")
    partnership = make_partnership(story)
    found = frame(partnership, story)[0]
    made = chapter_map(partnership, story, found, config, "مدينتان")
    assert [(pane.title, pane.role) for pane in made.panes] == [("Châtellerault", Role.HERE), ("كايا", Role.THERE)]
    assert [marker.name for marker in in_view(made.markers, found)] == ["Châtellerault", "كايا"]


@pytest.mark.parametrize("width", [360, 960])
def test_no_credits_cover_the_distance_between_twin_towns(  # noqa: PLR0917 - fixtures, by name
    style: Style,
    config: Config,
    make_story: MakeStory,
    make_partnership: MakePartnership,
    real_layer: RealLayer,
    width: int,
) -> None:
    town = real_layer("admin/france_86_vienne_communes.geojson", "commune", source="Institut national, " * 3)
    story = make_story(chapter(1, twin=(ref("chatellerault"), ref("kaya")), show=(ref("commune"),), zoom=11.0))
    partnership = make_partnership(story, town)
    size = (width, width * 3 // 4)
    made = chapter_map(partnership, story, frame(partnership, story)[0], config, "Deux villes", size)
    svg = draw(made, style).svg
    boxes = [element.attrib for element in parsed(svg).iter(f"{SVG}rect")]
    plate = next(box for box in boxes if box.get("rx") == "4")
    foot = next(box for box in reversed(boxes) if box["width"] == str(width))
    assert float(foot["height"]) > (30 if width < 500 else 20)
    assert float(plate["y"]) + float(plate["height"]) <= float(foot["y"])


def test_the_ladder_leads_from_the_world_through_boundaries_to_the_place(
    style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership, real_layer: RealLayer
) -> None:
    story = make_story(chapter(1, locate=ref("BF")))
    bare = real_layer("admin/burkina_adm1_geoboundaries.geojson", "regions")
    regions = replace(bare, style=LayerStyle(label="shapeName"))
    partnership = make_partnership(story, regions)
    made = chapter_map(partnership, story, frame(partnership, story)[0], config, "Où est Kaya")
    assert [pane.title for pane in made.panes][:2] == ["Monde", "Burkina Faso"]
    assert made.panes[-1].title == "Kaya"
    assert len(made.panes) == 4
    drawn = draw(made, style)
    parsed(drawn.svg)
    assert [(item.layer, item.label) for item in drawn.legend] == [("regions", "regions")]
    (tint,) = (layer.style.tint for layer in tinted(partnership))
    assert str(tint).lower() in drawn.legend[0].swatch.lower()
    assert str(tint).lower() in drawn.svg.lower()


def test_the_ladders_legend_names_every_layer_whose_limits_it_shows(
    style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    ramp = LayerStyle(ramp=Ramp("habitants", RampKind.CHOROPLETH, ("#111111", "#222222"), (10.0,)))
    wide = Layer("region", "a", "Région", SPAN, (Feature(shapely.Point(-1.1, 13.1).buffer(1.5), {}),), "0", style=ramp)
    small = Layer("commune", "b", "Commune", SPAN, (Feature(shapely.Point(-1.1, 13.1).buffer(0.2), {}),), "1")
    story = make_story(chapter(1, locate=ref("BF"), show=(ref("region"),)))
    partnership = make_partnership(story, wide, small)
    drawn = draw(chapter_map(partnership, story, frame(partnership, story)[0], config, "Où est Kaya"), style)
    assert [(item.layer, item.label, item.group) for item in drawn.legend] == [
        ("region", "Région", ""),
        ("commune", "Commune", ""),
    ]


def test_every_real_extract_can_be_drawn(style: Style, real_layer: RealLayer, shared_data: Path) -> None:
    files = [*(shared_data / "osm").glob("*.geojson"), *(shared_data / "admin").glob("*[!o]json")]
    assert len(files) > 10
    for file in files:
        layer = real_layer(str(file.relative_to(shared_data)), file.stem)
        west, south, east, north = map(float, _bounds(layer))
        found = draw(picture(bounds=Bounds(west, south, east, north), layers=(layer,)), style)
        assert found.shown[layer.key] > 0, file
        parsed(found.svg)


def _bounds(layer: Layer) -> tuple[float, float, float, float]:
    boxes = [feature.geometry.bounds for feature in layer.features]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def test_a_picture_key_changes_with_everything_that_is_drawn(real_layer: RealLayer) -> None:
    layer = real_layer("admin/bfa.geo.json", "pays")
    base = picture(camera=Camera(HERE, 5), layers=(layer,))
    others = [
        replace(base, camera=Camera(HERE, 6)),
        replace(base, language="ar"),
        replace(base, layers=(replace(layer, digest="0"),)),
        replace(base, layers=(replace(layer, colour="#112233"),)),
        replace(base, borders=Borders(BorderPolicy.NONE)),
        replace(base, markers=(Marker("a", HERE, Role.HERE),)),
    ]
    assert len({base.key, *(other.key for other in others)}) == len(others) + 1


def test_frames_without_anything_show_the_world(
    style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = replace(make_story(), towns=(), places={})
    made = chapter_map(make_partnership(story), story, Frame(1), config, "Rien")
    assert draw(made, style).svg


def test_the_ladder_names_the_cercles_of_a_file_as_it_comes(
    config: Config, make_story: MakeStory, make_partnership: MakePartnership, real_layer: RealLayer
) -> None:
    story = make_story(chapter(1, locate=ref("dianguirde")))
    place = Place("dianguirde", "Dianguirdé", Point(-9.016, 14.4885), SPAN)
    story = replace(story, places={"dianguirde": place})
    partnership = make_partnership(story, real_layer("admin/mali_cercles_hdx_2017.geojson", "cercles"))
    made = chapter_map(partnership, story, frame(partnership, story)[0], config, "Où est Dianguirdé")
    assert [pane.title for pane in made.panes] == ["Monde", "Mali", "Diema", "Dianguirdé"]


@pytest.mark.parametrize("has_camera", [False, True])
@pytest.mark.parametrize("size", [(400, 400), (600, 260), (320, 180)])
def test_credits_in_several_lines_cover_no_marker(style: Style, size: tuple[int, int], *, has_camera: bool) -> None:
    ends = (Marker("Kaya", Point(-1.08, 13.09), Role.THERE), Marker("Pô", Point(-1.14, 11.17), Role.PLACE, number=1))
    makers = ("© les contributeurs d’OpenStreetMap (ODbL)", "OCHA, limites administratives du Burkina Faso, 2024")
    line = Feature(shapely.LineString([(-1.2, 11.2), (-1.0, 13.0)]), {}, "1")
    span = Span("story.md")
    layers = tuple(Layer(maker, "a.geojson", maker, span, (line,), maker, source=maker) for maker in makers)
    wide, high = size
    bounds = Bounds(-1.14, 11.17, -1.08, 13.09)
    made = picture(width=wide, height=high, markers=ends, layers=layers, bounds=bounds)
    if has_camera:
        made = replace(made, bounds=None, camera=Camera(view_of(made).centre, view_of(made).zoom))
    drawn = draw(made, style)
    strip = max(
        float(rect.get("height", 0)) for rect in parsed(drawn.svg).iter(f"{SVG}rect") if rect.get("width") == str(wide)
    )
    assert strip > 24
    discs = [float(disc.get("cy", 0)) + float(disc.get("r", 0)) for disc in parsed(drawn.svg).iter(f"{SVG}circle")]
    assert "Pô" in texts(drawn.svg)
    assert max(discs) < high - strip


@pytest.mark.parametrize("bearing", [0.0, 40.0, 180.0])
def test_a_view_that_steps_back_keeps_all_that_it_showed_above_a_higher_strip(bearing: float) -> None:
    view = View(400, 300, Point(35.2, 31.9), 12, bearing)
    raised = view.above(24, 63)
    for x, y in ((0, 0), (400, 0), (200, 138), (0, 276), (400, 276)):
        units = numpy.array([unit(view.centre)])
        cos, sin, right, down = math.cos(math.radians(bearing)), math.sin(math.radians(bearing)), x - 200, y - 150
        turned = (right * cos - down * sin, right * sin + down * cos)
        (spot,) = raised.to_px(units + numpy.array(turned) / world_px(12))
        assert spot == pytest.approx((200 + (x - 200) * 237 / 276, y * 237 / 276), abs=0.01)
