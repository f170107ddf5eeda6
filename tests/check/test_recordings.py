"""Voices and films keep the rules of photographs; voices have transcripts, films captions."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cartostory.check.photos import check_recording_withdrawn
from cartostory.check.recordings import check_recordings
from cartostory.check.rights import check_recording_rights
from cartostory.model import Captions, Medium, Minors, People, Recording, RecordingEntry, Rights, Site, Use, Withdrawn
from cartostory.problems.catalogue import is_error
from cartostory.problems.problem import Span
from tests.check.builders import FOLDER, codes, partnership, site, story, with_media
from tests.check.photographs import SIGNED, consent, lenient, rights
from tests.day import TODAY

VOICE = "/// audio | voix.mp3\nCe que dit la voix.\n///"
FILM = "/// video | film.mp4\nCe que montre le film.\n///"


def recording(known: Rights | None, medium: Medium = Medium.AUDIO, **more: Any) -> Recording:
    name, container = ("voix.mp3", "mp3") if medium is Medium.AUDIO else ("film.mp4", "mp4")
    entry = RecordingEntry(known) if known else None
    return Recording(name, f"{FOLDER}/{medium}/{name}", "0" * 64, medium, container, 3.0, entry, **more)


def heard(known: Rights | None, written: str = VOICE, medium: Medium = Medium.AUDIO, **more: Any) -> Site:
    one = recording(known, medium, **more)
    home = partnership(story(written=written), files=("story.md", one.key))
    register = {one.key: one.entry} if one.entry else {}
    return site(with_media(home, recordings={one.key: one}, recording_register=register))


STANDS = {
    "all that is asked": (rights(), []),
    "no entry": (None, ["recording-not-in-register"]),
    "no author": (rights(author=""), ["recording-without-author"]),
    "neither author nor licence": (
        rights(author="", licence=""),
        ["recording-without-author", "recording-without-licence"],
    ),
    "a licence of somebody's own": (rights(licence="libre"), ["recording-unknown-licence"]),
    "no consent": (rights(consent=None), ["recording-without-consent"]),
    "for print alone": (rights(consent=consent(uses=frozenset({Use.PRINT}))), ["recording-consent-not-for-web"]),
    "over": (rights(consent=consent(until=TODAY - timedelta(1))), ["recording-consent-expired"]),
    "soon over": (rights(consent=consent(until=TODAY + timedelta(9))), ["recording-consent-ends-soon"]),
    "children": (rights(consent=consent(minors=Minors.PRESENT)), ["recording-minor-without-guardian"]),
    "no form": (rights(consent=consent(reference=" ")), ["recording-consent-without-reference"]),
    "silence on children": (rights(consent=consent(minors=None)), ["recording-minors-not-said"]),
    "silence": (rights(people=None, consent=None), ["recording-people-not-said"]),
    "nobody": (rights(people=People.NONE, consent=None), []),
}


@pytest.mark.parametrize(("known", "expected"), STANDS.values(), ids=STANDS)
def test_a_voice_is_recognised_as_a_face_is(known: Rights | None, expected: list[str]) -> None:
    assert codes(check_recording_rights, heard(known)) == expected


def test_a_missing_consent_stops_the_build_unless_the_town_says_otherwise() -> None:
    (found,) = check_recording_rights(heard(rights(consent=consent(uses=frozenset()))), TODAY)
    assert found.span == SIGNED
    assert is_error(found)
    lenient_site = replace(heard(rights(consent=None)), config=lenient())
    (found,) = check_recording_rights(lenient_site, TODAY)
    assert not is_error(found)


def test_a_voice_that_no_story_calls_is_not_judged() -> None:
    assert codes(check_recording_rights, heard(rights(consent=None), "Rien.")) == []


def test_a_voice_has_its_words_in_the_page() -> None:
    assert codes(check_recordings, heard(rights(), VOICE)) == []
    assert codes(check_recordings, heard(rights(), "/// audio | voix.mp3\n\n///")) == ["audio-without-transcript"]
    assert codes(check_recordings, heard(rights(), "/// audio | absente.mp3\nx\n///")) == ["missing-audio"]


def test_a_link_in_place_of_a_player_has_a_picture() -> None:
    bare = "/// video | https://www.youtube.com/watch?v=a\nUn film.\n///"
    assert codes(check_recordings, heard(rights(), bare)) == ["player-without-picture"]
    shown = bare.replace("Un film", "![La place](place.jpg)\nUn film")
    assert codes(check_recordings, heard(rights(), shown)) == []
    after = bare + "\n\n![La place](place.jpg)"
    assert codes(check_recordings, heard(rights(), after)) == ["player-without-picture"]


def test_a_film_has_captions() -> None:
    captions = (Captions(f"{FOLDER}/video/film.vtt", "", "1" * 64),)
    assert codes(check_recordings, heard(rights(), FILM, Medium.VIDEO, captions=captions)) == []
    assert codes(check_recordings, heard(rights(), FILM, Medium.VIDEO)) == ["video-without-captions"]


def test_what_stands_on_another_site_is_only_linked_and_frames_are_told() -> None:
    assert codes(check_recordings, heard(rights(), "/// video | https://video.example.org/w/1\n![x](x.jpg)\n///")) == []
    frame = '<iframe src="https://www.youtube.com/embed/abc"></iframe>'
    (found,) = check_recordings(heard(rights(), f"Avant {frame}"), TODAY)
    assert (found.code, found.span.column) == ("player-from-elsewhere", 7)


def test_a_withdrawn_voice_is_refused_and_a_gap_is_no_error() -> None:
    gone = Withdrawn(f"{FOLDER}/audio/voix.mp3", "0" * 64, TODAY, "", Span("content/withdrawn.yaml", 1, 1))
    back = replace(heard(rights(), "Rien."), withdrawn=(gone,))
    assert codes(check_recording_withdrawn, back) == ["recording-withdrawn"]
    home = partnership(story(written=VOICE), files=("story.md",))
    left = site(with_media(home, withdrawn_recordings=frozenset({"audio/voix.mp3"})))
    assert codes(check_recordings, left) == []
