"""Features, places and photographs open on the live map: by touch, by keyboard, and with words."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MakeReader
from tests.browser.pages import CAMERA, VILLAGE, scroll_to

STORY = VILLAGE + "ivry-village/"
SCHOOL = [-1.09, 13.08]
# Where a point stands in the window, once the camera has come to rest: the live map says where it looks.
SPOT = """([lon, lat]) => {
  const [zoom, middleLat, middleLon] = document.documentElement.dataset.liveCamera.split("/").map(Number);
  const box = document.querySelector(".stage-map").getBoundingClientRect();
  const world = 512 * 2 ** zoom;
  const down = lat => (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [
    box.left + box.width / 2 + ((lon - middleLon) / 360) * world,
    box.top + box.height / 2 - ((down(lat) - down(middleLat)) / 360) * world,
  ];
}"""
SHOWN_LAYERS = """Array.from(document.querySelectorAll(".layers input"), one => one.checked)"""


@pytest.fixture
def page(reader: MakeReader) -> Page:
    opened = reader(reduced_motion="reduce").open_live(STORY)
    go_to(opened, 1)
    return opened


def go_to(page: Page, number: int) -> None:
    page.evaluate(scroll_to(number))
    page.wait_for_function(f"cartostory.chapters.current === {number}")


def test_touching_a_feature_opens_a_paper_with_its_name_and_what_it_is(page: Page) -> None:
    page.wait_for_function(f"({CAMERA}).endsWith('/13.0883/-1.0837')")
    paper = page.locator(".maplibregl-popup")
    for _ in range(20):  # the features are drawn some frames after the camera has come
        page.mouse.click(*page.evaluate(SPOT, SCHOOL))
        page.wait_for_timeout(200)
        if paper.count():
            break
    expect(paper.locator(".paper-name")).to_have_text("École B")
    expect(paper.locator(".paper-kind")).to_have_text("Écoles")
    page.keyboard.press("Escape")
    expect(paper).to_have_count(0)


def test_every_feature_in_sight_opens_by_keyboard_from_a_list(page: Page) -> None:
    page.locator(".layers > summary").focus()
    page.keyboard.press("Enter")
    inner = page.locator(".layers-one summary")
    inner.focus()
    page.keyboard.press("Enter")
    names = page.locator(".layers-one li button")
    expect(names).to_have_text(["Cour", "École A", "École B"])
    names.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".maplibregl-popup .paper-name")).to_have_text("École A")
    assert page.evaluate("Boolean(document.activeElement.closest('.maplibregl-popup'))"), "the focus goes in"
    page.keyboard.press("Escape")
    expect(page.locator(".maplibregl-popup")).to_have_count(0)
    expect(names.nth(1)).to_be_focused()


def test_the_reader_chooses_layers_and_keeps_the_choice_across_chapters(page: Page) -> None:
    page.locator(".layers > summary").click()
    box = page.get_by_role("checkbox", name="Écoles")
    expect(box).to_be_checked()
    expect(page.locator(".layers-reset")).to_be_hidden()
    box.uncheck()
    for number in (2, 3, 1):
        go_to(page, number)
        assert page.evaluate(SHOWN_LAYERS) == [False], number
    expect(page.locator(".layers-one li")).to_have_count(0)
    page.locator(".layers-reset").click()
    expect(box).to_be_checked()
    expect(page.locator(".layers > summary")).to_be_focused()


def test_a_photographs_marker_bears_its_number_and_opens_it(page: Page) -> None:
    sign = page.locator(".marker-photo")
    expect(sign).to_have_attribute("aria-label", "1 L’école")
    expect(page.locator("#photo-1")).to_contain_text("1")
    expect(page.locator('.chapter[data-number="1"] .place-photo a')).to_have_attribute("href", "#photo-1")
    sign.focus()
    page.keyboard.press("Enter")
    paper = page.locator(".maplibregl-popup")
    expect(paper.locator(".paper-name")).to_have_text("L’école")
    expect(paper.locator("img")).to_have_js_property("complete", True)  # noqa: FBT003 - Playwright's own order
    paper.get_by_role("link", name="La voir dans le texte").click()
    page.wait_for_function("location.hash === '#photo-1'")
    go_to(page, 2)
    expect(sign).to_be_hidden()
    expect(paper).to_have_count(0)
