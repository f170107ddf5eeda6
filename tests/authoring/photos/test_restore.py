"""`cartostory photos restore`: a withdrawal that was a mistake. The picture was deleted; its entry comes back."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.authoring.photos.album import FOLDER, LIST, REGISTER, encoded, enter, picture, put

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def album(village: Path, cartostory: Run) -> Path:
    put(village, "salle.jpg", encoded(picture(1)))
    enter(village, "# La salle.\nsalle.jpg:\n  alt: La salle  # vue du fond\n  people: none\n")
    cartostory("photos", "withdraw", "salle.jpg", "--reason", "essai", "--yes", "--site", village)
    return village


def test_the_entry_comes_back_and_the_picture_may_be_put_back(album: Path, cartostory: Run) -> None:
    done = cartostory("photos", "restore", "salle.jpg", "--yes", "--site", album)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{FOLDER}/photos/salle.jpg" in done.stdout
    assert "L’image elle-même a été supprimée" in done.stdout
    assert "salle.jpg:\n  # La salle.\n  alt: La salle  # vue du fond\n  people: none\n" in (
        album / REGISTER
    ).read_text(encoding="utf-8")
    assert "salle.jpg" not in (album / LIST).read_text(encoding="utf-8")
    put(album, "salle.jpg", encoded(picture(1)))
    assert "withdrawn" not in cartostory("check", "--site", album).stderr


def test_an_entry_that_was_written_again_stays(album: Path, cartostory: Run) -> None:
    enter(album, "salle.jpg: {alt: Nouvelle, people: none}\n")
    before = (album / REGISTER).read_bytes()
    assert cartostory("photos", "restore", "salle.jpg", "--yes", "--site", album).returncode == 0
    assert (album / REGISTER).read_bytes() == before


def test_a_name_that_is_not_on_the_list_is_said(album: Path, cartostory: Run) -> None:
    before = (album / LIST).read_bytes()
    done = cartostory("photos", "restore", "autre.jpg", "--yes", "--site", album)
    assert done.returncode == 2
    assert "autre.jpg" in done.stderr
    assert (album / LIST).read_bytes() == before


def test_the_help_speaks_the_reader_s_language(cartostory: Run) -> None:
    french = cartostory("photos", "--help", "--lang", "fr").stdout
    assert "Retire une photo de partout" in french
    assert "Ôte une photo" in cartostory("photos", "restore", "--help", LANG="fr_FR.UTF-8").stdout
    assert "Withdraw a photograph" in cartostory("photos", "--help", LANG="en_GB.UTF-8").stdout
