import unicodedata
from typing import Any

import pytest

from cartostory.check.links import check_images, check_links
from cartostory.model import Site
from cartostory.model.attachment import Attachment
from cartostory.problems.catalogue import CATALOGUE
from tests.check.builders import codes, page, partnership, site, story, value

FILES = ("photos/école.jpg", "photos/photos.yaml", "audio/voix.mp3", "layers/puits.geojson", "programme.pdf")


def linking(written: str, *files: str, **more: Any) -> Site:
    return site(partnership(story(written=written), files=files), **more)


@pytest.mark.parametrize("written", ["photos/école.jpg", "école.jpg", "./école.jpg"])
def test_pictures_are_found_also_by_their_bare_name(written: str) -> None:
    assert codes(check_links, linking(f"[ici]({written})", *FILES)) == []
    assert codes(check_images, linking(f"![]({written})", *FILES)) == []


@pytest.mark.parametrize("written", ["programme.pdf", "audio/voix.mp3", "layers/puits.geojson", "photos/photos.yaml"])
def test_other_files_are_there_but_not_published(written: str) -> None:
    assert codes(check_links, linking(f"[ici]({written})", *FILES)) == ["link-to-unpublished"]


def test_a_document_that_is_attached_is_published_and_a_wrong_name_brings_the_right_one() -> None:
    path = "content/partnerships/essai/programme.pdf"
    attached = linking("[ici](programme.pdf)", *FILES, attachments={path: Attachment(path, "0" * 64, 9)})
    assert codes(check_links, attached) == []
    assert value(check_links, linking("[ici](programe.pdf)", *FILES), "nearest") == ["programme.pdf"]


@pytest.mark.parametrize("written", ["/", "/essai/", "/pages/a-propos.md", "/a-propos/", "/programme/", "../essai/"])
def test_addresses_of_the_site_are_followed(written: str) -> None:
    assert codes(check_links, linking(f"[ici]({written})", pages=(page(),))) == []


@pytest.mark.parametrize("written", ["/autre/", "/pages/autre.md", "/essai/autre/", "../autre/"])
def test_addresses_that_nothing_stands_at_are_dead(written: str) -> None:
    assert codes(check_links, linking(f"[ici]({written})", pages=(page(),))) == ["dead-link"]


def test_letters_may_be_composed_or_not() -> None:
    decomposed = unicodedata.normalize("NFD", "photos/école.jpg")
    assert codes(check_images, linking("![](école.jpg)", decomposed)) == []


def test_a_missing_file_brings_the_name_that_was_meant() -> None:
    checked = linking(
        "[ici](../esai/story.md) ![](Ecole.JPG)", *FILES, pages=(page("[ici](../partnerships/esai/story.md)"),)
    )
    assert value(check_links, checked, "nearest") == ["", "../partnerships/essai/story.md"]
    assert value(check_images, checked, "nearest") == ["école.jpg"]


def test_nothing_is_suggested_where_nothing_is_alike() -> None:
    other = partnership(story(), slug="ivry-cuba")
    checked = site(partnership(story(written="[ici](../chatellerault-kaya/story.md)")), other)
    assert value(check_links, checked, "nearest") == [""]


def test_a_story_that_could_not_be_read_is_no_dead_link() -> None:
    unread = frozenset({"content/partnerships/kaya/story.md"})
    assert codes(check_links, linking("[ici](../kaya/story.md#puits)", unread=unread)) == []


def test_pages_link_to_stories_and_back() -> None:
    told = partnership(story(written="[la page](../../pages/a-propos.md)"))
    assert codes(check_links, site(told, pages=(page("[le récit](../partnerships/essai/story.md)"),))) == []


def test_anchors_are_chapters_and_what_writers_mark() -> None:
    written = '[a](#chapitre-1) [b](#puits) [c](#carte) [d](#fn:1)\n\n### Le puits {: #puits }\n\n<p id="carte">'
    assert codes(check_links, linking(written)) == []
    assert value(check_links, linking("[a](#chapitre-2)"), "nearest") == ["#chapitre-1"]


def test_a_title_inside_a_chapter_has_no_anchor_until_it_is_given_one() -> None:
    assert codes(check_links, linking("[a](#le-puits)\n\n### Le puits")) == ["dead-anchor"]
    assert "###" in CATALOGUE["dead-anchor"].hint, "and the remedy says so"


def test_links_in_code_are_text() -> None:
    assert codes(check_links, linking("`[a](rien.md)`\n\n```\n[a](rien.md)\n```")) == []


def test_a_page_shows_pictures_of_a_partnership() -> None:
    told = partnership(story(), files=("photos/salle.jpg",))
    here = page("![](../partnerships/essai/photos/salle.jpg) ![](salle.jpg)")
    assert codes(check_images, site(told, pages=(here,))) == ["missing-image"]


def test_the_register_is_no_picture() -> None:
    checked = linking("![](photos/photo.yaml)", "photos/photos.yaml")
    assert value(check_images, checked, "nearest") == [""]
