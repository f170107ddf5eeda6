"""A ladder, a twin and a comparison are played on the live map; the picture in the text gives way to it."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, MAPATHON, scroll_to
from tools.framing import HERE

DESK: ViewportSize = {"width": 1440, "height": 900}
STEP = "document.querySelector('.stage').dataset.step"
SECOND = "document.querySelector('.stage-second .marker-focus') !== null"
CENTRES = """() => {
  const far = [".stage-map", ".stage-second"].map(sheet => {
    const frame = document.querySelector(sheet).getBoundingClientRect();
    const sign = document.querySelector(`${sheet} .marker-there`).getBoundingClientRect();
    return [sign.left - frame.left, sign.top - frame.top];
  });
  return {zoom: cartostory.live.opened.map.getZoom(), far};
}"""
READ_TO = """share => {
  const box = document.querySelector(".chapter").getBoundingClientRect();
  const whole = box.height - cartostory.chapters.readingLine();
  window.scrollBy({top: box.top + whole * share, behavior: "instant"});
}"""
LATER = """() => {
  const first = cartostory.live.opened.map, later = cartostory.live.opened.later();
  const data = window.cartostoryLive;
  const key = data.chapters.find(one => one.sides).sides[1].layers.find(
    key => !data.chapters.find(one => one.sides).sides[0].layers.includes(key));
  const look = map => [map.getZoom(), map.getCenter().lng, map.getCenter().lat];
  const isShown = map => data.layers[key].some(id => map.getLayoutProperty(id, "visibility") === "visible");
  return {first: look(first), later: look(later), shown: [isShown(first), isShown(later)]};
}"""


def test_a_ladder_descends_as_one_reads_and_climbs_as_one_goes_back(reader: MakeReader) -> None:
    page = reader(viewport=DESK, reduced_motion="reduce").open_live(f"{DEMO}ivry-dianguirde/")
    page.evaluate(scroll_to(1))
    page.wait_for_function(HERE, arg=1)
    assert page.evaluate(STEP) == "1"
    expect(page.locator(".stage-step-here")).to_have_text("1\u00a0· Monde")
    expect(page.locator('.chapter[data-number="1"] .plate-sheet')).to_be_hidden()
    zooms = []
    for step in range(4):
        page.evaluate(READ_TO, (step + 0.5) / 4)
        page.wait_for_function(f"{STEP} === '{step + 1}'")
        zooms.append(page.evaluate("cartostory.live.opened.map.getZoom()"))
    assert zooms == sorted(zooms)
    assert zooms[-1] - zooms[0] > 8
    page.evaluate(scroll_to(1))
    page.wait_for_function(f"{STEP} === '1'")


def test_twins_are_two_maps_at_one_scale_that_move_together(reader: MakeReader) -> None:
    page = reader(viewport=DESK, reduced_motion="reduce").open_live(f"{DEMO}chatellerault-kaya/")
    page.evaluate(scroll_to(1))
    page.wait_for_function(HERE, arg=1)
    page.wait_for_function(SECOND)
    expect(page.locator(".stage-second .marker-there")).to_be_in_viewport()
    expect(page.locator(".stage-map .marker-here")).to_be_in_viewport()
    expect(page.locator(".stage-apart")).to_have_text("3\u202f754\u00a0km")
    before = page.evaluate(CENTRES)
    page.locator(".maplibregl-ctrl-zoom-in").click()
    page.wait_for_function(f"cartostory.live.opened.map.getZoom() > {before['zoom']} + 0.9")
    page.locator(".stage-map .maplibregl-canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"({CENTRES})().far[1][0] < {before['far'][1][0] - 90}")
    page.evaluate(scroll_to(3))
    page.wait_for_function(HERE, arg=3)
    expect(page.locator(".stage-second")).to_be_hidden()


def test_before_and_after_lie_under_one_slider_on_the_live_map(reader: MakeReader) -> None:
    page = reader(viewport=DESK, reduced_motion="reduce").open_live(f"{MAPATHON}ici-village/")
    number = page.evaluate("window.cartostoryLive.chapters.find(one => one.sides).number")
    page.evaluate(scroll_to(number))
    page.wait_for_function(HERE, arg=number)
    slider = page.locator(".stage-compare .compare-range")
    slider.wait_for()
    assert slider.get_attribute("aria-label")
    clip = "getComputedStyle(document.querySelector('.stage-later')).clipPath"
    middle = page.evaluate(clip)
    slider.focus()
    page.keyboard.press("Home")
    assert page.evaluate(clip) != middle
    assert slider.get_attribute("aria-valuetext")
    cameras = page.evaluate(LATER)
    assert cameras["later"] == pytest.approx(cameras["first"])
    assert cameras["shown"] == [False, True], "the later layer lies on the later map alone"
