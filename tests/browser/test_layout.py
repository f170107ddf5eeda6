"""Pages keep within a narrow screen, and keep their place while pictures come in."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, EVERY, LETTERED, STORIES, VILLAGE

NARROW = {"width": 320, "height": 640}
# What sticks out on either side; what lies in a box that scrolls by itself, or is for the ear only, may.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const mayPass = one => {
    for (let box = one; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (["auto", "scroll"].includes(style.overflowX) || style.position === "fixed") return true;
      if (style.clipPath !== "none" || box.matches(".stage, .unseen, [aria-hidden=true]")) return true;
    }
    return false;
  };
  const found = Array.from(document.body.querySelectorAll("*")).filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.height && (box.right > width + 1 || box.left < -1) && !mayPass(one);
  });
  return {
    page: document.documentElement.scrollWidth, body: document.body.scrollWidth, width,
    found: found.map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().left)}–${
      Math.round(one.getBoundingClientRect().right)} ${one.textContent.trim().slice(0, 30)}`),
  };
}"""
# What is said of the drawing that was chosen: a source of a <picture> says its own size, as the home map's do.
SIZES = """() => Array.from(document.images, image => {
  const sources = Array.from(image.parentElement.querySelectorAll(":scope > source[width]"));
  const chosen = sources.find(source => new URL(source.srcset, document.baseURI).href === image.currentSrc) || image;
  return { address: image.currentSrc, natural: image.naturalWidth / image.naturalHeight,
    said: Number(chosen.getAttribute("width")) / Number(chosen.getAttribute("height")) };
})"""
PLACES = """() => Array.from(document.querySelectorAll("main h1, main h2, main h3, main p, main figure"),
  one => Math.round(one.getBoundingClientRect().top + scrollY))"""
EVERYTHING_NOW = "document.querySelectorAll('img').forEach(image => { image.loading = 'eager'; })"
LOADED = "Array.from(document.images).every(image => image.complete && image.naturalWidth)"


def fits(page: Page) -> None:
    seen = page.evaluate(STICKING_OUT)
    assert seen["found"] == []
    assert seen["page"] <= seen["width"]
    assert seen["body"] <= seen["width"]


@pytest.mark.parametrize("path", EVERY.values(), ids=EVERY.keys())
def test_a_screen_of_320_px_is_wide_enough_and_letters_may_be_twice_as_large(reader: MakeReader, path: str) -> None:
    page = reader(viewport=NARROW, webgl=False).open(path)
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    fits(page)


@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/"])
def test_a_screen_of_320_px_is_wide_enough_for_the_live_map(reader: MakeReader, path: str) -> None:
    page = reader(viewport=NARROW, reduced_motion="reduce").open_live(path)
    fits(page)
    stage = page.locator(".stage").bounding_box()
    assert stage is not None
    assert stage["height"] < NARROW["height"] * 0.45


@pytest.mark.parametrize("path", [VILLAGE, DEMO, *STORIES.values()])
def test_every_picture_says_its_size_and_tells_the_truth(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(path)
    page.evaluate(EVERYTHING_NOW)
    page.wait_for_function(LOADED)
    sizes = page.evaluate(SIZES)
    assert sizes
    for size in sizes:
        assert size["said"] == pytest.approx(size["natural"], rel=0.02), size["address"]


@pytest.mark.parametrize(
    "viewport", [{"width": 360, "height": 740}, {"width": 1280, "height": 800}], ids=["phone", "desk"]
)
@pytest.mark.parametrize("path", [VILLAGE, f"{VILLAGE}ivry-village/", f"{DEMO}ivry-dianguirde/"])
def test_nothing_moves_when_the_pictures_come_in(reader: MakeReader, path: str, viewport: dict[str, int]) -> None:
    somebody = reader(viewport=viewport, webgl=False)
    held: list[Route] = []
    is_holding = True
    somebody.context.route(
        "**/*.{svg,webp,jpg,avif}", lambda route: held.append(route) if is_holding else route.continue_()
    )
    page = somebody.context.new_page()
    page.goto(somebody.address + path, wait_until="domcontentloaded")
    page.evaluate(f"{LETTERED}.then(() => {EVERYTHING_NOW})")
    before = page.evaluate(PLACES)
    assert held, "no picture was asked for"
    is_holding = False
    for route in held:
        route.continue_()
    page.wait_for_function(LOADED)
    assert page.evaluate(PLACES) == before


def test_between_phone_and_desk_the_head_and_the_foot_stand_in_rows(reader: MakeReader) -> None:
    page = reader(viewport={"width": 768, "height": 1000}, webgl=False).open(f"{DEMO}mur/")
    for first, second in ((".masthead-name", ".languages"), (".colophon-map", ".colophon-feed")):
        left, right = page.locator(first).bounding_box(), page.locator(second).bounding_box()
        assert left is not None
        assert right is not None
        assert left["y"] == pytest.approx(right["y"], abs=4), (first, second)
        assert left["x"] + left["width"] <= right["x"]


ROWS = """selector =>
  new Set(Array.from(document.querySelectorAll(selector), one => one.getBoundingClientRect().top)).size"""
ONE_MORE = "document.querySelector('.menu ul').insertAdjacentHTML('beforeend', '<li><a>Une page de plus</a></li>')"


@pytest.mark.parametrize("path", [DEMO, f"{DEMO}en/chatellerault-kaya/", f"{DEMO}ar/"])
def test_the_menu_of_a_telephone_stays_in_one_row(reader: MakeReader, path: str) -> None:
    page = reader(viewport={"width": 360, "height": 740}, webgl=False).open(path)
    assert page.evaluate(ROWS, ".menu a") == 1
    page.evaluate(ONE_MORE)
    assert page.evaluate(ROWS, ".menu a") == 1
    fits(page)


@pytest.mark.parametrize("path", [DEMO, f"{DEMO}ar/"])
def test_the_first_screen_of_the_home_page_holds_a_headline_and_its_picture_keeps_its_shape(
    reader: MakeReader, path: str
) -> None:
    page = reader(webgl=False).open(path)
    lead = page.locator(".entry-lead .entry-title a")
    for width, height in ((1024, 768), (1100, 800), (1280, 800), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        headline = page.locator(f".ear a[href='{lead.get_attribute('href')}']").bounding_box()
        picture = page.locator(".entry-lead .entry-cover img").bounding_box()
        assert headline is not None
        assert picture is not None
        assert 0 < headline["y"] < headline["y"] + headline["height"] < height
        assert picture["width"] / picture["height"] == pytest.approx(3 / 2, rel=0.01)


def test_stories_that_are_not_translated_stand_together_and_the_sheet_keeps_its_rule(reader: MakeReader) -> None:
    page = reader(viewport={"width": 1440, "height": 900}, webgl=False).open(f"{DEMO}ar/")
    sheet = page.locator(".index:not(.index-others) .index-sheet")
    assert sheet.locator(".entry[lang]").count() == 0
    assert sheet.locator(".entry").count() > 1
    assert page.locator(".index-others .entry[lang=fr]").count() == page.locator(".index-others .entry").count() > 0
    rule = sheet.evaluate("one => getComputedStyle(one, '::after').borderInlineStartWidth")
    assert rule == "1px"
