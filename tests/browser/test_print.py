"""A page prints whole: chapters and their map pictures, whatever the screen showed."""

import re

import pytest
from pypdfium2 import PdfDocument

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, VILLAGE

UNSEEN = """() => Array.from(document.querySelectorAll(".plate-picture, .photo img"))
  .filter(one => !one.getClientRects().length || !one.naturalWidth).map(one => one.src)"""
FOR_THE_SCREEN = ".menu, .languages, .rail, .pager, .stage, .live-switch, .skip"


def pages_in(document: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", document))


@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/", f"{DEMO}ivry-dianguirde/"])
def test_a_story_prints_on_several_pages_with_all_its_pictures(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(path)
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    assert pages_in(printed) > 1
    page.emulate_media(media="print")
    assert page.locator(f":is({FOR_THE_SCREEN}):visible").count() == 0
    assert page.evaluate(UNSEEN) == []


def test_the_foot_of_a_page_never_prints_alone(reader: MakeReader) -> None:
    page = reader(webgl=False).open(f"{DEMO}chatellerault-kaya/")
    page.emulate_media(media="print")
    assert page.locator(".colophon a[href*='/']:visible, .colophon-legal:visible, .colophon-map:visible").count() == 0
    foot = "".join(page.locator(".colophon").inner_text().split())
    printed = PdfDocument(page.pdf(format="A4"))
    last = printed[len(printed) - 1].get_textpage().get_text_range()
    assert len("".join(last.split())) > len(foot) + 100


def test_the_name_of_a_list_prints_on_the_page_of_its_first_story(reader: MakeReader) -> None:
    printed = PdfDocument(reader(webgl=False).open(DEMO).pdf(format="A4"))
    texts = [page.get_textpage().get_text_range().casefold() for page in printed]
    assert [text for text in texts if "les histoires" in text and "kaya, des" in text]


def test_the_live_map_gives_way_to_the_pictures_on_paper(reader: MakeReader) -> None:
    page = reader(reduced_motion="reduce").open_live(f"{VILLAGE}ivry-village/")
    assert pages_in(page.pdf(format="A4")) > 1
    page.emulate_media(media="print")
    assert page.locator(f":is({FOR_THE_SCREEN}):visible").count() == 0
    assert page.evaluate(UNSEEN) == []


@pytest.mark.parametrize(
    "path", [VILLAGE, f"{VILLAGE}ar/", f"{VILLAGE}programme/", f"{VILLAGE}mur/", f"{DEMO}a-propos/"]
)
def test_other_pages_print_too(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False, viewport={"width": 794, "height": 1123}).open(path)  # A4 at 96 to the inch
    page.emulate_media(media="print")
    assert page.locator("main h1:visible").count() == 1
    assert page.locator(f":is({FOR_THE_SCREEN}):visible").count() == 0
    assert page.evaluate(UNSEEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 794, "nothing is cut at the edge of the sheet"
