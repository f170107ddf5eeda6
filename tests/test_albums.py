"""Photographs beside texts that are no stories: the wall, the programme, the pages; the same rights as in stories."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def week(copied: Callable[[str], Path]) -> Path:
    """The little site whose wall shows a picture."""
    return copied("semaine")


def test_a_picture_of_the_wall_is_published_in_its_card(week: Path, cartostory: Run) -> None:
    assert cartostory("build", "--site", week).returncode == 0
    html = (week / "output/mur/index.html").read_text("utf-8")
    assert "<figure" in html
    assert "Les lampions de la place" in html
    assert list((week / "output/photos").glob("*.webp"))


def test_a_picture_of_the_wall_needs_its_rights_as_any_other(week: Path, cartostory: Run) -> None:
    (week / "content/wall/photos/photos.yaml").write_text("lampions.jpg: {alt: x, author: y, people: recognisable}\n")
    said = cartostory("check", "--site", week).stderr
    assert "photo-without-licence" in said
    assert "photo-without-consent" in said


def test_a_picture_that_no_note_calls_is_not_published(week: Path, cartostory: Run) -> None:
    note = week / "content/wall/bonjour.md"
    note.write_text(note.read_text("utf-8").partition("![")[0], "utf-8")
    assert cartostory("build", "--site", week).returncode == 0
    assert not (week / "output/photos").exists()


def test_a_picture_of_the_wall_can_be_withdrawn_and_leaves_a_gap(week: Path, cartostory: Run) -> None:
    cartostory("build", "--site", week)
    done = cartostory("photos", "withdraw", "lampions.jpg", "--site", week, "--reason", "demande", "--yes")
    assert done.returncode == 0, done.stderr
    assert not (week / "content/wall/photos/lampions.jpg").exists()
    assert not list((week / "output").glob("photos/*"))
    assert cartostory("build", "--site", week).returncode == 0
    assert "photo-gap" in (week / "output/mur/index.html").read_text("utf-8")


def test_a_draft_s_picture_is_not_published(week: Path, cartostory: Run) -> None:
    cartostory("moderate", "hold", "bonjour", "--site", week)
    assert cartostory("build", "--site", week).returncode == 0
    assert not (week / "output/photos").exists()
