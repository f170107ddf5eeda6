"""What the writer sees in a real browser while a page changes under the cursor."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.slow

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# the strictest policy that a built page may carry: scripts, styles and lines of its own host only
POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\">"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, served: Any) -> Iterator[Page]:
    complaints: list[str] = []
    opened = browser.new_page(viewport={"width": 900, "height": 700})
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    served.write("guarded", head=POLICY)
    opened.goto(served.address)
    expect(opened.locator("#text")).to_have_text("guarded", timeout=20_000)
    yield opened
    opened.close()
    assert [said for said in complaints if "favicon" not in said and "404" not in said] == []


def test_a_changed_file_reloads_the_open_page(page: Page, served: Any) -> None:
    served.write("second", head=POLICY)
    expect(page.locator("#text")).to_contain_text("second", timeout=20_000)


def test_a_problem_is_laid_over_the_page_and_goes_when_it_is_put_right(page: Page, served: Any) -> None:
    served.write("WRONG", "story.html")
    dialog = page.get_by_role("dialog", name="1 problème à corriger")
    expect(dialog).to_be_visible(timeout=20_000)
    expect(dialog.get_by_text("<b>story.html</b> & co")).to_be_visible()
    expect(page.locator("#text")).to_be_visible()
    assert dialog.evaluate("panel => getComputedStyle(panel).position") == "fixed"
    served.write("right", "story.html")
    expect(dialog).to_have_count(0, timeout=20_000)
    expect(page.locator("#text")).to_be_visible()


@pytest.mark.parametrize("way", ["escape", "button"])
def test_the_overlay_can_be_closed_by_keyboard_and_by_pointer(page: Page, served: Any, way: str) -> None:
    served.write("WRONG", "story.html")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=20_000)
    expect(dialog.get_by_role("heading", name="1 problème à corriger")).to_be_focused()
    if way == "escape":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name="Fermer").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#text")).to_be_visible()


def test_many_problems_scroll_inside_the_panel_and_the_page_stays_readable_above(page: Page, served: Any) -> None:
    for number in range(12):
        served.write("WRONG", f"story-{number}.html")
    dialog = page.get_by_role("dialog", name="12 problèmes à corriger")
    expect(dialog).to_be_visible(timeout=20_000)
    box = dialog.bounding_box()
    assert box is not None
    assert box["y"] >= 0.29 * 700
    assert dialog.evaluate("panel => panel.scrollHeight > panel.clientHeight")
