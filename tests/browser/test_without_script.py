"""A page reads whole without JavaScript: its words, its pictures, its maps and what they show, as text."""

import re
import unicodedata

import pytest
from playwright.sync_api import Page

from cartostory.load.site import load
from cartostory.model import Chapter, Site
from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import DEMO, EVERY, VILLAGE

SHOWN_IMAGES = """() => Array.from(document.images, image => ({
  address: image.currentSrc || image.src, width: image.naturalWidth, shown: image.getClientRects().length > 0,
  alt: image.getAttribute("alt")}))"""
MARKED = re.compile(r"[\[\]*_!`|<>{}#^\\]|/{3}|https?:|\.{3}")


def plain(text: str) -> str:
    """Give the letters that a reader reads: spaces, apostrophes and quotation marks differ by typography."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).replace("’", "'").replace("\u200e", ""))


def words(page: Page, selector: str) -> str:
    return plain(page.locator(selector).inner_text())


def plain_paragraphs(chapter: Chapter) -> list[str]:
    """Give the paragraphs of a chapter that hold no Markdown at all, which must stand in the page word for word."""
    found = [" ".join(part.split()) for part in chapter.text.text.split("\n\n")]
    return [part for part in found if part and not MARKED.search(part) and not re.match(r"[-+:=~\d]", part)]


@pytest.fixture(scope="module")
def loaded(sites: Sites) -> dict[str, Site]:
    return {name: load(sites.sources / name)[0] for name in (VILLAGE, DEMO)}


@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_every_kind_of_page_shows_its_title_and_its_pictures(reader: MakeReader, path: str) -> None:
    page = reader(java_script_enabled=False).open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator("main").inner_text().strip()
    images = page.evaluate(SHOWN_IMAGES)
    assert [image for image in images if not image["width"]] == []
    assert [image for image in images if not image["shown"]] == []
    assert [image for image in images if image["alt"] is None] == []


@pytest.mark.parametrize("name", [VILLAGE, DEMO])
def test_every_chapter_of_every_story_stands_in_its_page(
    reader: MakeReader, loaded: dict[str, Site], name: str
) -> None:
    page, somebody, read = None, reader(java_script_enabled=False), 0
    for partnership in loaded[name].partnerships:
        for language, story in partnership.stories.items():
            folder = "" if language == loaded[name].config.first_language else f"{language}/"
            page = somebody.open(f"{name}{folder}{partnership.slug}/", page)
            assert plain(story.title) in words(page, "h1")
            assert page.locator(".chapter").count() == len(story.chapters)
            for chapter in story.chapters:
                here = words(page, f'.chapter[data-number="{chapter.number}"]')
                for paragraph in (chapter.title, *plain_paragraphs(chapter)):
                    assert plain(paragraph) in here, f"{story.span.file}, chapter {chapter.number}"
                    read += 1
    assert read > 2 * len(loaded[name].partnerships)


def test_every_chapter_has_its_map_and_what_the_map_shows_as_text(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(f"{VILLAGE}ivry-village/")
    for number in (1, 2, 3):
        chapter = page.locator(f'.chapter[data-number="{number}"]')
        picture = chapter.locator(".plate-picture")
        assert picture.is_visible()
        assert picture.get_attribute("alt")
        assert "Natural Earth" in chapter.locator(".key").inner_text()
    first, second, third = (page.locator(f'.chapter[data-number="{number}"] .key').inner_text() for number in (1, 2, 3))
    assert "Écoles" in first
    assert "OpenStreetMap" in first
    assert "Le puits" in second
    assert "Ivry-sur-Seine" in third
    assert "Kaya" in third
    assert "Une maison" not in page.content()


@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/", f"{DEMO}ivry-dianguirde/"])
def test_nothing_that_needs_a_script_is_offered_without_it(reader: MakeReader, path: str) -> None:
    page = reader(java_script_enabled=False).open(path)
    assert page.locator("button:visible").count() == 0
    assert page.locator(".stage:visible").count() == 0
