"""Words on a map stand beside what they point at, on nothing else, and say so where they cannot."""

import re
from xml.etree import ElementTree

import pytest

from cartostory.carto.draw.callouts import draw_callouts
from cartostory.carto.draw.draw import draw
from cartostory.carto.labels.collision import Room
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import chapter_map
from cartostory.carto.view.framing import frame
from cartostory.carto.view.picture import Callout, Marker, Picture, PictureKind, Role
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.model import Annotation, Camera, Config, Place
from tests.carto.stories import SPAN, THERE, MakePartnership, MakeStory, chapter, ref

SVG = "{http://www.w3.org/2000/svg}"
WORDS = "Le centre ouvre ici en 2004"


def picture(*notes: Callout, zoom: float = 8, size: int = 720) -> Picture:
    camera = Camera(THERE, zoom)
    kaya = Marker("Kaya", THERE, Role.THERE)
    return Picture(PictureKind.MAP, size, size, "Une carte", camera=camera, markers=(kaya,), callouts=notes)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_the_words_are_written_with_a_line_to_their_point(style: Style) -> None:
    svg = draw(picture(Callout(WORDS, THERE, "fr")), style).svg
    assert WORDS in " ".join(texts(svg))
    x0, y0 = (float(number) for number in re.findall(r"M([\d.]+) ([\d.]+)L", svg)[-1])
    assert abs(x0 - 360) + abs(y0 - 360) < 20


def test_the_words_are_on_no_taken_room_nor_off_the_sheet() -> None:
    view, room = View.of(400, 400, Camera(THERE, 8)), Room(400, 400)
    taken = [(150.0, 100.0, 330.0, 190.0), (215.0, 190.0, 400.0, 400.0)]
    for box in taken:
        room.take(box)
    svg, hints = draw_callouts(picture(Callout(WORDS, THERE, "fr"), size=400), view, room, 24)
    assert hints == ()
    group = ElementTree.fromstring(f"<svg>{svg}</svg>")  # noqa: S314 - our own
    for text in group.iter("text"):
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        half = 6 * len(text.text or "") / 2
        for left, top, right, bottom in taken:
            assert x + half <= left or x - half >= right or y - 12 >= bottom or y <= top
        assert x - half > 0
        assert x + half < 400


@pytest.mark.parametrize(
    ("point", "code"), [(Point(40, 60), "note-off-the-map"), (THERE, "note-without-room")], ids=["off", "full"]
)
def test_a_note_that_cannot_stand_is_told(point: Point, code: str) -> None:
    view, room = View.of(400, 400, Camera(THERE, 8)), Room(400, 400)
    for left in range(0, 400, 40):
        room.take((left, 0, left + 30, 400))
    svg, hints = draw_callouts(picture(Callout(WORDS, point, "fr"), size=400), view, room, 24)
    assert svg == ""
    assert [(hint.code, dict(hint.values)) for hint in hints] == [(code, {"note": WORDS})]


def test_notes_are_said_in_the_storys_language_and_point_where_may_be_published(
    make_story: MakeStory, make_partnership: MakePartnership, config: Config, style: Style
) -> None:
    notes = {
        "own": Annotation("own", WORDS, SPAN, ref("kaya"), texts={"ar": "هنا"}),
        "hidden": Annotation("hidden", "Ici habite quelqu’un", SPAN, ref("maison")),
        "point": Annotation("point", "La source est là", SPAN, None, Point(-1, 13)),
    }
    places = {"maison": Place("maison", "Maison", Point(-1.08, 13.08), SPAN, hidden=True)}
    story = make_story(chapter(1, place=ref("kaya"), zoom=8.0, notes=tuple(map(ref, notes))), notes=notes)
    story = type(story)(**{**{name: getattr(story, name) for name in story.__slots__}, "places": places})
    partnership = make_partnership(story)
    found = frame(partnership, story)[0]
    assert [note.text for note in found.notes] == [WORDS, "La source est là"]
    svg = draw(chapter_map(partnership, story, found, config, "Une carte"), style).svg
    assert "habite" not in svg
    assert "source" in " ".join(texts(svg))


def test_arabic_words_are_not_slanted(style: Style) -> None:
    svg = draw(picture(Callout("هنا مركز الوسائط المتعددة", THERE, "ar")), style).svg
    assert re.search(r"<g[^>]*font-style=\"italic\"[^>]*><text[^>]*>هنا", svg) is None
    assert "هنا" in svg
