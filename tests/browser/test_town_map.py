"""A town's own map comes in parts, is drawn in the site's style, and is missed by nobody where it cannot come."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, Response, Route, expect

from tests.browser.conftest import MakeReader, Reader, Sites
from tests.browser.pages import CAMERA, SHOWN, VILLAGE, scroll_to

STORY = VILLAGE + "ivry-village/"
WATER = (0xCB, 0xDD, 0xE3)


def at_kaya(page: Page) -> None:
    page.evaluate(scroll_to(1))
    page.wait_for_function(f"({CAMERA}).endsWith('/13.0883/-1.0837')")


def water_px(page: Page) -> int:
    """Count the px of the colour of water: around Kaya, only the town's own map has any."""
    with Image.open(io.BytesIO(page.locator(".stage-map").screenshot())) as shown:
        colours = shown.convert("RGB").getcolors(10_000_000) or []
    return sum(count for count, colour in colours if max(abs(a - b) for a, b in zip(colour, WATER, strict=True)) < 3)


@pytest.fixture
def somebody(reader: MakeReader) -> Reader:
    return reader(reduced_motion="reduce")


def test_it_is_read_by_ranges_and_drawn_in_our_colours(somebody: Reader, sites: Sites) -> None:
    (file,) = (sites.website / VILLAGE / "maps").glob("kaya.*.pmtiles")
    answers: list[Response] = []
    somebody.context.on("response", lambda answer: answers.append(answer) if ".pmtiles" in answer.url else None)
    page = somebody.open_live(STORY)
    at_kaya(page)
    for _ in range(100):
        if water_px(page) > 5_000:
            break
        page.wait_for_timeout(200)
    assert water_px(page) > 5_000
    assert {answer.status for answer in answers} == {206}
    assert sum(int(answer.headers["content-length"]) for answer in answers) < file.stat().st_size / 2
    expect(page.locator(".stage-credits")).to_contain_text("© les contributeurs d’OpenStreetMap")
    expect(page.locator(".live-weight")).to_contain_text("et le fond local, par morceaux")
    assert somebody.abroad == []
    assert somebody.complaints == []


def test_nothing_of_it_is_fetched_before_the_live_map_runs(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    page = somebody.open(STORY)
    page.evaluate(scroll_to(2))
    assert [url for url in somebody.asked if "pmtiles" in url] == []


def test_on_a_host_without_ranges_the_live_map_does_without(somebody: Reader, sites: Sites) -> None:
    (file,) = (sites.website / VILLAGE / "maps").glob("kaya.*.pmtiles")

    def whole(route: Route) -> None:
        route.fulfill(status=200, body=file.read_bytes(), headers={"Content-Type": "application/octet-stream"})

    somebody.context.route("**/*.pmtiles", whole)
    page = somebody.open_live(STORY)
    at_kaya(page)
    expect(page.get_by_role("button", name="Kaya")).to_be_visible()
    assert somebody.complaints == []


def test_from_a_disk_the_live_map_does_without(somebody: Reader, sites: Sites) -> None:
    page = somebody.context.new_page()
    page.goto((sites.website / STORY / "index.html").as_uri())
    page.locator(".journey").scroll_into_view_if_needed()
    page.wait_for_function(SHOWN)
    at_kaya(page)
    expect(page.get_by_role("button", name="Kaya")).to_be_visible()
    assert [url for url in somebody.asked if "pmtiles" in url] == []
    assert somebody.complaints == []
