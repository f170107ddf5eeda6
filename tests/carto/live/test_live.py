"""The data of the live map."""

import gzip
import json
from math import log10

import numpy
import pytest

from cartostory.carto.live import layers
from cartostory.carto.live.layers import too_large
from cartostory.carto.live.live import Json, live
from cartostory.carto.live.world import base_sources, ground_of
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import story_markers
from cartostory.carto.view.framing import Frame, frame
from cartostory.geo.point import Point
from cartostory.model import Borders, Camera
from tests.carto.live.test_packing import decoded
from tests.carto.stories import MakePartnership, MakeStory, RealLayer, chapter, ref


@pytest.fixture
def made(style: Style, make_story: MakeStory, make_partnership: MakePartnership, real_layer: RealLayer) -> Json:
    story = make_story(
        chapter(1),
        chapter(2, camera=Camera(make_story().towns[1].point, 9.0), show=(ref("regions"),)),
        chapter(3, place=ref("centre")),
    )
    regions = real_layer("admin/bfa.geo.json", "regions", label="Pays", source="Mledoze")
    partnership = make_partnership(story, regions)
    frames = frame(partnership, story)
    return live(
        partnership,
        story,
        frames,
        style,
        story_markers(partnership, story),
        Borders(note="Sans préjuger."),
        "#0b5d5e",
        "#b4541a",
    )


def test_it_is_json_and_the_same_each_time(made: Json) -> None:
    text = json.dumps(made, ensure_ascii=False, allow_nan=False)
    assert json.loads(text) == json.loads(json.dumps(made))


def test_it_asks_nothing_of_anybody(made: Json) -> None:
    style = made["style"]
    assert "glyphs" not in style
    assert "sprite" not in style
    assert all(source["type"] == "geojson" and isinstance(source["data"], dict) for source in style["sources"].values())
    assert "http" not in json.dumps({**style, "layers": style["layers"]})


def test_every_layer_has_its_source_and_an_id_of_its_own(made: Json) -> None:
    style = made["style"]
    ids = [layer["id"] for layer in style["layers"]]
    assert len(ids) == len(set(ids))
    assert all(layer["type"] == "background" or layer["source"] in style["sources"] for layer in style["layers"])


def test_story_layers_can_be_shown_by_their_key(made: Json) -> None:
    ids = {layer["id"]: layer for layer in made["style"]["layers"]}
    assert made["layers"]["regions"]
    assert all(ids[name]["layout"]["visibility"] == "none" for name in made["layers"]["regions"])


def test_chapters_give_cameras_and_layers_the_opening_first(made: Json) -> None:
    chapters = made["chapters"]
    assert [each["number"] for each in chapters] == [0, 1, 2, 3]
    assert "bounds" in chapters[0]
    assert (chapters[2]["zoom"], chapters[2]["layers"]) == (9.0, ["regions"])
    assert chapters[3]["focus"] == ["Centre multimédia"]
    assert made["credits"]["layers"] == {"regions": "Mledoze"}
    assert any("Natural Earth" in name for name in made["credits"]["base"])


def test_the_base_map_of_a_story_weighs_less_than_thirty_kilobytes(made: Json) -> None:
    assert len(gzip.compress(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())) < 30_000


def test_no_coast_of_the_live_map_runs_along_the_antimeridian() -> None:
    frames = (Frame(1, camera=Camera(Point(179.5, 67), 3)), Frame(2, camera=Camera(Point(179, 68.5), 6)))
    found = base_sources(frames, (), (), "fr", Borders())
    coasts = [feature["geometry"] for feature in found["coast"]["features"]]
    lines = [decoded(text, round(log10(coast["scale"]))) for coast in coasts for text in coast["coordinates"]]
    assert sum(map(len, lines)) > 500
    at_end = [numpy.abs(numpy.array(line)[:, 0]) > 179.99 for line in lines]
    assert any(end.any() for end in at_end)
    assert not any((end[:-1] & end[1:]).any() for end in at_end)


def test_a_live_map_that_looks_over_the_antimeridian_is_fine_on_both_sides() -> None:
    frames = (Frame(1, camera=Camera(Point(-179, -15.5), 6)),)
    ground = ground_of(frames, ())
    assert [(round(west), round(east)) for west, _, east, _ in ground.near] == [(-180, -171), (173, 180)]
    towns = base_sources(frames, (), (), "fr", Borders())["towns"]["features"]
    assert {"Suva", "Apia"} <= {town["properties"]["name"] for town in towns}


def test_a_layer_that_no_page_can_carry_is_reported(real_layer: RealLayer, monkeypatch: pytest.MonkeyPatch) -> None:
    layer = real_layer("admin/mali_cercles_hdx_2017.geojson", "cercles")
    frames = (Frame(1, camera=Camera(Point(-9, 14), 12.0), layers=("cercles",)),)
    assert too_large(layer, frames, "fr") == ()
    monkeypatch.setattr(layers, "MOST_KB", 50)
    (found,) = too_large(layer, frames, "fr")
    assert found.code == "layer-too-large"
    assert dict(found.values)["kilobytes"] > 50
