"""Every page keeps to its own Content Security Policy: nothing is refused, and what was not allowed would be."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PATIENCE_MS, MakeReader, Sites
from tests.browser.pages import SHOWN, VILLAGE, WATCH, every_page, scroll_to

ADD = """
window.add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));
window.write = html => document.body.insertAdjacentHTML("beforeend", html);"""
BAD = {
    "an inline script": "add('script', {textContent: '1'})",
    "an inline style": "add('style', {textContent: 'a{}'})",
    "a style attribute": "write('<p style=\"color: red\">')",
    "an event in the text": "write('<img src=x onerror=1>')",
    "a picture from elsewhere": "new Image().src = 'https://picture.invalid/a.png'",
    "a script from elsewhere": "add('script', {src: 'https://script.invalid/'})",
    "a script in a data address": "add('script', {src: 'data:text/javascript,1'})",
    "a style sheet from elsewhere": "add('link', {rel: 'stylesheet', href: 'https://style.invalid/'})",
    "a frame": "write('<iframe src=https://frame.invalid/></iframe>')",
    "an object": "write('<object data=https://object.invalid/></object>')",
    "a call home": "fetch('https://home.invalid/').catch(() => {})",
    "another base": "add('base', {href: 'https://base.invalid/'})",
}


def wait_until(page: Page, script: str) -> None:
    """Wait without `eval`, which the policy forbids to Playwright's own waiting."""
    for _ in range(PATIENCE_MS // 100):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"it never came: {script}")


def test_every_page_has_one_policy_and_no_style_of_its_own(sites: Sites) -> None:
    """That no page asks for what its policy forbids is seen where every page is opened (test_privacy)."""
    for path in every_page(sites.website):
        file = sites.website / path
        text = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == 1, path
        assert " style=" not in re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL), path


@pytest.mark.parametrize("story", ["ivry-village/", "ar/ivry-village/"])
def test_the_live_map_keeps_to_the_policy_too(reader: MakeReader, story: str) -> None:
    somebody = reader(bypass_csp=False, reduced_motion="reduce")
    somebody.context.add_init_script(WATCH)
    page = somebody.open(VILLAGE + story)
    page.locator(".journey").scroll_into_view_if_needed()
    wait_until(page, SHOWN)
    for number in (1, 2, 3):
        page.evaluate(scroll_to(number))
        wait_until(page, f"cartostory.chapters.current === {number}")
    page.locator(".marker").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.refused") == []
    assert somebody.complaints == []


@pytest.mark.parametrize("deed", BAD.values(), ids=BAD.keys())
def test_what_no_page_does_would_be_refused(reader: MakeReader, deed: str) -> None:
    somebody = reader(webgl=False, bypass_csp=False)
    somebody.context.add_init_script(WATCH + ADD)
    page = somebody.open(f"{VILLAGE}a-propos/")
    page.evaluate(f"() => {{ {deed} }}")
    wait_until(page, "window.refused.length > 0")
