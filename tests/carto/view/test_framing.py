from dataclasses import replace
from typing import Any

import pytest
import shapely

from cartostory.carto.view.framing import Frame, FrameKind, frame, opening, sides
from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Camera, Feature, Layer, Place, Town
from tests.carto.stories import SPAN, MakePartnership, MakeStory, chapter, ref

SCHOOLS = Layer("ecoles", "ecoles.geojson", "Écoles", SPAN, (), "0")
WELLS = Layer("puits", "puits.geojson", "Puits", SPAN, (), "1")


def frames(make_story: MakeStory, make_partnership: MakePartnership, *chapters: Any) -> tuple[Frame, ...]:
    story = make_story(*chapters)
    return frame(make_partnership(story, SCHOOLS, WELLS), story)


def test_the_opening_frames_both_towns(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    story = make_story()
    found = opening(make_partnership(story), story)
    assert found.bounds == Bounds(-1.08368, 13.0883, 0.54518, 46.81705)


def test_a_chapter_without_attributes_keeps_the_camera_and_the_layers_of_the_one_before(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    camera = Camera(Point(2, 48), 9)
    first, second = frames(make_story, make_partnership, chapter(1, camera=camera, show=(ref("puits"),)), chapter(2))
    assert second.camera == first.camera == camera
    assert second.layers == ("puits",)


def test_a_place_is_framed_at_the_zoom_that_the_chapter_asks_for(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    (found,) = frames(make_story, make_partnership, chapter(1, place=ref("centre"), zoom=15.0))
    assert found.camera == Camera(Point(-1.0849, 13.0901), 15)
    assert [target.name for target in found.focus] == ["Centre multimédia"]


def test_a_town_answers_to_its_name_without_accents(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    (found,) = frames(make_story, make_partnership, chapter(1, place=ref("chatellerault")))
    assert found.camera.centre == Point(0.54518, 46.81705)


def test_all_layers_show_as_long_as_no_chapter_names_any(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    assert frames(make_story, make_partnership, chapter(1))[0].layers == ("ecoles", "puits")


def test_from_the_first_show_on_only_what_is_named_shows_and_hide_takes_it_away(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    found = frames(
        make_story,
        make_partnership,
        chapter(1),
        chapter(2, show=(ref("ecoles"), ref("puits"))),
        chapter(3, hide=(ref("ecoles"),)),
    )
    assert [each.layers for each in found] == [(), ("ecoles", "puits"), ("puits",)]


def test_twin_maps_name_two_targets(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    (found,) = frames(make_story, make_partnership, chapter(1, twin=(ref("chatellerault"), ref("kaya")), zoom=12.0))
    assert found.kind is FrameKind.TWIN
    assert [target.name for target in found.twin] == ["Châtellerault", "Kaya"]
    assert found.twin_zoom == 12


def test_names_that_lead_nowhere_leave_the_map_as_it_was(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    (found,) = frames(make_story, make_partnership, chapter(1, place=ref("nulle-part"), fit=(ref("rien"),)))
    assert found.bounds == Bounds(-1.08368, 13.0883, 0.54518, 46.81705)


def test_a_small_extract_is_seen_from_nearer_and_a_single_point_with_what_lies_around_it(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    def layer(key: str, *shapes: Any) -> Layer:
        return Layer(key, f"{key}.geojson", key, SPAN, tuple(Feature(shape, {}) for shape in shapes), key)

    story = make_story(*(chapter(number, fit=(ref(key),)) for number, key in enumerate(("rue", "borne", "ville"), 1)))
    layers = (
        layer("rue", shapely.box(85.300, 27.711, 85.305, 27.714)),
        layer("borne", shapely.Point(85.3, 27.7)),
        layer("ville", shapely.box(85.2, 27.6, 85.4, 27.8)),
    )
    street, tap, town = frame(make_partnership(story, *layers), story)
    assert street.bounds is None
    assert street.camera
    assert 14 < street.camera.zoom <= 17
    assert (tap.camera, town.camera) == (None, None)
    assert tap.bounds
    assert town.bounds


def test_two_layers_under_one_slider_have_the_same_view_and_each_its_own_layer(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    keys = ("fond", "avant", "apres")
    layers = [Layer(key, f"{key}.geojson", key, SPAN, (Feature(shapely.box(0, 0, 1, 1), {}),), key) for key in keys]
    story = make_story(chapter(1, show=(ref("fond"),), compare=(ref("avant"), ref("apres"))))
    (found,) = frame(make_partnership(story, *layers), story)
    assert found.kind is FrameKind.COMPARE
    before, after = sides(found)
    assert (before.camera, before.bounds) == (after.camera, after.bounds)
    assert before.layers == ("fond", "avant")
    assert after.layers == ("fond", "apres")


def test_a_hidden_place_is_no_part_of_what_a_chapter_is_about(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    story = make_story(
        chapter(1, fit=(ref("secret"), ref("centre"))),
        chapter(2, place=ref("secret")),
        chapter(3, twin=(ref("secret"), ref("kaya"))),
    )
    hidden = Place("secret", "Maison secrète", Point(-1.08, 13.09), SPAN, hidden=True)
    story = replace(story, places={**story.places, "secret": hidden})
    found = frame(make_partnership(story), story)
    assert [[target.key for target in each.focus] for each in found] == [["centre"], [], []]
    assert [each.kind for each in found] == [FrameKind.MAP] * 3
    assert "secr" not in repr(found)


PACIFIC = {
    "labasa": Place("labasa", "Labasa", Point(179.3667, -16.4333), SPAN),
    "taveuni": Place("taveuni", "Taveuni", Point(-179.97, -16.85), SPAN),
}
ROUTE = Layer(
    "trajet",
    "trajet.geojson",
    "Trajet",
    SPAN,
    (Feature(split(shapely.LineString([(178.4419, -18.1416), (188.2333, -13.8333)])), {}),),
    "2",
)


def test_what_lies_on_both_sides_of_the_antimeridian_is_fitted_across_it_not_around_the_world(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    suva, apia = (
        Town("Suva", "FJ", Point(178.4419, -18.1416), SPAN),
        Town("Apia", "WS", Point(-171.7667, -13.8333), SPAN),
    )
    asked = (("taveuni", "labasa"), ("trajet",), ("suva", "apia"), ("labasa", "trajet"))
    chapters = [chapter(number, fit=tuple(map(ref, names))) for number, names in enumerate(asked, start=1)]
    story = replace(make_story(*chapters), towns=(suva, apia), places=PACIFIC)
    partnership = make_partnership(story, ROUTE)
    places, route, towns, both = (found.bounds for found in frame(partnership, story))
    assert route
    assert places == Bounds(179.3667, -16.85, -179.97, -16.4333)
    assert route.width == pytest.approx(9.7914)
    assert towns == opening(partnership, story).bounds == Bounds(178.4419, -18.1416, -171.7667, -13.8333)
    assert both == replace(route, west=178.4419)
