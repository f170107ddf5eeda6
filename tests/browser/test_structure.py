"""Every kind of page keeps to the rules that can be read off it: RGAA 4.1.2 and WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import VILLAGE, every_page, one_of_each_kind

FAULTS = (Path(__file__).parent / "structure.js").read_text("utf-8")
SIZES = ({"width": 360, "height": 740}, {"width": 1280, "height": 800})
# WCAG 2.2, 1.4.12: a reader's own distances between lines, paragraphs, letters and words.
WIDE_SET = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
CUT_OFF = """() => Array.from(document.querySelectorAll("body *")).filter(one => {
  const style = getComputedStyle(one);
  const isClipped = [style.overflowX, style.overflowY].some(value => ["hidden", "clip"].includes(value));
  const isLarger = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
  const isSeen = one.getClientRects().length && !one.closest(".unseen, .stage");
  return isClipped && isLarger && isSeen && one.textContent.trim();
}).map(one => `${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BAD = {
    "a heading left out": ("<h2>a</h2><h5>b</h5>", "h2 before h5"),
    "a language that is none": ("<p lang='frr_FR!'>x</p>", "lang="),
    "Arabic from left to right": ("<p lang='ar' dir='ltr'>نص</p>", "ar written ltr"),
    "a link that leads nowhere": ("<a href='#nowhere'>x</a>", "leads nowhere"),
    "a link without words": ("<a href='x'></a>", "link without words"),
    "voices that start": ("<audio autoplay src='x.mp3'></audio>", "by itself"),
    "an order of its own": ("<a href='x' tabindex='3'>x</a>", "order of its own"),
    "buttons too small": ("<button>.</button><button>.</button>", "px"),
    "a picture without words": ("<img src='x'>", "no alt"),
}


@pytest.fixture
def kinds(sites: Sites) -> list[str]:
    return one_of_each_kind(sites.website)


def test_every_kind_of_page_is_made_as_it_should_be(reader: MakeReader, kinds: list[str]) -> None:
    somebody = reader(webgl=False, reduced_motion="reduce")
    page = somebody.context.new_page()
    wrong: dict[str, list[str]] = {}
    for path in kinds:
        somebody.open(path, page)
        for size in SIZES:
            page.set_viewport_size(size)
            wrong[f"{path}, {size['width']} px"] = page.evaluate(FAULTS)
    assert {where: found for where, found in wrong.items() if found} == {}


@pytest.mark.parametrize(("html", "fault"), BAD.values(), ids=BAD.keys())
def test_a_fault_would_be_found(reader: MakeReader, html: str, fault: str) -> None:
    page = reader(webgl=False).open(f"{VILLAGE}a-propos/")
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    assert any(fault in found for found in page.evaluate(FAULTS))


def test_letters_may_stand_wider_and_lines_farther_apart(reader: MakeReader, kinds: list[str]) -> None:
    somebody = reader(webgl=False, viewport=SIZES[0])
    page = somebody.context.new_page()
    wrong: dict[str, object] = {}
    for path in kinds:
        somebody.open(path, page)
        page.add_style_tag(content=WIDE_SET)
        wrong[path] = page.evaluate(CUT_OFF) or max(0, page.evaluate(TOO_WIDE))
    assert {where: found for where, found in wrong.items() if found} == {}


def test_no_two_pages_of_a_site_in_a_language_have_the_same_title(sites: Sites) -> None:
    titles: dict[tuple[str, str], str] = {}
    for path in every_page(sites.website, VILLAGE):
        file = sites.website / path
        text = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
        if path.endswith("story.html") or 'name="robots" content="noindex"' in text:
            continue  # the same story in another form: one file, a kiosk, the way of a short link
        (title,) = re.findall(r'<html lang="([^"]*)".*?<title[^>]*>(.*?)</title>', text, re.DOTALL)
        assert title not in titles, f"{path} and {titles[title]}"
        titles[title] = path
