"""What `check` finds inside photographs and recordings, where only decoding shows it."""

from pathlib import Path

import pytest

from cartostory.build.build_site import build_site
from cartostory.build.inspection import inspect
from cartostory.build.options import Options
from cartostory.media import renditions as rendering
from tests.authoring.photos.album import call, encoded, enter, picture, put
from tests.build.test_voices_in_sites import PERSON, add, tell
from tests.day import TODAY
from tests.voices import sound

ENTRY = "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}\n"


def asked(site: Path) -> Options:
    return Options(site, site / "output", TODAY, jobs=1)


def found(site: Path) -> list[tuple[str, str]]:
    problems = inspect(asked(site))[1].problems
    return [(one.code, one.span.file.rpartition("/")[2]) for one in problems if "damaged" in one.code]


def damaged() -> bytes:
    """Give a PNG whose header and end are whole: only its middle is another file's."""
    data = bytearray(encoded(picture(1), "PNG"))
    middle = len(data) // 2
    data[middle : middle + 200] = bytes(200)
    return bytes(data)


def show(site: Path, name: str, data: bytes) -> None:
    put(site, name, data)
    enter(site, f"\n{name}: {ENTRY}")
    call(site, name)


def refuse(*_: object) -> None:
    raise AssertionError("a photograph was decoded again")


def test_check_finds_damage_in_the_middle_of_a_photograph_and_remembers_it(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(village, "salle.png", damaged())
    show(village, "place.jpg", encoded(picture(2)))
    assert found(village) == [("photo-damaged", "salle.png")]
    monkeypatch.setattr(rendering, "verdict", refuse)
    assert found(village) == [("photo-damaged", "salle.png")]
    put(village, "salle.png", encoded(picture(3), "PNG"))
    assert inspect(asked(village))[1].crashes, "another file was not looked at"


def test_what_a_build_has_developed_is_not_looked_at_again(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "verdict", refuse)
    ready, looked = inspect(asked(village))
    assert [one for shelf in ready.site.shelves for one in shelf.media.photos]
    assert looked.crashes == ()


def test_check_says_what_a_build_would_of_photographs_and_voices(village: Path) -> None:
    show(village, "salle.png", damaged())
    data = bytearray(sound("m4a", seconds=4.0))
    start = data.index(b"mdat")
    data[start + 40 : start + 4000] = b"\xff" * 3960
    add(village, "audio/voix.m4a", bytes(data), PERSON)
    tell(village, "\n\n/// audio | voix.m4a\nCe qu’elle dit.\n///\n")
    checked, made = inspect(asked(village))[1], build_site(asked(village))
    assert made.written is None
    inside = [one for one in made.problems if one.code in {"photo-damaged", "recording-damaged", "recording-truncated"}]
    assert len(inside) == 2
    assert set(inside) <= set(checked.problems)
