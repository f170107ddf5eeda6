"""The kiosk: plays by itself, stops for whoever touches it, begins anew when they have gone, needs no network."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from cartostory.load.short_links import load_short_links
from tests.browser.conftest import PATIENCE_MS, MakeReader
from tests.browser.pages import DEMO, VILLAGE

SECONDS, IDLE_SECONDS = 20, 60
FITS = """([width, height]) => innerWidth === width && innerHeight === height &&
  Array.from(document.querySelectorAll(".slide")).every((slide) => {
    const words = slide.querySelector(".slide-words"), code = slide.querySelector(".slide-code");
    const floor = code ? code.getBoundingClientRect().top : slide.getBoundingClientRect().bottom;
    const room = words.getBoundingClientRect();
    return words.scrollHeight <= words.clientHeight && room.bottom <= floor + 1 &&
      Array.from(words.children).every((one) => one.getBoundingClientRect().bottom <= floor + 1) &&
      (!code || code.getBoundingClientRect().bottom <= slide.getBoundingClientRect().bottom + 1);
  })"""


@pytest.fixture
def screen(browser: Browser, built_sites: Path) -> Iterator[Page]:
    """A screen without a network that shows the village's kiosk from the disk; its clock is the test's."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True, bypass_csp=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.clock.install()
    page.goto((built_sites / "website" / VILLAGE / "kiosk/index.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-playing", "true")
    yield page
    context.close()


def state(page: Page) -> tuple[int, int, bool]:
    found = page.evaluate("({...document.body.dataset})")
    return int(found["slide"]), int(found["loops"]), found["playing"] == "true"


def wait(page: Page, seconds: float) -> None:
    page.clock.run_for(int(seconds * 1000))


def test_two_loops_are_played_without_a_network(screen: Page) -> None:
    complaints: list[str] = []
    screen.on("pageerror", lambda error: complaints.append(str(error)))
    count = screen.locator(".slide").count()
    assert count > 3
    seen = []
    for _ in range(2 * count):
        seen.append(state(screen)[0])
        expect(screen.locator(".slide-shown h2")).to_be_visible()
        assert screen.locator(".slide-shown").count() == 1
        wait(screen, SECONDS)
    assert seen == [*range(count)] * 2
    assert state(screen) == (0, 2, True)
    assert screen.evaluate("Array.from(document.images).every((one) => one.complete && one.naturalWidth > 0)")
    assert complaints == []


def test_it_can_be_paused_and_goes_on_where_it_stood(screen: Page) -> None:
    wait(screen, SECONDS - 5)
    screen.locator(".control-play").click()
    expect(screen.locator(".control-play")).to_have_accessible_name("Reprendre")
    wait(screen, IDLE_SECONDS - 10)
    assert state(screen) == (0, 0, False)
    screen.locator(".control-play").click()
    wait(screen, 6)
    assert state(screen) == (1, 0, True)


def test_after_a_minute_without_a_touch_it_begins_anew(screen: Page) -> None:
    for _ in range(2):
        screen.locator(".control-on").click()
    wait(screen, IDLE_SECONDS - 1)
    assert state(screen) == (2, 0, False)
    wait(screen, 2)
    assert state(screen)[0] == 0
    assert state(screen)[2]


def test_the_keyboard_moves_pauses_and_reaches_every_button(screen: Page) -> None:
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("PageDown")
    assert state(screen) == (2, 0, False)
    screen.keyboard.press("ArrowLeft")
    assert state(screen)[0] == 1
    screen.keyboard.press(" ")
    assert state(screen)[2]
    names = []
    for _ in range(3):
        screen.keyboard.press("Tab")
        names.append(screen.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert names == ["Précédent", "Pause", "Suivant"]


def test_nobody_leaves_it(screen: Page) -> None:
    assert screen.locator("a, iframe, form").count() == 0


def test_the_screen_stays_awake(screen: Page) -> None:
    screen.wait_for_function("document.body.dataset.awake")
    assert screen.evaluate("document.body.dataset.awake") == "true"


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (360, 740)])
def test_the_code_of_every_chapter_is_read_from_the_screen(
    browser: Browser, built_sites: Path, tmp_path: Path, width: int, height: int
) -> None:
    links, _ = load_short_links(built_sites / "sources" / VILLAGE)
    known = {f"https://example.org/village/q/{link.code}/" for link in links}
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto((built_sites / "website" / VILLAGE / "kiosk/index.html").as_uri())
    found = set()
    for _ in range(page.locator(".slide").count()):
        page.screenshot(path=tmp_path / "screen.png")
        found |= {one.text for one in zxingcpp.read_barcodes(Image.open(tmp_path / "screen.png"))}
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0
        page.keyboard.press("ArrowRight")
    context.close()
    assert len(found) == len([link for link in links if "ivry-village" in link.target.name])
    assert found <= known


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("language", ["", "en/", "ar/"])
def test_every_word_of_every_slide_is_on_the_screen(
    browser: Browser, built_sites: Path, language: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto((built_sites / "website" / DEMO / language / "kiosk/index.html").as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    rooms = page.evaluate(
        """() => Array.from(document.querySelectorAll(".slide"), (slide) => {
          const lines = Array.from(slide.querySelectorAll(".slide-words > *"), (one) => one.getBoundingClientRect());
          const words = slide.querySelector(".slide-words").getBoundingClientRect();
          const note = (slide.querySelector(".slide-note") || slide).getBoundingClientRect();
          return [Math.min(...lines.map((one) => one.top)) - words.top,
            words.bottom - Math.max(...lines.map((one) => one.bottom)),
            slide.getBoundingClientRect().bottom - note.bottom];
        })"""
    )
    context.close()
    assert len(rooms) > 30
    assert [room for room in rooms if min(room) < 0] == []


def test_reduced_motion_plays_without_moving(browser: Browser, built_sites: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.clock.install()
    page.goto((built_sites / "website" / VILLAGE / "kiosk/index.html").as_uri())
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.slide')).transitionDuration") == "0s"
    wait(page, SECONDS)
    assert state(page)[0] == 1
    context.close()


def test_without_a_script_all_slides_stand_below_one_another(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(f"{VILLAGE}kiosk/")
    for title in page.locator(".slide h2").all():
        expect(title).to_be_visible()
    expect(page.locator(".controls")).to_be_hidden()


def test_a_story_plays_alone_behind_its_address_and_loads_no_kiosk_otherwise(reader: MakeReader) -> None:
    someone = reader(webgl=False)
    page = someone.open(f"{VILLAGE}ar/ivry-village/")
    assert not [url for url in someone.asked if "kiosk." in url]
    page.goto(f"{someone.address}{VILLAGE}ar/ivry-village/?kiosk")
    page.wait_for_url(re.compile(r"/ar/ivry-village/kiosk/$"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".slide-shown")).to_have_count(1)
    assert someone.complaints == []


def test_the_kiosk_of_the_demonstration_plays_every_story(reader: MakeReader) -> None:
    page = reader(webgl=False).open(f"{DEMO}kiosk/")
    assert page.locator(".slide-opening").count() == 5
    assert page.locator(".slide-qr svg").count() == page.locator(".slide").count()


@pytest.mark.parametrize("language", ["", "ar"])
def test_no_slide_holds_more_than_a_small_screen_shows(browser: Browser, built_sites: Path, language: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 600}, reduced_motion="reduce", bypass_csp=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto((built_sites / "website" / DEMO / language / "kiosk/index.html").as_uri())
    for width, height in ((800, 480), (800, 600), (1024, 768), (1920, 1080), (1080, 1920), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(FITS, arg=[width, height])
    context.close()
