"""Photographs and voices beside texts that are no stories: the wall, the programme, the pages; with the same rights."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.build.options import Options
from cartostory.build.pipeline import prepare
from cartostory.model.output import Kind
from tests.build.test_voices_in_sites import CAPTIONS, PERSON
from tests.day import TODAY
from tests.voices import film, sound

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


VOICE = "/// audio | voix.mp3\nCe qu’elle dit.\n///\n"


def speaking(site: Path, folder: str, text: str = VOICE) -> None:
    """Put a voice beside the texts of a folder, and call it in a text of its own."""
    beside = site / "content" / folder / "audio"
    beside.mkdir(parents=True)
    (beside / "voix.mp3").write_bytes(sound(title="SECRET"))
    (beside / "audio.yaml").write_text(f"voix.mp3: {PERSON}\n", "utf-8")
    head = {"wall": "date: 2026-11-14", "events": "start: 2026-11-21 14:00\nwhere: Ici", "pages": "summary: x"}[folder]
    (beside.parent / "parole.md").write_text(f"---\ntitle: Une parole\n{head}\n---\n\n{text}", "utf-8")


def test_a_voice_beside_a_note_an_event_or_a_page_is_heard_and_read_there(week: Path, cartostory: Run) -> None:
    for folder in ("wall", "events", "pages"):
        speaking(week, folder)
    film_of = week / "content/pages/video"
    film_of.mkdir()
    (film_of / "film.mp4").write_bytes(film())
    (film_of / "film.vtt").write_text(CAPTIONS, "utf-8")
    (film_of / "video.yaml").write_text(f"film.mp4: {PERSON}\n", "utf-8")
    page = week / "content/pages/parole.md"
    page.write_text(page.read_text("utf-8") + "\n/// video | film.mp4\nCe qu’il montre.\n///\n", "utf-8")
    done = cartostory("build", "--site", week)
    assert done.returncode == 0, done.stderr
    event = next((week / "output").glob("**/parole/index.html"))
    shown = [week / "output/mur/index.html", event, week / "output/parole/index.html"]
    for path in shown:
        html = path.read_text("utf-8")
        assert re.search(r'<source src="[./]*voices/[0-9a-f]{16}\.mp3" type="audio/mpeg">', html), path
        assert "Ce qu’elle dit." in html
    assert '<track kind="captions"' in shown[2].read_text("utf-8")
    assert {path.suffix for path in (week / "output/voices").iterdir()} == {".mp3", ".mp4", ".vtt"}
    report = cartostory("photos", "report", "--site", week, "--format", "csv").stdout
    assert "content/wall/audio/voix.mp3" in report
    done = cartostory("photos", "withdraw", "content/wall/audio/voix.mp3", "--site", week, "--reason", "x", "--yes")
    assert done.returncode == 0, done.stderr
    assert not list((week / "content").rglob("voix.mp3")), "a copy with the same bytes was left"
    assert not list((week / "output/voices").glob("*.mp3"))
    assert "photo-gap" in shown[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [("/// audio | voix.mp3\n///\n", "audio-without-transcript"), ("/// audio | voie.mp3\nx\n///\n", "missing-audio")],
)
def test_a_voice_beside_the_wall_keeps_the_rules_of_stories(week: Path, text: str, code: str) -> None:
    speaking(week, "wall", text)
    (week / "content/wall/audio/audio.yaml").write_text("voix.mp3: {author: y, people: recognisable}\n", "utf-8")
    found = {one.code for one in prepare(asked(week)).problems}
    rights = {"recording-without-licence", "recording-without-consent"} if code != "missing-audio" else set()
    assert found >= {code, *rights}


def test_a_text_that_calls_a_voice_where_there_is_no_folder_is_told_so(week: Path) -> None:
    (week / "content/events/parole.md").write_text(f"---\ntitle: X\nstart: 2026-11-21\n---\n\n{VOICE}", "utf-8")
    assert "missing-audio" in {one.code for one in prepare(asked(week)).problems}


def test_keep_going_publishes_no_picture_of_the_wall_without_its_rights(week: Path) -> None:
    (week / "content/wall/photos/photos.yaml").write_text("lampions.jpg: {alt: x, author: y, people: recognisable}\n")
    ready = prepare(replace(asked(week), keep_going=True))
    assert not [address for address in ready.plan.outputs if address.kind is Kind.PHOTO]
    assert "lampions.jpg" not in "".join(note.text.text for note in ready.site.wall)


def asked(site: Path) -> Options:
    return Options(site, site / "output", TODAY, jobs=1)
