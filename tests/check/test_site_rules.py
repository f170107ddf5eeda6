"""The rules of titles, names of files, languages, addresses, audio and chapters: what they must leave alone."""

import pytest

from cartostory.check.links import check_story_names
from cartostory.check.recordings import check_recordings
from cartostory.check.site import check_address, check_languages
from cartostory.check.slugs import check_slugs
from cartostory.check.story import check_chapters, check_title, check_translations
from cartostory.model import WallNote
from tests.check import builders
from tests.check.builders import codes, config, page, partnership, ref, site, span, story, value
from tests.day import TODAY


@pytest.mark.parametrize("good", ["fr", "en", "ar", "bm", "es", "pt-BR", "zh-Hant", "fr-x-falc"])
def test_real_languages_are_known(good: str) -> None:
    assert codes(check_languages, site(config=config(languages=(good,)))) == []


@pytest.mark.parametrize("bad", ["", "français", "xx-yy-zz-11", "klingonais", "fr_FR"])
def test_other_words_are_no_languages(bad: str) -> None:
    assert codes(check_languages, site(config=config(languages=(bad,)))) == ["unknown-language"]


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Bamako", "Africa/Ouagadougou", "UTC", "Asia/Hebron"])
def test_real_time_zones_are_known(zone: str) -> None:
    assert codes(check_languages, site(config=config(time_zone=zone))) == []


def test_a_wrong_time_zone_brings_the_nearest() -> None:
    assert value(check_languages, site(config=config(time_zone="europe/pari")), "nearest") == ["Europe/Paris"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/", []),
        ("https://example.org/ici-et-la-bas/", []),
        ("http://localhost:8000/", ["address-not-encrypted"]),
        ("https://example.org", ["address-without-slash"]),
        ("https://", ["address-not-whole"]),
        ("https://[example.org/", ["address-not-whole"]),
        ("https://example.org/?page=1", ["address-not-whole"]),
        ("ftp://example.org/", ["address-not-whole"]),
        ("https://example..org/", ["address-not-whole"]),
        ("https://exam ple.org/", ["address-not-whole"]),
        ("https://example.org:99999/", ["address-not-whole"]),
        ("https://mairie:secret@example.org/", ["address-not-whole"]),
        ("", ["no-address"]),
    ],
)
def test_addresses_are_whole_encrypted_and_end_with_a_slash(written: str, expected: list[str]) -> None:
    assert codes(check_address, site(config=config(address=written))) == expected


def test_accents_and_capitals_do_not_tell_two_addresses_apart() -> None:
    told = partnership(slug="été"), partnership(slug="Ete")
    assert codes(check_slugs, site(*told)).count("duplicate-slug") == 1


def test_a_page_may_be_called_as_an_event_but_not_as_a_story() -> None:
    assert codes(check_slugs, site(pages=(page(slug="essai"),))) == ["duplicate-slug"]
    assert codes(check_slugs, site(pages=(page(slug="essai", language="en"),))) == []


def test_a_title_may_be_as_long_as_is_shown() -> None:
    assert codes(check_title, site(partnership(story(title="é" * 120, summary="é" * 300)))) == []
    assert codes(check_title, site(partnership(story(title="é" * 121, summary="é" * 301)))) == [
        "title-too-long",
        "summary-too-long",
    ]


def test_a_translation_has_as_many_chapters() -> None:
    one, two = builders.chapter(1), builders.chapter(2)
    both = config(languages=("fr", "en"))
    assert codes(check_translations, site(partnership(story(one), story(one, language="en")), config=both)) == []
    found = site(partnership(story(one), story(one, two, language="en")), config=both)
    assert codes(check_translations, found) == ["translation-chapter-count"]
    assert value(check_translations, found, "expected") == [1]


def test_a_voice_in_a_block_is_looked_for_too() -> None:
    written = "Avant.\n\n/// audio | temoignage.mp3\nCe qui est dit.\n///\n"
    found = list(check_recordings(site(partnership(story(written=written))), TODAY))
    assert [(problem.code, problem.span) for problem in found] == [("missing-audio", span(10, 13))]
    heard = partnership(story(written=written), files=("audio/temoignage.mp3",))
    assert codes(check_recordings, site(heard)) == []


def test_a_chapter_that_only_speaks_is_a_matter_of_its_transcript() -> None:
    spoken = partnership(story(builders.chapter(written=" \n", audio=ref("a.ogg"))), files=("audio/a.ogg",))
    assert codes(check_chapters, site(spoken)) == []
    assert codes(check_recordings, site(spoken)) == ["audio-without-transcript"]


def test_a_note_about_a_story_that_could_not_be_read_is_no_second_problem() -> None:
    note = WallNote("a", "fr", "A", builders.text(), span(), story=ref("kaya"))
    assert codes(check_story_names, site(wall=(note,))) == ["unknown-story"]
    unread = frozenset({"content/partnerships/kaya/story.md"})
    assert codes(check_story_names, site(wall=(note,), unread=unread)) == []
