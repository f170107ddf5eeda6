"""Pictures large: by mouse, keys and finger; as plain links without JavaScript; on request where data are dear."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, VILLAGE

STORY, ARABIC, LONG = VILLAGE + "ivry-village/", VILLAGE + "ar/ivry-village/", DEMO + "chatellerault-kaya/"
OPEN = ".lightbox[open]"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
SWIPE = """(across) => {
  const dialog = document.querySelector(".lightbox");
  const touch = (x) => new Touch({ identifier: 1, target: dialog, clientX: x, clientY: 300 });
  dialog.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(200)], bubbles: true }));
  const lifted = [touch(200 + across)];
  dialog.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: lifted, bubbles: true }));
}"""


def open_first(page: Page) -> None:
    page.locator(".gallery .photo-link").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()


def shown(page: Page) -> str:
    return page.locator(".lightbox-picture img").get_attribute("alt") or ""


def test_a_gallery_is_walked_through_by_keys_and_gives_the_focus_back(reader: MakeReader) -> None:
    who = reader(webgl=False)
    page = who.open(STORY)
    open_first(page)
    place = page.locator(".lightbox-place")
    expect(place).to_have_text("Image 1 sur 3")
    assert shown(page) == "Une école dessinée"
    expect(page.locator(".lightbox-caption")).to_contain_text("L’école, vue de loin")
    expect(page.locator(".lightbox-caption")).to_contain_text("cartostory · CC BY 4.0")
    for key, text in (("ArrowLeft", "1"), ("ArrowRight", "2"), ("End", "3"), ("ArrowRight", "3"), ("Home", "1")):
        page.keyboard.press(key)
        expect(place).to_have_text(f"Image {text} sur 3")
    expect(page.locator(".lightbox [role=status]")).to_contain_text("Une école dessinée")
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    assert page.evaluate("document.activeElement === document.querySelector('.gallery .photo-link')")
    assert who.complaints == []


def test_the_focus_stays_inside_while_it_is_open(reader: MakeReader) -> None:
    page = reader(webgl=False).open(STORY)
    open_first(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        inside = "!document.activeElement.closest('main, header, footer')"
        assert page.evaluate(inside)


def test_buttons_say_what_they_do_and_stop_at_the_ends(reader: MakeReader) -> None:
    page = reader(webgl=False).open(STORY)
    page.locator(".gallery .photo-link").nth(1).click()
    back, on = (page.get_by_role("button", name=name) for name in ("Image précédente", "Image suivante"))
    on.click()
    expect(on).to_have_attribute("aria-disabled", "true")
    on.click(force=True)
    expect(page.locator(".lightbox-place")).to_have_text("Image 3 sur 3")
    back.click()
    expect(page.locator(".lightbox-place")).to_have_text("Image 2 sur 3")
    page.get_by_role("button", name="Fermer").click()
    expect(page.locator(OPEN)).to_have_count(0)


def test_from_right_to_left_keys_and_fingers_are_mirrored(reader: MakeReader) -> None:
    page = reader(webgl=False, has_touch=True).open(ARABIC)
    open_first(page)
    page.keyboard.press("ArrowLeft")
    assert shown(page) == "المدرسة مرة أخرى"
    page.evaluate(SWIPE, 120)
    assert shown(page) == "المدرسة دائما"
    page.evaluate(SWIPE, -120)
    page.keyboard.press("ArrowRight")
    assert shown(page) == "مدرسة"


def test_a_finger_turns_the_pages(reader: MakeReader) -> None:
    page = reader(webgl=False, has_touch=True, viewport={"width": 360, "height": 740}).open(STORY)
    open_first(page)
    page.evaluate(SWIPE, -120)
    assert shown(page) == "L’école encore"
    page.evaluate(SWIPE, 20)
    assert shown(page) == "L’école encore"
    page.evaluate(SWIPE, 120)
    assert shown(page) == "Une école dessinée"


def test_a_picture_on_its_own_is_one_of_the_pages_pictures(reader: MakeReader) -> None:
    page = reader(webgl=False).open(LONG)
    count = page.locator(".photo-link").count()
    page.locator(".photo-link").nth(1).click()
    expect(page.locator(".lightbox-place")).to_have_text(f"Image 2 sur {count}")
    box = page.locator(".lightbox-picture").bounding_box()
    screen = page.viewport_size
    assert box
    assert screen
    assert box["width"] > 0.9 * screen["width"]
    assert box["y"] + box["height"] < screen["height"]


def test_without_javascript_each_picture_is_a_link_to_its_large_size(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(STORY)
    expect(page.locator(".lightbox")).to_be_hidden()
    with page.expect_navigation():
        page.locator(".gallery .photo-link").first.click()
    assert page.url.endswith(".jpg")


def test_where_data_are_saved_photographs_below_the_fold_wait_for_a_tap(reader: MakeReader) -> None:
    who = reader(webgl=False, viewport={"width": 360, "height": 740})
    who.context.add_init_script(SAVES_DATA)
    page = who.open(LONG)
    held = page.locator(".photo-load")
    count = held.count()
    assert count > 5
    expect(held.first).to_have_text(re.compile(r"Charger les photos · \d+\sko"))
    before = {url for url in who.asked if "/photos/" in url}
    page.evaluate("document.querySelector('.close').scrollIntoView({behavior: 'instant'})")
    held.last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert {url for url in who.asked if "/photos/" in url} == before
    held.first.click()
    expect(held).to_have_count(0)
    image = page.locator(".photo-link img").first
    image.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.photo-link img').naturalWidth > 0")
    assert {url for url in who.asked if "/photos/" in url} - before
    assert who.complaints == []


def test_where_nobody_asks_for_that_no_photograph_waits(reader: MakeReader) -> None:
    page = reader(webgl=False).open(LONG)
    expect(page.locator(".photo-load")).to_have_count(0)
