"""The live map follows the chapters, moves as its reader wants it to, and asks nobody for anything."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import MakeReader
from tests.browser.pages import CAMERA, DEMO, LIVE, STORIES, VILLAGE, arrived, scroll_to

VILLAGE_STORY = VILLAGE + "ivry-village/"
CHAPTERS = "window.cartostoryLive.chapters"
# Markers stand on the map as elements: where they pass shows how the camera went.
WATCH_MARKERS = """() => {
  window.passed = new Set();
  const look = () => {
    window.passed.add(Array.from(document.querySelectorAll(".marker"), one => one.style.transform).join("|"));
    requestAnimationFrame(look);
  };
  look();
}"""
SAVES_DATA = """Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});"""


def go_to(page: Page, number: int) -> None:
    """Scroll to a chapter and wait until the map shows it."""
    chapter = next(one for one in page.evaluate(CHAPTERS) if one["number"] == number)
    page.evaluate(scroll_to(number))
    page.wait_for_function(f"cartostory.chapters.current === {number}")
    if "center" in chapter or "bounds" in chapter:
        page.wait_for_function(arrived(chapter))


def test_scrolling_to_a_chapter_flies_the_camera_there_and_back(reader: MakeReader) -> None:
    page = reader().open_live(VILLAGE_STORY)
    go_to(page, 1)
    first = page.evaluate(CAMERA)
    page.evaluate(WATCH_MARKERS)
    go_to(page, 2)
    assert page.evaluate(CAMERA) != first
    assert page.evaluate("window.passed.size") > 3, "the map should fly, and show the way"
    go_to(page, 1)
    assert page.evaluate(CAMERA) == first


def test_who_asked_for_less_motion_is_there_at_once(reader: MakeReader) -> None:
    page = reader(reduced_motion="reduce").open_live(VILLAGE_STORY)
    go_to(page, 1)
    page.evaluate(WATCH_MARKERS)
    go_to(page, 2)
    page.wait_for_timeout(300)
    assert page.evaluate("window.passed.size") <= 2, "where the markers were, where they are, and nothing between"


@pytest.mark.parametrize("path", STORIES.values(), ids=STORIES.keys())
def test_the_map_shows_what_each_chapter_asks_for_and_stays_at_home(reader: MakeReader, path: str) -> None:
    somebody = reader(reduced_motion="reduce", viewport={"width": 1024, "height": 600})
    page = somebody.open_live(path)
    numbers = [one["number"] for one in page.evaluate(CHAPTERS)]
    assert numbers == list(range(page.locator(".chapter").count() + 1))
    for number in numbers[1:]:
        go_to(page, number)
    assert any("maplibre" in url for url in somebody.asked)
    assert somebody.abroad == []
    assert somebody.complaints == []


def test_something_is_drawn(reader: MakeReader) -> None:
    page = reader(reduced_motion="reduce").open_live(VILLAGE_STORY)
    page.wait_for_timeout(500)
    with Image.open(io.BytesIO(page.locator(".maplibregl-canvas").screenshot())) as shown:
        assert len(shown.convert("RGB").getcolors(1_000_000) or ()) > 30


@pytest.mark.parametrize("path", [VILLAGE_STORY, f"{DEMO}ivry-dianguirde/"])
def test_the_map_comes_without_moving_the_reader(reader: MakeReader, path: str) -> None:
    somebody = reader()
    page = somebody.open(path + "#c-2")
    page.wait_for_function(f"{LIVE} === 'on' && Boolean({CAMERA})")
    title = page.locator('.chapter[data-number="2"] h2')
    expect(title).to_be_in_viewport()
    page.wait_for_function("cartostory.chapters.current === 2")


def test_without_webgl_the_pictures_stay_and_nothing_is_fetched(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    page = somebody.open(VILLAGE_STORY)
    assert page.evaluate(LIVE) == "unavailable"
    page.evaluate(scroll_to(2))
    expect(page.locator('.chapter[data-number="2"] .plate-picture')).to_be_in_viewport()
    expect(page.locator(".live-switch")).to_be_hidden()
    assert [url for url in somebody.asked if "maplibre" in url or url.endswith("live.js")] == []
    assert somebody.complaints == []


def test_who_saves_data_is_asked_first_and_told_the_weight(reader: MakeReader) -> None:
    somebody = reader(reduced_motion="reduce")
    somebody.context.add_init_script(SAVES_DATA)
    page = somebody.open(VILLAGE_STORY)
    page.evaluate(scroll_to(2))
    assert page.evaluate(LIVE) == "off"
    offer = page.locator(".live-on")
    expect(offer).to_contain_text("ko")
    assert not any("maplibre" in url for url in somebody.asked)
    offer.click()
    page.wait_for_function(f"{LIVE} === 'on' && Boolean({CAMERA})")
    page.locator(".live-off").click()
    assert page.evaluate(LIVE) == "off"
    expect(page.locator('.chapter[data-number="2"] .plate-picture')).to_be_visible()
    expect(offer).to_be_focused()


def test_a_place_on_the_map_opens_and_closes_by_keyboard(reader: MakeReader) -> None:
    page = reader(reduced_motion="reduce").open_live(VILLAGE_STORY)
    go_to(page, 2)
    sign = page.get_by_role("button", name="Le puits")
    sign.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".maplibregl-popup")).to_contain_text("Le puits")
    page.keyboard.press("Escape")
    expect(page.locator(".maplibregl-popup")).to_have_count(0)
    expect(sign).to_be_focused()
