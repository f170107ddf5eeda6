"""What is published of a recording: the sound and the pictures, whole, and nothing else."""

import struct

import pytest

from cartostory.media.recording_format import Container, recognise
from cartostory.media.remux import repack
from cartostory.model import Medium
from tests.voices import film, sound

TAGS = {"title": "SECRET TITLE", "artist": "SECRET NAME", "comment": "SECRET ADDRESS", "location": "+48.8-SECRET/"}
SOUNDS = {"mp3": Container.MP3, "ogg": Container.OGG, "opus": Container.OGG, "m4a": Container.MP4}
FILMS = {"mp4": Container.MP4, "webm": Container.WEBM}
ID3V1 = b"TAG" + b"SECRET V1".ljust(30) * 3 + b"2014" + b" " * 30 + b"\0"
APE = b"APETAGEX" + struct.pack("<IIII8x", 2000, 40, 1, 0) + b"SECRET APE"


def made(kind: str, **tags: str) -> tuple[bytes, Medium, Container]:
    if kind in SOUNDS:
        return sound(kind, **tags), Medium.AUDIO, SOUNDS[kind]
    return film(kind, **tags), Medium.VIDEO, FILMS[kind]


@pytest.mark.parametrize("kind", [*SOUNDS, *FILMS])
def test_no_tag_is_left_byte_by_byte(kind: str) -> None:
    data, medium, container = made(kind, **TAGS)
    assert b"SECRET" in data
    found = repack(data, medium, container)
    assert found.fault == ""
    assert recognise(found.data) is container
    for word in (b"SECRET", "SECRET".encode("utf-16-le"), b"x264 - core", b"ID3"):
        assert word not in found.data
    assert len(found.data) <= len(data)


def test_tags_at_the_end_of_an_mp3_and_rubbish_between_go_too() -> None:
    data = sound() + APE + ID3V1
    found = repack(data, Medium.AUDIO, Container.MP3)
    assert found.fault == ""
    assert b"SECRET" not in found.data
    assert b"TAG" not in found.data


@pytest.mark.parametrize("kind", [*SOUNDS, *FILMS])
def test_the_sound_is_the_same_packet_by_packet(kind: str) -> None:
    from cartostory.media.remux import opened  # noqa: PLC0415 - this test alone

    data, medium, container = made(kind, **TAGS)

    def packets(recording: bytes) -> list[bytes]:
        with opened(recording, container) as media:
            return [bytes(one) for one in media.demux(media.streams.audio[0]) if one.size]

    assert packets(repack(data, medium, container).data) == packets(data)


@pytest.mark.parametrize("kind", [*SOUNDS, *FILMS])
def test_the_same_recording_gives_the_same_bytes(kind: str) -> None:
    data, medium, container = made(kind)
    assert repack(data, medium, container) == repack(data, medium, container)


@pytest.mark.parametrize("kind", [*SOUNDS, *FILMS])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.7])
def test_a_recording_that_breaks_off_is_told(kind: str, share: float) -> None:
    data, medium, container = made(kind)
    found = repack(data[: int(len(data) * share)], medium, container)
    assert found.fault in {"recording-truncated", "recording-damaged"}
    assert found.data == b""


@pytest.mark.parametrize("container", list(Container))
def test_rubbish_is_no_recording(container: Container) -> None:
    for data in (b"", b"\0" * 5000, bytes(range(256)) * 40):
        assert repack(data, Medium.AUDIO, container).fault


def test_the_table_of_contents_of_a_film_comes_first() -> None:
    found = repack(film(), Medium.VIDEO, Container.MP4).data
    assert found.find(b"moov") < found.find(b"mdat")


def test_a_play_list_that_names_other_files_is_none() -> None:
    assert recognise(b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n") is None
    assert recognise(b"ffconcat version 1.0\nfile /etc/passwd\n") is None
    assert repack(b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", Medium.AUDIO, Container.MP3).fault
