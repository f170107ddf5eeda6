"""A short link, a code, the contents, `#c-3`: the chapter that is named stands at the top, its map on the stage."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, ViewportSize

from tests.browser.conftest import MakeReader, Reader, Sites
from tests.browser.pages import DEMO, LETTERED, LIVE, SHOWN, VILLAGE, arrived, pages_that_send_on

SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 768, "height": 1024},
    "desk": {"width": 1440, "height": 900},
}
screens = pytest.mark.parametrize("screen", SCREENS)
KAYA = f"{DEMO}chatellerault-kaya/"
CHAPTERS_OF_KAYA = 10
_LEADS_TO = re.compile(r"url=[^\"]*#([\w-]+)")
# Where the chapter begins, below the live map where that covers the top; what of it is seen; what the stage shows.
STANDS = """id => {
  const section = document.getElementById(id).closest(".chapter");
  const stage = document.querySelector(".stage:not([hidden])");
  const covered = stage && stage.offsetHeight < innerHeight * 0.6 ? stage.getBoundingClientRect().bottom : 0;
  const title = section.querySelector("h2").getBoundingClientRect();
  const picture = section.querySelector(".plate-picture");
  const box = picture && picture.getBoundingClientRect();
  const shown = box && Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, covered));
  const across = document.documentElement.dir === "rtl" ? innerWidth * 0.2 : innerWidth * 0.8;
  const found = innerWidth >= 1024 && document.elementFromPoint(across, innerHeight / 2);
  return {
    number: Number(section.dataset.number),
    top: section.getBoundingClientRect().top - covered,
    title: title.top - covered,
    titleEnds: title.bottom,
    picture: shown || 0,
    beside: found ? Number(found.closest(".chapter, .stage")?.dataset.number || 0) : null,
    counted: window.cartostory ? window.cartostory.chapters.current : null,
    marked: Number(document.querySelector(".rail [aria-current]")?.dataset.chapter || 0),
  };
}"""
ALL_PICTURES = "Array.from(document.images).every(image => image.complete)"
READ_ON = "window.scrollBy({top: 700, behavior: 'instant'})"


@dataclass
class Held:
    """What a slow network keeps back: it comes when it is let go."""

    reader: Reader
    routes: dict[str, list[Route]] = field(default_factory=dict)
    is_open: set[str] = field(default_factory=set)

    def hold(self, pattern: str) -> None:
        def answer(route: Route) -> None:
            if pattern in self.is_open:
                route.continue_()
            else:
                self.routes.setdefault(pattern, []).append(route)

        self.reader.context.route(pattern, answer)

    def let_go(self, pattern: str) -> None:
        self.is_open.add(pattern)
        for route in self.routes.pop(pattern, []):
            route.continue_()


def stands(page: Page, anchor: str, *, scripted: bool = True) -> None:
    """See that the chapter of an anchor begins at the top of the reading area, and is the one that is counted."""
    seen = page.evaluate(STANDS, anchor)
    assert abs(seen["top"]) <= 1, (anchor, seen)
    assert 0 < seen["title"] < page.evaluate("innerHeight") * 0.25, (anchor, seen)
    assert seen["titleEnds"] <= page.evaluate("innerHeight"), (anchor, seen)
    if scripted:
        assert seen["counted"] == seen["marked"] == seen["number"], (anchor, seen)


def shows_its_picture(page: Page, anchor: str) -> None:
    seen = page.evaluate(STANDS, anchor)
    assert seen["picture"] > page.evaluate("innerHeight") * 0.2, (anchor, seen)
    assert seen["beside"] in {None, seen["number"]}, (anchor, seen)


def settled(page: Page, anchor: str) -> None:
    """Wait until a chapter is counted, all pictures are there, and two frames are painted."""
    number = page.evaluate("id => document.getElementById(id).closest('.chapter').dataset.number", anchor)
    page.wait_for_function(f"cartostory.chapters.current === {number}")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def short_links(sites: Sites, below: str, language: str = "") -> dict[str, str]:
    """Give the short links to chapters of a site, with the anchors they lead to."""
    found = {}
    for path in pages_that_send_on(sites.website, below):
        folder = path.removeprefix(below).removeprefix("q/").split("/", 1)[1].strip("/")
        led = _LEADS_TO.search((sites.website / path / "index.html").read_text("utf-8"))
        if led and folder == language:
            found[path] = led[1]
    return found


@screens
@pytest.mark.parametrize(("below", "language"), [(DEMO, ""), (VILLAGE, "ar")], ids=["ltr", "rtl"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_every_short_link_opens_its_chapter_with_its_picture(
    reader: MakeReader, sites: Sites, screen: str, below: str, language: str, *, script: bool
) -> None:
    links = short_links(sites, below, language)
    assert len(links) >= (3 if language else 30)
    page = reader(viewport=SCREENS[screen], webgl=False, java_script_enabled=script).context.new_page()
    for path, anchor in links.items():
        page.goto(sites.address + path)
        page.wait_for_url(f"**#{anchor}")
        page.wait_for_load_state("load")
        if script:
            page.evaluate(LETTERED)
            settled(page, anchor)
        stands(page, anchor, scripted=script)
        shows_its_picture(page, anchor)


@screens
@pytest.mark.parametrize(
    ("path", "number"),
    [
        (KAYA, 2),
        (KAYA, 7),
        (KAYA, CHAPTERS_OF_KAYA),
        (f"{VILLAGE}ar/ivry-village/", 2),
        (f"{VILLAGE}ar/ivry-village/", 3),
    ],
)
def test_the_chapter_stays_while_pictures_letters_and_the_live_map_come(
    reader: MakeReader, screen: str, path: str, number: int
) -> None:
    held = Held(somebody := reader(viewport=SCREENS[screen], reduced_motion="reduce"))
    fonts, pictures, program = "**/fonts.*.css", "**/*.{webp,jpg,avif,svg}", "**/maplibre-gl.*.js"
    for pattern in (fonts, pictures, program):
        held.hold(pattern)
    anchor = f"c-{number}"
    page = somebody.context.new_page()
    page.goto(f"{somebody.address}{path}#{anchor}", wait_until="domcontentloaded")
    settled(page, anchor)
    stands(page, anchor)
    held.let_go(fonts)
    page.evaluate(LETTERED)
    settled(page, anchor)
    stands(page, anchor)
    held.let_go(pictures)
    page.wait_for_load_state("load")
    page.wait_for_function(f"{LIVE} === 'loading'")
    stands(page, anchor)
    held.let_go(program)
    page.wait_for_function(SHOWN)
    settled(page, anchor)
    stands(page, anchor)
    chapter = page.evaluate(f"window.cartostoryLive.chapters.find(one => one.number === {number})")
    if "center" in chapter or "bounds" in chapter:
        page.wait_for_function(arrived(chapter))


@screens
def test_the_contents_lead_to_a_chapter_though_the_live_map_comes_meanwhile(reader: MakeReader, screen: str) -> None:
    held = Held(somebody := reader(viewport=SCREENS[screen]))
    held.hold("**/maplibre-gl.*.js")
    page = somebody.open(KAYA)
    page.evaluate(LETTERED)
    link = page.locator(".contents a").nth(5)
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    page.wait_for_function(f"{LIVE} === 'loading'")
    held.let_go("**/maplibre-gl.*.js")
    page.wait_for_function(SHOWN)
    page.wait_for_function(f"() => Math.abs(({STANDS})({anchor!r}).top) <= 1")
    settled(page, anchor)
    stands(page, anchor)


@screens
def test_buttons_keys_and_the_rail_lead_to_the_top_of_a_chapter(reader: MakeReader, screen: str) -> None:
    page = reader(viewport=SCREENS[screen], webgl=False).open(KAYA)
    page.evaluate(LETTERED)
    for number in (1, 2):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(f"() => Math.abs(({STANDS})('c-{number}').top) <= 1")
        settled(page, f"c-{number}")
    page.locator(".pager-on").click()
    page.wait_for_function(f"() => Math.abs(({STANDS})('c-3').top) <= 1")
    settled(page, "c-3")
    stands(page, "c-3")


@pytest.mark.parametrize("act", ["wheel", "key", "bar"])
def test_who_reads_on_is_left_alone(reader: MakeReader, act: str) -> None:
    held = Held(somebody := reader(viewport=SCREENS["phone"], reduced_motion="reduce"))
    held.hold("**/maplibre-gl.*.js")
    page = somebody.open(f"{KAYA}#c-3")
    page.evaluate(LETTERED)
    settled(page, "c-3")
    page.wait_for_function(f"{LIVE} === 'loading'")
    if act == "wheel":
        page.mouse.wheel(0, 700)
    elif act == "key":
        page.keyboard.press("PageDown")
    else:
        page.evaluate(READ_ON)
    page.wait_for_function(f"() => ({STANDS})('c-3').top < -300")
    held.let_go("**/maplibre-gl.*.js")
    page.wait_for_function(SHOWN)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(STANDS, "c-3")["top"] < -100


def test_a_stray_percent_in_an_address_does_no_harm(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    page = somebody.open(f"{VILLAGE}ivry-village/#100%")
    page.evaluate("location.hash = 'c-2'")
    settled(page, "c-2")
    stands(page, "c-2")
    assert somebody.complaints == []


def test_reloading_keeps_the_place(reader: MakeReader) -> None:
    page = reader(viewport=SCREENS["desk"], webgl=False).open(f"{KAYA}#c-2")
    page.evaluate(LETTERED)
    settled(page, "c-2")
    page.mouse.wheel(0, 1500)
    page.wait_for_function("scrollY > 2000")
    place = page.evaluate("document.querySelector('#c-3').getBoundingClientRect().top")
    page.reload()
    page.evaluate(LETTERED)
    page.wait_for_function("scrollY > 2000")
    assert page.evaluate("document.querySelector('#c-3').getBoundingClientRect().top") == pytest.approx(place, abs=300)


GAPS = """() => {
  const chapters = Array.from(document.querySelectorAll(".chapter"));
  return chapters.slice(1).map((next, before) => {
    const inked = chapters[before].querySelectorAll(".chapter-text *, .key *");
    const last = Math.max(...Array.from(inked, one => one.getBoundingClientRect().bottom));
    return Math.round(next.querySelector(".kicker").getBoundingClientRect().top - last);
  });
}"""
WIDEST_GAP_PX = 160


def test_beside_the_live_map_no_screen_is_empty_between_two_chapters(reader: MakeReader) -> None:
    page = reader(viewport=SCREENS["desk"], reduced_motion="reduce").open_live(KAYA)
    gaps = page.evaluate(GAPS)
    assert len(gaps) == CHAPTERS_OF_KAYA - 1
    assert max(gaps) <= WIDEST_GAP_PX
