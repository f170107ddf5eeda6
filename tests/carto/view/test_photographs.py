"""Photographs with a place have one number, in the text, on the pictures and on the live map."""

from dataclasses import replace

from cartostory.carto.view.compose import chapter_map
from cartostory.carto.view.framing import frame
from cartostory.carto.view.names import numbered, photo_markers
from cartostory.carto.view.picture import Role
from cartostory.geo.point import Point
from cartostory.model import Camera, Config, Partnership, Photo, Rights, Story
from cartostory.model.media_folder import MediaFolder
from cartostory.model.passage import Image
from cartostory.problems.problem import Ref, Span
from tests.carto.stories import SPAN, THERE, MakePartnership, MakeStory, chapter, ref


def called(name: str, line: int, caption: str = "") -> Image:
    return Image(Ref(name, Span(SPAN.file, line, 1)), "ce que l’on voit", caption)


def photo(name: str, **rights: object) -> Photo:
    return Photo(name, f"a/{name}", f"digest of {name}", 800, 600, "jpeg", Rights(name, SPAN, alt="alt", **rights))  # type: ignore[arg-type]  # fields by name


def made(make_story: MakeStory, make_partnership: MakePartnership) -> tuple[Partnership, Story]:
    second = replace(chapter(2), span=Span(SPAN.file, 20, 1))
    plain = make_story(replace(chapter(1, camera=Camera(THERE, 12.0)), span=Span(SPAN.file, 10, 1)), second)
    calls = (
        called("lead.jpg", 5),
        called("nowhere.jpg", 11),
        called("salle.jpg", 12, "La salle"),
        called("hidden.jpg", 13),
        called("salle.jpg", 21),
        called("toit.jpg", 22),
    )
    story = replace(plain, cover=ref("cover.jpg"), body=replace(plain.body, images=calls))
    photos = (
        photo("cover.jpg", point=THERE),
        photo("lead.jpg", point=THERE),
        photo("nowhere.jpg"),
        photo("salle.jpg", place=ref("centre")),
        photo("hidden.jpg", place=ref("maison")),
        photo("toit.jpg", point=Point(-1.0, 13.0)),
    )
    house = replace(story.places["centre"], key="maison", hidden=True)
    story = replace(story, places={**story.places, "maison": house})
    partnership = make_partnership(story)
    return replace(partnership, media=MediaFolder(photos={each.name: each for each in photos})), story


def test_they_are_numbered_in_the_order_of_the_text(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    found = numbered(*made(make_story, make_partnership))
    assert [(name.removeprefix("digest of "), one.number, one.chapter) for name, one in found.items()] == [
        ("lead.jpg", 1, 0),
        ("salle.jpg", 2, 1),
        ("toit.jpg", 3, 2),
    ]
    assert found["digest of salle.jpg"].name == "La salle"


def test_a_chapters_picture_shows_its_own(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    partnership, story = made(make_story, make_partnership)
    first, second = frame(partnership, story)
    for each, number in ((first, 2), (second, 3)):
        picture = chapter_map(partnership, story, each, Config(title="Essai"), "")
        assert [one.number for one in picture.markers if one.role is Role.PHOTO] == [number]
    assert photo_markers(partnership, story, 0)[0].number == 1


def test_a_hidden_place_hides_its_photographs(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    partnership, story = made(make_story, make_partnership)
    assert "digest of hidden.jpg" not in numbered(partnership, story)
