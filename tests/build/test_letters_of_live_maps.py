"""What live maps write is in the fonts of their own language."""

from pathlib import Path

from cartostory.build.assets import letters_by_language
from cartostory.build.options import Options
from cartostory.build.pipeline import prepare
from cartostory.model.output import Address, Kind
from tests.day import TODAY


def test_each_language_gets_the_letters_of_its_own_live_maps(village: Path) -> None:
    prepared = prepare(Options(village, village / "output", TODAY, jobs=1))
    first, second, *_ = prepared.site.config.languages
    live = {
        Address(Kind.LIVE, "ivry-village", first): "name:\u0253",
        Address(Kind.LIVE, "ivry-village", second): "name:\u0257",
    }
    letters = letters_by_language(prepared, live)
    assert ("\u0253" in letters[first], "\u0257" in letters[first]) == (True, False)
    assert ("\u0253" in letters[second], "\u0257" in letters[second]) == (False, True)
