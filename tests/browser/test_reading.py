"""Ways through the pages: from language to language, and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, KINDS, VILLAGE, scroll_to

FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const before = (window.order || []).at(-1) || document.documentElement;
  if (one.controls && one === before) return { inside: true };  // from button to button of the browser's player
  window.order = (window.order || []).concat([one]);
  return {
    inside: false,
    is: `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`,
    ended: one === document.body || window.order.indexOf(one) < window.order.length - 1,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    after: Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""
TITLES = {"fr": "Ivry et le village : une carte à faire", "en": "Ivry and the village", "ar": "إيفري والقرية"}


def plain(text: str) -> str:
    return " ".join(text.split())


def change(page: Page, language: str) -> None:
    page.locator(f'.languages a[hreflang="{language}"]').click()
    page.wait_for_load_state()


def test_changing_the_language_leads_to_the_same_story(reader: MakeReader) -> None:
    page = reader(webgl=False).open(f"{VILLAGE}ivry-village/")
    for language, direction in (("en", "ltr"), ("ar", "rtl"), ("fr", "ltr")):
        change(page, language)
        assert plain(page.locator("h1").inner_text()) == TITLES[language]
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == direction
        assert page.evaluate("getComputedStyle(document.body).direction") == direction
        assert plain(page.locator('.languages [aria-current="page"]').get_attribute("hreflang") or "") == language


def test_changing_the_language_keeps_the_chapter(reader: MakeReader) -> None:
    page = reader(webgl=False).open(f"{VILLAGE}ivry-village/")
    page.evaluate(scroll_to(2))
    page.wait_for_function("document.documentElement.dataset.stayed === '2'")  # the links stand above: one goes up
    change(page, "ar")
    expect(page.get_by_role("heading", name="البئر")).to_be_in_viewport()
    assert page.url.endswith("/ar/ivry-village/#c-2")


@pytest.mark.parametrize("slug", ["chatellerault-kaya", "ivry-dianguirde"])
def test_the_stories_of_the_demonstration_change_their_language(reader: MakeReader, slug: str) -> None:
    page = reader(java_script_enabled=False).open(f"{DEMO}{slug}/")
    french = page.locator("h1").inner_text()
    change(page, "en")
    assert page.url.endswith(f"/en/{slug}/")
    assert page.locator("h1").inner_text() != french
    change(page, "fr")
    assert page.locator("h1").inner_text() == french


def test_a_story_without_translation_leads_to_what_there_is(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(f"{DEMO}ivry-cuba/")
    change(page, "en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_the_first_key_offers_to_skip_to_the_text(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(path)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.masthead, .skip')"), "the way should go on behind the menu"


@pytest.mark.parametrize(
    "path", [VILLAGE, f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/", f"{VILLAGE}programme/"]
)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False, reduced_motion="reduce").open(path)  # a page that glides would still be on its way
    links = page.locator("a[href]:visible, button:visible").count()
    stops = 0
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["inside"]:
            continue
        if stop["ended"]:
            break
        stops += 1
        expect(page.locator(":focus")).to_be_in_viewport()
        assert stop["marked"], stop
        assert stop["after"], stop
    assert stops >= links * 0.8, "most links should be stops; pictures that repeat a title are none"


def test_arrow_keys_and_buttons_lead_from_chapter_to_chapter(reader: MakeReader) -> None:
    page = reader(webgl=False, reduced_motion="reduce").open(f"{VILLAGE}ivry-village/")
    for key, number in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        page.wait_for_function(f"cartostory.chapters.current === {number}")
        expect(page.locator(f'.chapter[data-number="{number}"] h2')).to_be_focused()
    page.locator(".pager-on").click()
    page.wait_for_function("cartostory.chapters.current === 2")


def test_in_arabic_the_arrow_keys_are_mirrored(reader: MakeReader) -> None:
    page = reader(webgl=False, reduced_motion="reduce").open(f"{VILLAGE}ar/ivry-village/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("cartostory.chapters.current === 1")
