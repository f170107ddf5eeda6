"""The folders `audio/` and `video/`, and what is said of their files and their registers."""

from pathlib import Path

import pytest

from cartostory.load.recording import load_recordings
from cartostory.media.recording_format import LARGEST_BYTES
from cartostory.model import Medium, Recording
from tests.voices import film, sound

FOLDER = "content/partnerships/kaya"
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n"


def look(root: Path, **files: bytes) -> tuple[dict[str, Recording], list[str]]:
    names = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in files.items()}
    for name, data in names.items():
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    found, _, problems = load_recordings(root, FOLDER, names)
    return dict(found), [problem.code for problem in problems]


@pytest.mark.parametrize("kind", ["mp3", "ogg", "opus", "m4a"])
def test_voices_are_read_with_their_length(tmp_path: Path, kind: str) -> None:
    found, codes = look(tmp_path, **{f"audio__voix_DOT_{kind}": sound(kind)})
    assert codes == []
    voice = found[f"audio/voix.{kind}"]
    assert voice.seconds == pytest.approx(3, abs=0.1)
    assert voice.medium is Medium.AUDIO


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_films_are_read_with_their_size_and_captions_by_language(tmp_path: Path, kind: str) -> None:
    found, codes = look(
        tmp_path,
        **{
            f"video__film_DOT_{kind}": film(kind),
            "video__film_DOT_vtt": CAPTIONS,
            "video__film_DOT_en_DOT_vtt": CAPTIONS + b"\n",
            "video__film2_DOT_vtt": CAPTIONS,
        },
    )
    assert codes == []
    shown = found[f"video/film.{kind}"]
    assert (shown.width, shown.height) == (64, 64)
    assert {one.language for one in shown.captions} == {"", "en"}


BROKEN = {
    "a text": (b"Bonjour", ["recording-damaged"]),
    "nothing": (b"", ["recording-damaged"]),
    "a play list": (b"#EXTM3U\n/etc/passwd\n", ["recording-damaged"]),
    "a head and no body": (b"ID3" + b"\0" * 400, ["recording-damaged"]),
    "too heavy": (b"ID3" + b"\0" * LARGEST_BYTES, ["recording-too-heavy"]),
}


@pytest.mark.parametrize(("data", "codes"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_voice_is_one_problem_and_the_others_stay(tmp_path: Path, data: bytes, codes: list[str]) -> None:
    found, said = look(tmp_path, audio__a_DOT_mp3=data, audio__b_DOT_mp3=sound())
    assert said == codes
    assert set(found) == {"audio/b.mp3"}


def test_a_voice_under_another_suffix_is_told_and_kept(tmp_path: Path) -> None:
    found, said = look(tmp_path, audio__voix_DOT_ogg=sound("mp3"))
    assert said == ["recording-wrong-suffix"]
    assert found["audio/voix.ogg"].container == "mp3"


def test_a_voice_without_pictures_is_no_film(tmp_path: Path) -> None:
    assert look(tmp_path, video__film_DOT_mp4=sound("m4a")) == ({}, ["recording-not-playable"])


def test_captions_that_browsers_cannot_read_are_told(tmp_path: Path) -> None:
    found, said = look(tmp_path, video__film_DOT_mp4=film(), video__film_DOT_vtt=b"1\n00:00,000 --> 00:01,000\nx\n")
    assert said == ["captions-broken"]
    assert found["video/film.mp4"].captions == ()


def test_the_register_says_whose_voice_it_is(tmp_path: Path) -> None:
    entry = b"voix.mp3: {title: Un mot, author: A, licence: CC0-1.0, people: recognisable, language: mos,"
    found, said = look(
        tmp_path,
        audio__voix_DOT_mp3=sound(),
        audio__audio_DOT_yaml=entry + b" consent: {reference: 12, uses: [web]}}\n",
    )
    assert said == []
    voice = found["audio/voix.mp3"]
    assert voice.entry
    assert voice.rights
    assert (voice.entry.title, voice.entry.language, voice.rights.author) == ("Un mot", "mos", "A")
    assert voice.rights.consent
