"""What a second build makes of photographs that did not change."""

from pathlib import Path

import pytest

from cartostory.build.options import Options
from cartostory.build.pipeline import build
from cartostory.media import renditions as rendering
from tests.authoring.photos.album import call, encoded, enter, picture, put
from tests.day import TODAY

ENTRY = "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}\n"


def test_a_second_build_decodes_no_photograph(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(village, "salle.jpg", encoded(picture(1)))
    enter(village, f"\nsalle.jpg: {ENTRY}")
    call(village, "salle.jpg")
    asked = Options(village, village / "output", TODAY, jobs=1, anew=True)
    assert build(asked).written is not None

    def refuse(*_: object) -> None:
        raise AssertionError("a photograph was decoded again")

    monkeypatch.setattr(rendering, "cascade", refuse)
    again = build(asked)
    assert (again.crashes, again.is_current) == ((), False)
    assert again.written is not None
    assert again.written.changed == ()
    put(village, "salle.jpg", encoded(picture(2)))
    assert build(asked).crashes
