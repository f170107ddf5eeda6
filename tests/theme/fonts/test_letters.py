"""The letters of a language are those that its pages may show."""

from pathlib import Path

import pytest

from cartostory.load.site import load
from cartostory.theme import load_theme
from cartostory.theme.fonts.letters import everyday_letters, letters


@pytest.fixture
def found(village: Path) -> dict[str, str]:
    config = village / "config.yaml"
    config.write_text(config.read_text("utf-8").replace("[fr, en, ar]", "[fr, en, ar, bm]"), "utf-8")
    story = village / "content/partnerships/ivry-village/story.md"
    story.write_text(story.read_text("utf-8") + "\nLe mot ŵen, et السلام en arabe.\n", "utf-8")
    site, _ = load(village)
    theme, _ = load_theme(village, site.config.theme)
    return {one: letters(site, theme, one, ["ḥ"] if one == "fr" else []) for one in site.config.languages}


def test_what_stories_catalogues_calendars_and_live_maps_say_is_there(found: dict[str, str]) -> None:
    assert set("éèçœ«»’\u202f\u00a0ŵḥ") <= set(found["fr"])
    assert set("ɛɔɲ") <= set(found["bm"])
    assert set("خريطةيناير؟") - {"؟"} <= set(found["ar"])


def test_style_sheets_set_capitals_and_capitals_are_there(found: dict[str, str]) -> None:
    assert set("ÉÈÇŒ") <= set(found["fr"])
    assert set("ƐƆ") <= set(found["bm"])


def test_a_page_from_left_to_right_brings_no_arabic(found: dict[str, str]) -> None:
    arabic = set("السلامخريطة")
    assert arabic & set(found["ar"])
    for language in ("fr", "en", "bm"):
        assert not arabic & set(found[language])


def test_each_letter_is_given_once_and_in_order(found: dict[str, str]) -> None:
    for one in found.values():
        assert list(one) == sorted(set(one))


def test_letters_of_every_day_are_those_of_texts_and_not_of_countries_or_live_maps(village: Path) -> None:
    site, _ = load(village)
    theme, _ = load_theme(village, site.config.theme)
    everyday = set(everyday_letters(site, theme, "fr"))
    assert set("éèçœ«»’\u202f\u00a0€ÉÇŒ") <= everyday
    assert set("Åḥ") <= set(letters(site, theme, "fr", ["ḥ"])) - everyday  # Îles Åland, a live map
