from typing import Any

from cartostory.carto.framing import Frame, FrameKind, frame, opening
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.model import Camera, Layer
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
