import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.reference import Target, Where, same_letters, target
from tests.check.builders import FILE, FOLDER


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("salle.jpg", Target(Where.SITE, f"{FOLDER}/salle.jpg")),
        ("./photos/salle.jpg", Target(Where.SITE, f"{FOLDER}/photos/salle.jpg")),
        ("../kaya/story.md#le-puits", Target(Where.SITE, "content/partnerships/kaya/story.md", "le-puits")),
        ("#le-puits", Target(Where.SITE, FILE, "le-puits")),
        ("une%20%C3%A9cole.jpg", Target(Where.SITE, f"{FOLDER}/une école.jpg")),
        ("salle.jpg?taille=grande", Target(Where.SITE, f"{FOLDER}/salle.jpg")),
        ("/kaya/", Target(Where.ROOT, "kaya")),
        ("/", Target(Where.ROOT, "")),
        ("/pages/a-propos.md#ici", Target(Where.ROOT, "pages/a-propos.md", "ici")),
        ("//example.org/a.jpg", Target(Where.WEB)),
        ("https://example.org/#x", Target(Where.WEB)),
        ("HTTPS://example.org/", Target(Where.WEB)),
        ("mailto:a@example.org", Target(Where.DEVICE)),
        ("tel:+33100000000", Target(Where.DEVICE)),
        ("javascript:alert(1)", Target(Where.NOWHERE)),
        ("C:\\photos\\salle.jpg", Target(Where.NOWHERE)),
        ("file:///home/salle.jpg", Target(Where.NOWHERE)),
    ],
)
def test_a_target_is_taken_apart(written: str, expected: Target) -> None:
    assert target(written, FILE) == expected


def test_a_path_that_leaves_the_site_stays_a_path_that_no_file_has() -> None:
    assert target("../../../../etc/passwd", FILE).path == "../etc/passwd"


@given(st.text())
def test_any_text_is_some_target(written: str) -> None:
    assert target(written, FILE).where in Where


@given(st.text())
def test_composed_and_decomposed_letters_are_one_name(name: str) -> None:
    assert same_letters(unicodedata.normalize("NFD", name)) == same_letters(name)


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("salle.jpg", [f"{FOLDER}/salle.jpg", f"{FOLDER}/photos/salle.jpg"]),
        ("/partnerships/kaya/puits.jpg", ["content/partnerships/kaya/puits.jpg", "partnerships/kaya/puits.jpg"]),
        ("https://example.org/a.jpg", []),
        ("javascript:alert(1)", []),
    ],
)
def test_a_picture_is_sought_as_written_and_in_the_folder_of_pictures(written: str, paths: list[str]) -> None:
    found = list(target(written, FILE).picture_paths)
    assert [path for path in found if path in paths] == paths
    assert bool(found) is bool(paths)


@pytest.mark.parametrize("written", ["//[", "http://[a", " https://example.org ", "mailto:a@example.org"])
def test_what_leads_out_of_the_site_is_known_however_it_is_written(written: str) -> None:
    assert target(written, FILE).is_elsewhere
