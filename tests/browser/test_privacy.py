"""No page asks anything of another host, and no page makes the browser complain."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import DEMO, MAPATHON, VILLAGE, WATCH, WEEK, every_page, pages_that_send_on

LEAK = """<img src="http://picture.invalid/a.png"><script>
  const text = "fetch('http://worker.invalid/b').catch(() => {}); importScripts('http://script.invalid/c.js')";
  new Worker(URL.createObjectURL(new Blob([text])));
</script>"""


@pytest.mark.parametrize("name", [VILLAGE, DEMO, MAPATHON, WEEK])
def test_every_page_of_a_site_stays_at_home_keeps_to_its_policy_and_loads_without_complaint(
    reader: MakeReader, sites: Sites, name: str
) -> None:
    somebody = reader(webgl=False, bypass_csp=False)  # the live maps have their own walk
    somebody.context.add_init_script(WATCH)
    page = somebody.context.new_page()
    found = every_page(sites.website, name)
    assert len(found) > 12
    for path in found:
        somebody.open(path, page)
        assert page.evaluate("window.refused") == [], path
    assert somebody.abroad == []
    assert somebody.complaints == []


@pytest.mark.parametrize("name", [VILLAGE, DEMO])
def test_a_short_link_leads_on_and_asks_nobody_else(reader: MakeReader, sites: Sites, name: str) -> None:
    somebody = reader(webgl=False)
    page = somebody.context.new_page()
    found = pages_that_send_on(sites.website, name)
    assert len(found) > 12
    for path in found[:: len(found) // 6]:
        page.goto(somebody.address + path, wait_until="commit")
        page.wait_for_url(lambda url: "/q/" not in url)
        assert page.locator("h1").count() == 1
    assert somebody.abroad == []
    assert somebody.complaints == []


def test_a_request_abroad_would_be_seen(reader: MakeReader) -> None:
    somebody = reader()
    page = somebody.open(f"{VILLAGE}a-propos/")
    page.evaluate("leak => document.body.append(document.createRange().createContextualFragment(leak))", LEAK)
    hosts = {"picture.invalid", "worker.invalid", "script.invalid"}
    with_patience(page, lambda: {urlsplit(url).hostname for url in somebody.abroad} == hosts)
    assert somebody.complaints


def with_patience(page: Page, is_so: Callable[[], bool]) -> None:
    """Let the browser's news come in until something is so."""
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(50)
    pytest.fail("it never came")
