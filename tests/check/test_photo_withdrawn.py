"""Pictures that were withdrawn: refused wherever they lie, and no holes where they were."""

from dataclasses import replace
from datetime import date

import pytest

from cartostory.check.links import check_images, check_links
from cartostory.check.maps import check_names
from cartostory.check.photos import check_photo_withdrawn
from cartostory.check.story import check_cover
from cartostory.model import Site, Withdrawn
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Span
from tests.check.builders import FOLDER, chapter, codes, partnership, ref, site, story, with_media
from tests.check.photographs import CALLED, photo, rights, shown
from tests.day import TODAY

PATH = f"{FOLDER}/photos/salle.jpg"
LOOK, OTHER_LOOK = "5a" * 18, "3c6" * 12


def withdrawn(**more: object) -> Withdrawn:
    fields = {
        "file": f"{FOLDER}/photos/ancienne.jpg",
        "digest": "f" * 64,
        "day": date(2026, 1, 2),
        "reason": "x",
        "span": Span("content/withdrawn.yaml", 5, 9),
        "looks": (LOOK,),
    }
    return Withdrawn(**(fields | more))  # type: ignore[arg-type]


def holding(one: Withdrawn, look: str = "", written: str = CALLED) -> Site:
    made = shown(rights(), written)
    (home,) = made.partnerships
    photos = {"salle.jpg": replace(photo(rights()), look=look)}
    return replace(made, partnerships=(with_media(home, photos=photos),), withdrawn=(one,))


@pytest.mark.parametrize("written", [CALLED, "Rien."])
def test_the_same_bytes_are_refused_shown_or_not(written: str) -> None:
    (found,) = check_photo_withdrawn(holding(withdrawn(digest="0" * 64), written=written), TODAY)
    assert (found.code, found.span) == ("photo-withdrawn", Span(PATH))
    assert is_error(found)


def test_the_same_look_is_refused_with_what_it_looks_like() -> None:
    (found,) = check_photo_withdrawn(holding(withdrawn(), LOOK), TODAY)
    assert (found.code, found.span) == ("photo-like-withdrawn", Span(PATH))
    assert is_error(found)
    values = dict(found.values)
    assert (values["other"], values["day"]) == (f"{FOLDER}/photos/ancienne.jpg", "2026-01-02")
    assert values["digest"] == "0" * 64


def test_another_picture_is_fine() -> None:
    assert codes(check_photo_withdrawn, holding(withdrawn(), OTHER_LOOK)) == []
    assert codes(check_photo_withdrawn, holding(withdrawn(), "")) == []
    assert codes(check_photo_withdrawn, holding(withdrawn(looks=()), LOOK)) == []


def test_a_picture_that_was_judged_to_be_another_is_fine() -> None:
    assert codes(check_photo_withdrawn, holding(withdrawn(others=frozenset({"0" * 64})), LOOK)) == []
    same = withdrawn(digest="0" * 64, others=frozenset({"0" * 64}))
    assert codes(check_photo_withdrawn, holding(same, LOOK)) == ["photo-withdrawn"]


def told(**more: object) -> Site:
    written = "![Vu](partie.jpg)\n\n[la photo](partie.jpg)"
    compared = chapter(compare=(ref("partie.jpg"),), fit=(ref("partie.jpg"),), place=ref("partie.jpg"))
    home = partnership(story(compared, written=written, cover=ref("partie.jpg")), files=("story.md",))
    return site(with_media(home, **more))


@pytest.mark.parametrize("rule", [check_images, check_cover, check_links, check_names], ids=lambda rule: rule.__name__)
def test_what_was_withdrawn_is_not_missing(rule: object) -> None:
    check = rule  # type: ignore[attr-defined]
    assert codes(check, told())
    assert codes(check, told(withdrawn=frozenset({"partie.jpg"}))) == []


def test_a_withdrawn_picture_is_never_proposed_for_another() -> None:
    made = told(withdrawn=frozenset({"parties.jpg"}))
    (found,) = check_images(made, TODAY)
    assert dict(found.values)["nearest"] == ""
