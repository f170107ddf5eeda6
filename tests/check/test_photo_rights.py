"""Who made a photograph, under what licence, and what it shows in words."""

import pytest

from cartostory.check.photos import check_photo_without_alt_text
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Span
from tests.check.builders import FILE, codes, ref, value
from tests.check.photographs import CALLED, ENTRY, rights, rule, shown
from tests.day import TODAY

check_photo_unknown_licence = rule("photo-unknown-licence")
check_photo_without_author = rule("photo-without-author")
check_photo_without_licence = rule("photo-without-licence")

UNDESCRIBED = "![](salle.jpg)"


def test_a_description_in_the_text_or_in_the_register_is_enough() -> None:
    assert codes(check_photo_without_alt_text, shown(rights(alt=None), CALLED)) == []
    assert codes(check_photo_without_alt_text, shown(rights(), UNDESCRIBED)) == []


@pytest.mark.parametrize("alt", [None, "", "  ", "IMG_2034.jpg", "salle.JPG"])
@pytest.mark.parametrize("written", [UNDESCRIBED, "![ ](salle.jpg)", "![IMG_2034.jpg](photos/salle.jpg)"])
def test_no_words_at_all_is_an_error_where_the_photograph_is_called(alt: str | None, written: str) -> None:
    (found,) = check_photo_without_alt_text(shown(rights(alt=alt), f"Du texte.\n\n{written}"), TODAY)
    assert found.code == "photo-without-alt-text"
    assert (found.span.file, found.span.line) == (FILE, 10)
    assert is_error(found)


def test_an_unregistered_photograph_needs_words_too() -> None:
    assert codes(check_photo_without_alt_text, shown(None, UNDESCRIBED)) == ["photo-without-alt-text"]


def test_only_a_decorative_photograph_may_say_nothing() -> None:
    assert codes(check_photo_without_alt_text, shown(rights(alt="", decorative=True), UNDESCRIBED)) == []


def test_a_cover_is_described_in_the_register_or_where_its_story_shows_it() -> None:
    assert codes(check_photo_without_alt_text, shown(rights(), "", cover=ref("salle.jpg"))) == []
    assert codes(check_photo_without_alt_text, shown(rights(alt=None), CALLED, cover=ref("salle.jpg"))) == []
    found = codes(check_photo_without_alt_text, shown(rights(alt=None), "", cover=ref("salle.jpg")))
    assert found == ["photo-without-alt-text"]


@pytest.mark.parametrize(
    ("rule", "field", "code"),
    [
        (check_photo_without_author, "author", "photo-without-author"),
        (check_photo_without_licence, "licence", "photo-without-licence"),
    ],
)
def test_author_and_licence_are_asked_of_every_published_photograph(rule: object, field: str, code: str) -> None:
    check = rule  # type: ignore[attr-defined]
    for empty in ("", "  "):
        (found,) = check(shown(rights(**{field: empty})), TODAY)
        assert (found.code, found.span) == (code, ENTRY)
        assert is_error(found)
    assert codes(check, shown(rights())) == []
    assert codes(check, shown(rights(**{field: ""}), "Rien.")) == []  # never published
    assert codes(check, shown(None)) == []  # said by photo-not-in-register


def test_a_photograph_that_is_called_twice_is_reported_once() -> None:
    found = codes(check_photo_without_author, shown(rights(author=""), f"{CALLED}\n\n{CALLED}"))
    assert found == ["photo-without-author"]


@pytest.mark.parametrize("written", ["CC-BY-SA-4.0", "cc by sa 4.0", "Tous droits réservés", "etalab-2.0", "CC0"])
def test_licences_are_known_by_what_people_write(written: str) -> None:
    assert codes(check_photo_unknown_licence, shown(rights(licence=written))) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("CC-BY-SA", "CC-BY-SA-4.0"), ("CC-BY-SA-40", "CC-BY-SA-4.0"), ("domaine publik", "public-domain"), ("zzz", "")],
)
def test_an_unknown_licence_is_a_warning_with_a_proposal(written: str, meant: str) -> None:
    site = shown(rights(licence=written))
    (found,) = check_photo_unknown_licence(site, TODAY)
    assert (found.code, found.span) == ("photo-unknown-licence", ENTRY)
    assert not is_error(found)
    assert value(check_photo_unknown_licence, site, "nearest") == [meant]


def test_a_missing_licence_is_not_an_unknown_one() -> None:
    assert codes(check_photo_unknown_licence, shown(rights(licence=" "))) == []


def test_the_problem_points_at_the_target_of_the_picture() -> None:
    (found,) = check_photo_without_alt_text(shown(rights(alt=None), UNDESCRIBED), TODAY)
    assert found.span == Span(FILE, 8, 5)
