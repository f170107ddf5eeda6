"""The live map follows the chapters, moves as its reader wants it to, and asks nobody for anything."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.conftest import PATIENCE_MS, MakeReader, Reader
from tests.browser.pages import CAMERA, DEMO, LETTERED, LIVE, STORIES, VILLAGE, arrived, scroll_to

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
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
# The highest words that the map leaves in sight, remembered, and where they stand.
READ = """() => {
  const edge = cartostory.chapters.covered();
  const words = Array.from(document.querySelectorAll(".chapter-head h2, .chapter-text > p"));
  window.read = words.find(one => one.getBoundingClientRect().bottom > edge);
  return window.read.getBoundingClientRect().top;
}"""
READ_AGAIN = "window.read.getBoundingClientRect().top"
SAVES_DATA = """Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});"""


def go_to(page: Page, number: int) -> None:
    """Scroll to a chapter and wait until the map shows it."""
    chapter = next(one for one in page.evaluate(CHAPTERS) if one["number"] == number)
    page.evaluate(scroll_to(number))
    page.wait_for_function(f"cartostory.chapters.current === {number}")
    page.wait_for_function(f"document.querySelector('.stage').dataset.chapter === '{number}'")
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


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("path", "number"), [(VILLAGE_STORY, 2), (f"{DEMO}chatellerault-kaya/", 3)])
def test_the_map_comes_and_goes_without_moving_the_reader(
    reader: MakeReader, path: str, number: int, viewport: ViewportSize
) -> None:
    somebody = reader(viewport=viewport, reduced_motion="reduce")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    somebody.context.route("**/maplibre-gl.*.js", hold)
    page = somebody.open(f"{path}#c-{number}")
    page.wait_for_function(LETTERED)
    page.wait_for_function(f"{LIVE} === 'loading'")
    top = f"Math.round(document.querySelector('#c-{number}').getBoundingClientRect().top)"
    before = page.evaluate(top)
    assert 0 <= before < viewport["height"] / 2
    held[0].continue_()
    page.locator(".live-off").wait_for()
    beneath = page.evaluate("cartostory.chapters.covered()")
    assert (beneath > 0) == (viewport is PHONE)
    assert page.evaluate(top) == pytest.approx(max(before, beneath), abs=2), "in its place, or just below the map"
    assert page.evaluate("cartostory.chapters.current") == number
    for away in (0, 50):
        page.evaluate("by => window.scrollBy({top: by, behavior: 'instant'})", away)
        read = page.evaluate(READ)
        page.locator(".live-off").click()
        page.locator(".live-on").wait_for()
        assert page.evaluate(READ_AGAIN) == pytest.approx(read, abs=2), "what was being read stays where it was"
        page.locator(".live-on").click()
        page.locator(".live-off").wait_for()


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


@pytest.mark.parametrize(
    "network", ["{effectiveType: '3g', downlink: 1}", "{effectiveType: '4g', downlink: 0.4}", "{effectiveType: '2g'}"]
)
def test_on_a_slow_network_the_map_waits_behind_a_button_with_its_weight(reader: MakeReader, network: str) -> None:
    somebody = reader()
    somebody.context.add_init_script(
        f'Object.defineProperty(Navigator.prototype, "connection", {{get: () => ({network})}});'
    )
    stays_off(somebody)


def test_on_a_tiny_screen_the_map_waits_behind_a_button_with_its_weight(reader: MakeReader) -> None:
    stays_off(reader(viewport={"width": 300, "height": 500}))


def stays_off(somebody: Reader) -> None:
    page = somebody.open(VILLAGE_STORY)
    page.evaluate(scroll_to(2))
    page.locator(".live-on").wait_for()
    expect(page.locator(".live-on")).to_contain_text("ko")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(LIVE) == "off"
    assert not [url for url in somebody.asked if "maplibre" in url]


def test_the_chapter_that_the_map_shows_is_announced_politely(reader: MakeReader) -> None:
    page = reader(reduced_motion="reduce").open_live(VILLAGE_STORY)
    page.locator(".live-off").wait_for()
    status = page.locator(".live-status")
    assert status.get_attribute("aria-live") == "polite"
    go_to(page, 1)
    go_to(page, 2)
    expect(status).to_have_text("Chapitre 2. Le puits", timeout=PATIENCE_MS)


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


def test_words_on_the_map_stand_where_no_sign_does_with_a_line_to_their_point(reader: MakeReader) -> None:
    page = reader(viewport=DESK, reduced_motion="reduce").open_live(VILLAGE_STORY)
    go_to(page, 1)
    page.wait_for_function("getComputedStyle(document.querySelector('.map-note')).visibility === 'visible'")
    words = page.locator(".map-note span")
    expect(words).to_have_text("Ici, on écrit encore à la craie")
    box, stage = words.bounding_box(), page.locator(".stage").bounding_box()
    assert box
    assert stage
    assert stage["x"] <= box["x"]
    assert box["x"] + box["width"] <= stage["x"] + stage["width"]
    for sign in page.locator(".marker:not([hidden], .marker-crowded)").all():
        other = sign.bounding_box()
        assert other
        assert (
            other["x"] >= box["x"] + box["width"]
            or other["x"] + other["width"] <= box["x"]
            or other["y"] >= box["y"] + box["height"]
            or other["y"] + other["height"] <= box["y"]
        )
    go_to(page, 2)
    expect(page.locator(".map-note")).to_have_count(0)


def test_a_device_that_takes_the_canvas_back_leaves_pictures_a_word_and_an_offer(reader: MakeReader) -> None:
    page = reader(viewport=DESK).open_live(VILLAGE_STORY)
    canvas = "document.querySelector('.maplibregl-canvas')"
    page.evaluate(
        f"window.taken = {canvas}.getContext('webgl2').getExtension('WEBGL_lose_context'); taken.loseContext()"
    )
    page.wait_for_function(f"{LIVE} === 'off'")
    expect(page.locator(".stage")).to_be_hidden()
    expect(page.locator('.chapter[data-number="1"] .plate-picture')).to_be_visible()
    expect(page.locator(".live-status")).to_contain_text("L’appareil a repris la carte animée")
    expect(page.locator(".live-on")).to_be_visible()


def test_who_starts_the_map_by_keyboard_keeps_the_focus(reader: MakeReader) -> None:
    somebody = reader(reduced_motion="reduce")
    somebody.context.add_init_script(SAVES_DATA)
    page = somebody.open(VILLAGE_STORY)
    page.evaluate(scroll_to(2))
    page.locator(".live-on").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{LIVE} === 'on'")
    expect(page.locator(".live-off")).to_be_focused()
