"""Before and after: one slider for keyboard, mouse and touch, in both directions; side by side without it."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import MakeReader
from tests.browser.pages import MAPATHON

STORY, ARABIC = f"{MAPATHON}ici-village/", f"{MAPATHON}ar/ici-village/"
BOTH = pytest.mark.parametrize("path", [STORY, ARABIC])
BESIDE = """frame => {
  const [one, other] = Array.from(frame.querySelectorAll("img"), image => image.getBoundingClientRect());
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}"""
SEEN = """([frame, share]) => {
  const [one, other] = frame.querySelectorAll(".compare-sight");
  const box = other.getBoundingClientRect();
  const x = box.left + box.width * share, y = box.top + box.height / 4;
  frame.querySelector("input").style.visibility = "hidden";
  const top = document.elementFromPoint(x, y);
  frame.querySelector("input").style.visibility = "";
  return top && other.contains(top) ? "after" : top && one.contains(top) ? "before" : "neither";
}"""


def slider(page: Page, number: int = 0) -> Locator:
    return page.locator(".compare input[type=range]").nth(number)


def seen(page: Page, share: float, number: int = 0) -> str:
    """Give which picture stands at a share of the frame's width, counted from the left."""
    frame = page.locator(".compare").nth(number)
    frame.scroll_into_view_if_needed()
    return str(page.evaluate(SEEN, [frame.element_handle(), share]))


@BOTH
def test_every_pair_lies_under_a_slider_that_says_where_it_stands(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(path)
    assert page.locator(".compare").count() == page.locator(".compare input[type=range]").count() == 3
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    sliders = [entry for entry in tree if entry.get("role", {}).get("value") == "slider"]
    assert len(sliders) == 3
    for found in sliders:
        said = {entry["name"]: entry["value"].get("value") for entry in found["properties"]}
        assert found["name"]["value"]
        assert str(found["value"]["value"]) == "50"  # what browsers tell as aria-valuenow
        assert (str(said["valuemin"]), str(said["valuemax"])) == ("0", "100")
        assert "50" in str(said["valuetext"])


@BOTH
def test_the_arrow_keys_move_the_limit(reader: MakeReader, path: str) -> None:
    page = reader(webgl=False).open(path)
    start, end = (0.1, 0.9) if path == STORY else (0.9, 0.1)
    for number in range(3):
        assert seen(page, start, number) == "before"
        assert seen(page, end, number) == "after"
        slider(page, number).focus()
        page.keyboard.press("End")
        assert slider(page, number).input_value() == "100"
        assert seen(page, end, number) == "before"
        page.keyboard.press("Home")
        assert seen(page, start, number) == "after"
        page.keyboard.press("ArrowUp")
        assert slider(page, number).input_value() == "1"
        assert "1 " in (slider(page, number).get_attribute("aria-valuetext") or "")


def test_a_press_anywhere_on_the_picture_brings_the_limit_there(reader: MakeReader) -> None:
    page = reader(webgl=False).open(STORY)
    for number, path in enumerate((STORY, STORY, STORY)):
        box = slider(page, number).bounding_box()
        assert box, path
        slider(page, number).click(position={"x": box["width"] * 0.8, "y": box["height"] / 2})
        assert abs(float(slider(page, number).input_value()) - 80) < 3


def test_a_finger_moves_the_limit(reader: MakeReader) -> None:
    page = reader(webgl=False, has_touch=True, viewport={"width": 390, "height": 800}).open(STORY)
    slider(page).scroll_into_view_if_needed()
    box = slider(page).bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    assert abs(float(slider(page).input_value()) - 25) < 3


def test_both_maps_lie_exactly_on_each_other(reader: MakeReader) -> None:
    page = reader(webgl=False).open(STORY)
    frame = page.locator(".plate-compare .compare")
    frame.scroll_into_view_if_needed()
    boxes = [image.bounding_box() for image in frame.locator("img").all()]
    assert boxes[0] == boxes[1]
    assert boxes[0]
    assert boxes[0]["width"] > 300


@BOTH
@pytest.mark.parametrize("width", [360, 1280])
def test_both_stand_side_by_side_without_javascript(reader: MakeReader, path: str, width: int) -> None:
    page = reader(java_script_enabled=False, viewport={"width": width, "height": 800}).open(path)
    assert page.locator(".compare").count() == 3
    for frame in page.locator(".compare").all():
        captions = frame.locator("figcaption").all()
        assert len(captions) == 2
        assert all(caption.is_visible() for caption in captions)
    if width > 400:
        # the context has no script, so positions come from Playwright
        first, second = page.locator(".compare").first.locator("img").all()
        one, other = first.bounding_box(), second.bounding_box()
        assert one
        assert other
        assert one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1


def test_paper_shows_both_side_by_side(reader: MakeReader) -> None:
    page = reader(webgl=False).open(STORY)
    page.emulate_media(media="print")
    for frame in page.locator(".compare").all():
        assert frame.evaluate(BESIDE) <= 1
    assert page.locator(".compare input:visible").count() == 0


def test_what_was_added_is_counted_in_a_table(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(STORY)
    rows = [row.inner_text().split("\t") for row in page.locator(".counts tbody tr").all()]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["Bâtiments", "0", "24", "+24"],
        ["Routes et chemins, en kilomètres", "2,2", "6,6", "+4,4"],
        ["Lieux nommés", "0", "1", "+1"],
    ]
