"""Overrides of a layer's look: the same in the picture, its legend, and the live map."""

from dataclasses import replace

import pytest
import shapely

from cartostory.carto.draw.draw import draw
from cartostory.carto.live.live import live
from cartostory.carto.style.expressions import Context
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.view.compose import chapter_map, story_markers
from cartostory.carto.view.framing import frame
from cartostory.carto.view.layer_style import NOTHING_KNOWN, label_of
from cartostory.carto.view.picture import Drawn
from cartostory.model import Borders, Camera, Config, Feature, Layer
from cartostory.model.layer_style import Categories, LayerStyle, Ramp, RampKind
from tests.carto.stories import SPAN, THERE, MakePartnership, MakeStory, chapter, ref

RED, BLUE = "#c01020", "#1020c0"
BY_KIND = Categories("kind_of", (("puits", BLUE), ("forage", RED)), (("puits", "Puits creusés"),))
BY_NUMBER = Ramp("n", RampKind.CIRCLES, (BLUE, BLUE, RED), (10.0, 1000.0))


def layer_of(shown: LayerStyle, *properties: dict[str, object], side: float = 0.0) -> Layer:
    features = []
    for number, each in enumerate(properties):
        point = shapely.Point(THERE.lon + number * 0.01, THERE.lat)
        features.append(Feature(point.buffer(side, quad_segs=1) if side else point, each))
    names, digest = {"en": "Water"}, repr(properties)
    return Layer("eau", "a.geojson", "Points d’eau", SPAN, tuple(features), digest, style=shown, names=names)


@pytest.fixture
def drawn(style: Style, make_story: MakeStory, make_partnership: MakePartnership, config: Config) -> object:
    def make(layer: Layer, language: str = "fr") -> Drawn:
        story = make_story(chapter(1, camera=Camera(THERE, 12), show=(ref("eau"),)), language=language)
        partnership = make_partnership(story, layer)
        (found,) = frame(partnership, story)
        return draw(chapter_map(partnership, story, found, config, "Carte"), style)

    return make


def test_categories_colour_the_picture_and_make_its_legend_of_what_is_visible(drawn: object) -> None:
    layer = layer_of(LayerStyle(categories=BY_KIND), {"kind_of": "forage"}, {"kind_of": "puits"}, {"kind_of": "mare"})
    found = drawn(layer)
    assert [(item.label, item.group) for item in found.legend] == [
        ("Puits creusés", "Points d’eau"),
        ("forage", "Points d’eau"),
        ("autre ou inconnu", "Points d’eau"),
    ]
    for colour, item in zip((BLUE, RED, NOTHING_KNOWN), found.legend, strict=True):
        assert colour.upper() in found.svg.upper()
        assert colour.upper() in item.swatch.upper()


def test_a_category_that_lies_elsewhere_is_not_in_the_legend(drawn: object) -> None:
    layer = layer_of(LayerStyle(categories=BY_KIND), {"kind_of": "puits"})
    elsewhere = Feature(shapely.Point(50, 50), {"kind_of": "forage"})
    far = replace(layer, digest="far", features=(*layer.features, elsewhere))
    assert [item.label for item in drawn(far).legend] == ["Puits creusés"]


def test_classes_of_a_number_are_named_in_the_readers_language(drawn: object) -> None:
    layer = layer_of(LayerStyle(ramp=BY_NUMBER), {"n": 5}, {"n": 10}, {"n": "1 000"}, {"n": "?"})
    assert [item.label for item in drawn(layer).legend] == [
        "moins de 10",
        "de 10 à 1\u202f000",
        "1\u202f000 ou plus",
        "autre ou inconnu",
    ]
    english = drawn(layer, "en").legend
    assert [item.label for item in english] == ["less than 10", "10 to 1,000", "1,000 or more", "other or unknown"]
    assert {item.group for item in english} == {"Water"}


def test_circles_grow_with_their_class_in_the_picture_and_in_the_legend(drawn: object) -> None:
    found = drawn(layer_of(LayerStyle(ramp=BY_NUMBER), {"n": 5}, {"n": 500}, {"n": 5000}))
    for item, radius in zip(found.legend, (4, 11, 18), strict=True):
        assert f'r="{(radius + 0.7) * 10:.0f}"' in item.swatch
        assert f'r="{(radius + 0.7) * 10:.0f}"' in found.svg


def test_areas_of_a_choropleth_are_filled_more_strongly_than_plain_ones(drawn: object) -> None:
    ramp = replace(BY_NUMBER, kind=RampKind.CHOROPLETH)
    found = drawn(layer_of(LayerStyle(ramp=ramp), {"n": 5}, {"n": 5000}, side=0.004))
    assert f'fill="{RED}" fill-opacity="0.62"' in found.svg or f'fill="{RED}" fill-opacity=".62"' in found.svg


def test_the_live_map_colours_features_as_the_picture_does(
    style: Style, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    layer = layer_of(LayerStyle(categories=BY_KIND), {"kind_of": "puits"}, {"kind_of": "forage"})
    story = make_story(chapter(1, camera=Camera(THERE, 12), show=(ref("eau"),)))
    partnership = make_partnership(story, layer)
    data = live(
        partnership,
        story,
        frame(partnership, story),
        style,
        story_markers(partnership, story),
        Borders(),
        "#0b5d5e",
        "#b4541a",
    )
    features = data["style"]["sources"]["layer:eau"]["data"]["features"]
    points = next(each for each in style_layers(style) if each.id == "story-point")
    colours = [
        points.values["circle-color"].at(Context(12, feature["properties"], "Point"))
        for feature in features
        if points.takes(Context(12, feature["properties"], "Point"))
    ]
    assert [str(getattr(colour, "hex", colour)).lower() for colour in colours] == [BLUE, RED]
    assert "story-point:eau" in data["layers"]["eau"]


def test_a_layer_without_a_name_in_a_language_keeps_its_label() -> None:
    layer = layer_of(LayerStyle())
    assert (label_of(layer, "en"), label_of(layer, "en-GB"), label_of(layer, "es")) == (
        "Water",
        "Water",
        "Points d’eau",
    )
