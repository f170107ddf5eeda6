"""The folder and the rights register know the same photographs."""

from dataclasses import replace

import pytest

from cartostory.check.photos import check_photo_not_in_register, check_photo_register_without_photo
from cartostory.model import Site
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Span
from tests.check.builders import FILE, FOLDER, codes, with_media
from tests.check.photographs import CALLED, ENTRY, REGISTER, photo, rights, shown
from tests.day import TODAY


def with_entry(name: str, *files: str) -> Site:
    made = shown(rights())
    (home,) = made.partnerships
    register = {name: rights(file=name)}
    return replace(made, partnerships=(with_media(home, register=register, files=frozenset(files)),))


def test_a_registered_photograph_is_fine_published_or_not() -> None:
    assert codes(check_photo_not_in_register, shown(rights())) == []
    assert codes(check_photo_not_in_register, shown(rights(), "Rien.")) == []


def test_a_published_photograph_without_entry_is_an_error_where_it_is_first_called() -> None:
    (found,) = check_photo_not_in_register(shown(None, f"Du texte.\n\n{CALLED}\n\n{CALLED}"), TODAY)
    assert found.code == "photo-not-in-register"
    assert (found.span.file, found.span.line) == (FILE, 10)
    assert dict(found.values) == {"photo": "salle.jpg", "register": REGISTER}
    assert is_error(found)


def test_a_photograph_that_only_lies_there_is_a_warning() -> None:
    (found,) = check_photo_not_in_register(shown(None, "Rien."), TODAY)
    assert (found.code, found.span) == ("photo-not-in-register", Span(f"{FOLDER}/photos/salle.jpg"))
    assert not is_error(found)


def test_each_photograph_is_judged_for_itself() -> None:
    made = shown(rights())
    (home,) = made.partnerships
    both = {**home.media.photos, "autre.jpg": photo(None, "autre.jpg")}
    made = replace(made, partnerships=(with_media(home, photos=both),))
    assert [dict(one.values)["photo"] for one in check_photo_not_in_register(made, TODAY)] == ["autre.jpg"]


def test_an_entry_without_file_is_a_warning_with_the_name_that_was_meant() -> None:
    (found,) = check_photo_register_without_photo(with_entry("sale.jpg", "photos/salle.jpg", "story.md"), TODAY)
    assert (found.code, found.span) == ("register-without-photo", ENTRY)
    assert dict(found.values) == {"photo": "sale.jpg", "nearest": "salle.jpg"}
    assert not is_error(found)


@pytest.mark.parametrize(("entry", "file"), [("école.jpg", "e\u0301cole.jpg"), ("e\u0301cole.jpg", "école.jpg")])
def test_composed_and_decomposed_names_are_one(entry: str, file: str) -> None:
    assert codes(check_photo_register_without_photo, with_entry(entry, f"photos/{file}")) == []


def test_a_file_that_cannot_be_read_is_still_there() -> None:
    assert codes(check_photo_register_without_photo, with_entry("abimee.jpg", "photos/abimee.jpg")) == []


def test_a_file_beside_the_folder_is_not_in_it() -> None:
    found = codes(check_photo_register_without_photo, with_entry("salle.jpg", "layers/salle.jpg"))
    assert found == ["register-without-photo"]
