"""Fonts keep to what readers were promised."""

from cartostory.check.fonts import MOST_KB, heavy_fonts
from cartostory.model import ThemeChoice
from cartostory.model.theme import Asset


def test_fonts_that_weigh_more_than_readers_were_promised_are_told_with_the_heaviest() -> None:
    light = Asset("fonts/a.fr.woff2", "", b"x" * 20_000)
    heavy = Asset("fonts/b.fr.woff2", "", b"x" * 45_000)
    found = list(heavy_fonts({"fr": (light, heavy), "ar": (light,)}, ThemeChoice()))
    assert [(one.code, dict(one.values)["language"], dict(one.values)["weight"]) for one in found] == [
        ("fonts-heavy", "fr", 65)
    ]
    assert "fonts/b.fr.woff2 (45" in str(dict(found[0].values)["heaviest"])
    assert MOST_KB == 60
