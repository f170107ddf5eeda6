"""A site without legal pages of its own gets drafts, which never claim what nobody has examined."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.load.legal_pages import TEXTS, draft_files, with_legal_pages
from cartostory.load.site import load
from cartostory.model import ACCESSIBILITY, LEGAL_PAGES, TO_COMPLETE, Conformity, Page, Publisher, Site

pytestmark = pytest.mark.slow

MANDATORY = {
    "fr": [
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Établissement de cette déclaration",
        "Retour d’information et contact",
        "Voies de recours",
        "Défenseur des droits",
        "non conforme",
        "n’a pas été audité",
    ],
    "en": [
        "State of conformity",
        "Results of the tests",
        "not compliant",
        "has not been audited",
        "Defender of Rights",
    ],
}


@pytest.fixture
def site(village: Path) -> Site:
    return load(village)[0]


def page(site: Site, slug: str, language: str = "fr") -> Page:
    return next(one for one in with_legal_pages(site).pages if (one.slug, one.language) == (slug, language))


def test_each_page_is_there_in_each_language_and_says_that_it_is_a_draft(site: Site) -> None:
    found = [one for one in with_legal_pages(site).pages if one.slug in LEGAL_PAGES]
    assert [(one.slug, one.language) for one in found] == [
        (slug, language) for slug in LEGAL_PAGES for language in site.config.languages
    ]
    assert all(one.unfinished for one in found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_declaration_has_its_mandatory_parts_and_claims_nothing(site: Site, language: str) -> None:
    found = page(site, ACCESSIBILITY, language)
    assert [part for part in MANDATORY[language] if part not in found.text.text] == []
    assert found.conformity is Conformity.NONE
    assert not re.search(r"(?<!non )(?<!partiellement )(?<!totalement )\bconforme\b", found.text.text)


def test_what_the_site_says_is_filled_in_and_the_rest_is_left_to_complete(site: Site) -> None:
    text = page(site, "mentions-legales").text.text
    assert "Ville d’Essai" in text
    assert "[bonjour@example.org](mailto:bonjour@example.org)" in text
    assert "contributeurs OpenStreetMap" in text
    assert "<mark>[À compléter" in text
    silent = replace(site, config=replace(site.config, publisher=Publisher(), address=""))
    for slug in LEGAL_PAGES:
        assert not re.search(r"\{\w+\}", page(silent, slug).text.text)
    assert "<mark>[À compléter : qui publie le site]</mark>" in page(silent, ACCESSIBILITY).text.text.replace(
        "\u00a0", " "
    )


def test_a_language_without_a_text_borrows_the_first_languages(site: Site) -> None:
    arabic = page(site, "vie-privee", "ar")
    assert (arabic.language, arabic.text_language) == ("ar", "fr")
    spanish = replace(site, config=replace(site.config, languages=("es",)))
    assert page(spanish, "vie-privee", "es").text_language == "en"


def test_a_page_of_the_towns_own_stands_alone(site: Site) -> None:
    own = replace(page(site, "vie-privee"), title="À nous", unfinished=False)
    found = [one for one in with_legal_pages(replace(site, pages=(own,))).pages if one.slug == "vie-privee"]
    assert found == [own]


def test_the_texts_in_the_two_languages_have_the_same_parts() -> None:
    for slug in LEGAL_PAGES:
        french, english = ((TEXTS / f"{slug}.{one}.md").read_text("utf-8") for one in ("fr", "en"))
        assert re.findall(r"^#+", french, re.MULTILINE) == re.findall(r"^#+", english, re.MULTILINE)
        assert len(TO_COMPLETE.findall(french)) == len(TO_COMPLETE.findall(english)), slug


def test_the_draft_as_files_can_be_loaded_and_is_what_was_published(site: Site, village: Path) -> None:
    for name, text in draft_files(site, ACCESSIBILITY):
        (village / "content/pages" / name).write_text(text, "utf-8")
    loaded, problems = load(village)
    assert problems == ()
    found = {(one.slug, one.language): one for one in loaded.pages}
    assert found[ACCESSIBILITY, "fr"].unfinished
    assert found[ACCESSIBILITY, "en"].title == "Accessibility"
    assert (ACCESSIBILITY, "ar") not in found
