"""No page asks anything of another host, and no page makes the browser complain."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import DEMO, VILLAGE

LEAK = """<img src="http://picture.invalid/a.png"><script>
  const text = "fetch('http://worker.invalid/b').catch(() => {}); importScripts('http://script.invalid/c.js')";
  new Worker(URL.createObjectURL(new Blob([text])));
</script>"""


def addresses(website: Path, name: str) -> list[str]:
    return sorted(
        file.relative_to(website).as_posix().removesuffix("index.html") for file in (website / name).rglob("*.html")
    )


@pytest.mark.parametrize("name", [VILLAGE, DEMO])
def test_every_page_of_a_site_stays_at_home_and_loads_without_complaint(
    reader: MakeReader, sites: Sites, name: str
) -> None:
    somebody = reader(webgl=False)  # the live maps have their own walk
    page = somebody.context.new_page()
    found = addresses(sites.website, name)
    assert len(found) > 12
    for path in found:
        somebody.open(path, page)
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
