"""Voices in a whole site: heard, read, withdrawn."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.authoring.photos.album import FOLDER, LIST, STORY
from tests.voices import film, sound

pytestmark = pytest.mark.slow

Run = Callable[..., "CompletedProcess[str]"]
PERSON = "{author: A, licence: CC0-1.0, people: recognisable, consent: {reference: x, uses: [web], until: 2100-01-01}}"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n"


def add(site: Path, name: str, data: bytes, entry: str) -> None:
    path = site / FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    register = path.parent / f"{path.parent.name}.yaml"
    before = register.read_text("utf-8") if register.exists() else ""
    register.write_text(f"{before}{path.name}: {entry}\n", "utf-8")


def tell(site: Path, text: str) -> None:
    story = site / STORY
    story.write_text(story.read_text("utf-8") + text, "utf-8")


def page(site: Path) -> str:
    return (site / "output/ivry-village/index.html").read_text("utf-8")


def test_a_voice_and_a_film_are_in_the_page_bare_of_tags_with_their_words(village: Path, cartostory: Run) -> None:
    add(village, "audio/voix.mp3", sound(title="SECRET"), PERSON.replace("{author", "{title: Une voix, author"))
    add(village, "video/film.mp4", film(title="SECRET"), PERSON.replace("{author", "{poster: ecole.jpg, author"))
    (village / FOLDER / "video/film.fr.vtt").write_text(CAPTIONS, "utf-8")
    tell(village, '\n\n## Une voix {: audio="voix.mp3" }\n\nCe qu’elle dit.\n')
    tell(village, "\n/// video | film.mp4\nCe qu’il montre.\n///\n")
    (village / FOLDER / "story.en.md").unlink()
    (village / FOLDER / "story.ar.md").unlink()
    done = cartostory("build", "--site", village, "--jobs", 1)
    assert done.returncode == 0, done.stderr
    html = page(village)
    assert re.search(r'<audio class="player" controls preload="none" aria-label="Une voix">', html)
    assert re.search(r'<source src="\.\./voices/[0-9a-f]{16}\.mp3" type="audio/mpeg">', html)
    assert '<time datetime="PT3S">0:03</time>' in html
    assert re.search(r'<video class="player" controls playsinline preload="none" poster="\.\./photos/', html)
    assert re.search(r'<track kind="captions" src="\.\./voices/\w+\.vtt" srclang="fr" label="français" default>', html)
    assert "autoplay" not in html
    published = list((village / "output/voices").iterdir())
    assert len(published) == 4
    assert all(b"SECRET" not in path.read_bytes() for path in published)
    again = cartostory("build", "--site", village, "--jobs", 1)
    assert "Rien n’a changé" in again.stdout


def test_a_voice_is_withdrawn_from_everywhere(village: Path, cartostory: Run) -> None:
    data = sound(seconds=2.0)
    add(village, "audio/voix.mp3", data, PERSON)
    tell(village, "\n\n/// audio | voix.mp3\nCe qu’elle dit.\n///\n")
    assert cartostory("build", "--site", village, "--jobs", 1).returncode == 0
    before = {path.name: path.read_bytes() for path in (village / "output/voices").iterdir()}
    done = cartostory("photos", "withdraw", "voix.mp3", "--reason", "demandé", "-y", "--site", village)
    assert done.returncode == 0, done.stderr
    assert not (village / FOLDER / "audio/voix.mp3").exists()
    assert "voix.mp3" not in (village / FOLDER / "audio/audio.yaml").read_text("utf-8")
    assert "audio/voix.mp3" in (village / LIST).read_text("utf-8")
    left = {path.name: path.read_bytes() for path in (village / "output/voices").iterdir()}
    (gone,) = before.keys() - left.keys()
    kept = [path.read_bytes() for path in (village / ".cartostory").rglob("*") if path.is_file()]
    assert before[gone] not in kept
    assert "Cet enregistrement a été retiré." in page(village)
    add(village, "audio/autre-nom.mp3", data, PERSON)
    assert "recording-withdrawn" in cartostory("check", "--site", village).stderr
    (village / FOLDER / "audio/autre-nom.mp3").unlink()
    done = cartostory("photos", "restore", "voix.mp3", "-y", "--site", village)
    assert done.returncode == 0, done.stderr
    assert "voix.mp3" in (village / FOLDER / "audio/audio.yaml").read_text("utf-8")


def test_the_report_lists_voices_with_photographs(village: Path, cartostory: Run) -> None:
    said = cartostory("photos", "report", "--site", village, "--format", "csv").stdout
    assert "audio/tonalite.mp3" in said
    assert "photos/ecole.jpg" in said


def test_a_story_in_one_file_leads_to_its_voice_and_keeps_the_words(village: Path, cartostory: Run) -> None:
    add(village, "audio/voix.mp3", sound(), PERSON)
    tell(village, '\n\n## Une voix {: audio="voix.mp3" }\n\nCe qu’elle dit.\n')
    for translation in ("en", "ar"):
        (village / FOLDER / f"story.{translation}.md").unlink()
    assert cartostory("build", "--site", village).returncode == 0
    html = (village / "output/ivry-village/story.html").read_text("utf-8")
    assert "<audio" not in html
    assert re.search(r'<a href="https://example\.org/village/[^"]*\.mp3"', html)
    assert "Ce qu’elle dit." in html
