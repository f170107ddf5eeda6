"""Whoever goes through a whole story by keyboard always sees where they are (WCAG 2.2, 2.4.3, 2.4.7 and 2.4.11)."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import MakeReader
from tests.browser.pages import VILLAGE

GO_ON = """() => {
  const one = document.activeElement;
  const isNew = one !== document.body && !(window.been ||= new Set()).has(one);
  const isInside = one.controls && one === window.last;  // from button to button of the browser's own player
  if (isNew) window.been.add(one);
  window.last = one;
  return isInside ? "inside" : isNew ? "new" : "";
}"""
STOP = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const points = Array.from(one.getClientRects()).flatMap(box => [0.1, 0.5, 0.9].flatMap(part => [
    [box.left + box.width * part, box.top + box.height * 0.5],
    [box.left + box.width * 0.5, box.top + box.height * part],
  ]));
  const isSeen = ([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (one.contains(top) || (top.contains(one) && getComputedStyle(top).position !== "fixed"));
  };
  return {
    is: `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: points.some(isSeen),
  };
}"""
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


def arrived(page: Page) -> dict[str, object]:
    """Give what has the focus, once the browser has scrolled to it; one that stays hidden is given up."""
    for _ in range(100):
        stop: dict[str, object] = page.evaluate(STOP)
        if stop["seen"]:
            break
        page.wait_for_timeout(50)
    return stop


@pytest.mark.parametrize(
    ("path", "viewport", "forced"),
    [
        (f"{VILLAGE}ivry-village/", PHONE, "none"),
        (f"{VILLAGE}ivry-village/", DESK, "active"),
        (f"{VILLAGE}ar/ivry-village/", PHONE, "active"),
        (f"{VILLAGE}ar/ivry-village/", DESK, "none"),
    ],
)
def test_a_whole_story_by_keyboard(reader: MakeReader, path: str, viewport: dict[str, int], forced: str) -> None:
    somebody = reader(webgl=False, viewport=viewport, reduced_motion="reduce", forced_colors=forced)
    walk(somebody.open(path))


@pytest.mark.parametrize(("viewport", "forced"), [(PHONE, "active"), (DESK, "none")], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/"])
def test_a_whole_story_by_keyboard_with_its_live_map(
    reader: MakeReader, path: str, viewport: dict[str, int], forced: str
) -> None:
    page = reader(viewport=viewport, reduced_motion="reduce", forced_colors=forced).open_live(path)
    page.locator(".live-off").wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    walk(page)


def walk(page: Page) -> None:
    """Go through a page by its Tab key: at every stop something marks the focus, and nothing hides it."""
    chapters, stops = set(), 0
    for _ in range(300):
        page.keyboard.press("Tab")
        step = page.evaluate(GO_ON)
        if step == "inside":
            continue
        if not step:
            break
        stops += 1
        stop = arrived(page)
        assert stop["marked"], stop
        assert stop["seen"], stop
        chapters.add(page.evaluate("document.activeElement.closest('.chapter')?.dataset.number || '0'"))
    assert stops > 15
    assert chapters == {"0", *(str(number + 1) for number in range(page.locator(".chapter").count()))}
