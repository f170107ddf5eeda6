"""Where photographs appear."""

from dataclasses import replace

import pytest

from cartostory.model import Partnership
from cartostory.model.photo_uses import appearances, find_photo, published
from tests.check.builders import chapter, partnership, ref, story, with_media
from tests.check.photographs import photo

NAMES = ("salle.jpg", "cour d'école.jpg", "avant.jpg", "apres.jpg", "2016/mission.jpg")


def told(written: str, **more: object) -> Partnership:
    return with_media(partnership(story(written=written, **more)), photos={name: photo(None, name) for name in NAMES})


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("salle.jpg", "salle.jpg"),
        ("photos/salle.jpg", "salle.jpg"),
        ("./photos/salle.jpg", "salle.jpg"),
        ("cour%20d'e\u0301cole.jpg", "cour d'école.jpg"),
        ("2016/mission.jpg", "2016/mission.jpg"),
        ("salle.jpg?v=2#haut", "salle.jpg"),
    ],
)
def test_a_photograph_is_found_as_writers_name_it(written: str, name: str) -> None:
    found = find_photo(told("").media.photos, written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "written", ["absente.jpg", "https://example.org/salle.jpg", "", "../photos/salle.jpg", "Salle.jpg"]
)
def test_what_names_no_photograph_is_none(written: str) -> None:
    assert find_photo(told("").media.photos, written) is None


def test_texts_covers_and_comparisons_are_appearances() -> None:
    home = told(
        "![Une salle](salle.jpg)\n\n![Une salle](salle.jpg)\n\n![Ailleurs](https://example.org/a.jpg)\n",
        cover=ref("2016/mission.jpg"),
        chapters=(chapter(compare=(ref("avant.jpg"), ref("apres.jpg"))),),
    )
    found = [(one.photo.name, one.alt) for one in appearances(home)]
    assert found == [
        ("2016/mission.jpg", None),
        ("salle.jpg", "Une salle"),
        ("salle.jpg", "Une salle"),
        ("avant.jpg", None),
        ("apres.jpg", None),
    ]
    assert [one.name for one in published(home)] == ["2016/mission.jpg", "salle.jpg", "avant.jpg", "apres.jpg"]


def test_a_photograph_that_no_text_calls_is_not_published() -> None:
    assert published(told("Du texte sans image.")) == ()


def test_an_appearance_knows_its_chapter_and_whether_it_is_the_cover() -> None:
    chapters = (chapter(1), chapter(2, compare=(ref("avant.jpg"), ref("apres.jpg"))))
    made = told("![](salle.jpg)\n\n\n![](2016/mission.jpg)", cover=ref("salle.jpg"))
    made = replace(made, stories={"fr": replace(made.story, chapters=chapters)})
    found = [(one.photo.name, one.chapter.number if one.chapter else 0, one.is_cover) for one in appearances(made)]
    assert found == [
        ("salle.jpg", 0, True),
        ("salle.jpg", 0, False),  # line 8: before the first heading, which is on line 10
        ("2016/mission.jpg", 1, False),
        ("avant.jpg", 2, False),
        ("apres.jpg", 2, False),
    ]
