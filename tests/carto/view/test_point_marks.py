"""Two layers of points on one map are told apart by their marks, without their colours."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
import shapely

from cartostory.carto.draw.draw import view_of
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.live.live import live
from cartostory.carto.style.style import Style
from cartostory.carto.svg.icons import icon
from cartostory.carto.view.compose import chapter_map
from cartostory.carto.view.framing import frame
from cartostory.carto.view.layer_style import DISC, EYE, RING, TARGET, point_marks
from cartostory.model import Borders, Camera, Config, Feature, Layer
from tests.carto.stories import SPAN, THERE, MakePartnership, MakeStory, chapter, ref

VILLAGE, HOUSE, SCHOOL = {"place": "village"}, {"note": "maison"}, {"amenity": "school"}


def points(key: str, tags: Mapping[str, object], **more: Any) -> Layer:
    features = tuple(Feature(shapely.Point(THERE.lon + east / 99, THERE.lat), tags) for east in range(3))
    return Layer(key, f"{key}.geojson", key, SPAN, features, f"{key} {tags}", **more)


def hueless(swatch: str) -> str:
    return re.sub(r"#(?!fbf8f2)[0-9a-fA-F]{3,6}", "ink", swatch)


@pytest.mark.parametrize("tags", [VILLAGE, HOUSE, SCHOOL])
def test_two_layers_of_points_differ_in_the_legend_and_on_the_live_map_by_more_than_their_hue(
    tags: Mapping[str, object], style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(chapter(1, camera=Camera(THERE, 12), show=(ref("first"), ref("second"))))
    partnership = make_partnership(story, points("first", tags), points("second", tags))
    frames = frame(partnership, story)
    picture = chapter_map(partnership, story, frames[0], config, "")
    first, second = legend(picture, chart(picture, view_of(picture), style, Parts()).scene, style)
    assert hueless(first.swatch) != hueless(second.swatch)
    data = live(partnership, story, frames, style, (), Borders(), "#0b5d5e", "#b4541a")
    drawn_by = {key: {name.partition(":")[0] for name in data["layers"][key]} for key in ("first", "second")}
    assert "mark" in "".join(drawn_by["second"] - drawn_by["first"])


def test_the_legend_shows_the_signs_by_which_the_map_tells_layers_apart(
    style: Style, config: Config, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(chapter(1, camera=Camera(THERE, 12), show=(ref("first"), ref("second"))))
    layers = (points("first", {}, symbol="school"), points("second", {}, symbol="market"))
    partnership = make_partnership(story, *layers)
    picture = chapter_map(partnership, story, frame(partnership, story)[0], config, "")
    found = legend(picture, chart(picture, view_of(picture), style, Parts()).scene, style)
    assert [icon(name) in item.swatch for item, name in zip(found, ("school", "market"), strict=True)] == [True, True]


def test_four_layers_have_four_marks() -> None:
    found = point_marks(points(key, VILLAGE) for key in "abcd")
    assert found == {"a": DISC, "b": TARGET, "c": EYE, "d": RING}


def test_a_layer_of_the_writers_own_colour_stays_a_disc_and_the_next_one_does_not() -> None:
    found = point_marks((points("a", VILLAGE), points("b", HOUSE, colour="#aa0000"), points("c", HOUSE)))
    assert found == {"a": TARGET, "c": EYE}


def test_signs_that_the_writer_chose_works_and_areas_need_no_mark() -> None:
    area = Layer("area", "area.geojson", "", SPAN, (Feature(shapely.box(0, 0, 1, 1), {}),), "area")
    signs, works = points("signs", {}, symbol="school"), points("works", {"status": "done"})
    assert point_marks((area, signs, works, points("plain", {}))) == {"plain": DISC}
