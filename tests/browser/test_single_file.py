"""A story as one file: under a megabyte, read from a download folder, asking nothing of anybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import MakeReader, Sites
from tests.browser.pages import DEMO, VILLAGE

MOST = 1_000_000
BROKEN = """async () => {
  for (const one of document.images) { one.loading = "eager"; await one.decode().catch(() => {}); }
  return Array.from(document.images).filter(one => !one.naturalWidth).map(one => one.alt);
}"""


def files(sites: Sites, name: str) -> list[Path]:
    return sorted((sites.website / name).rglob("story.html"))


@pytest.mark.parametrize(("name", "least"), [(VILLAGE, 3), (DEMO, 7)])
def test_every_story_is_one_file_under_a_megabyte_that_reads_whole(
    browser: Browser, sites: Sites, name: str, least: int
) -> None:
    context = browser.new_context(java_script_enabled=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    found = files(sites, name)
    assert len(found) >= least
    for file in found:
        assert file.stat().st_size <= MOST, file
        asked.clear()
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1
        chapters = page.locator(".chapter").count()
        assert chapters > 1
        assert page.locator(".chapter .plate-picture").count() >= 1
        assert page.evaluate(BROKEN) == [], file
        assert page.locator("script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, file
        assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    assert complaints == []
    context.close()


def test_its_links_are_whole_addresses_or_lead_elsewhere_in_itself(browser: Browser, sites: Sites) -> None:
    page = browser.new_page()
    page.goto(files(sites, DEMO)[0].as_uri())
    links = page.evaluate("Array.from(document.links).map(one => one.getAttribute('href'))")
    assert [link for link in links if not link.startswith(("https://", "http://", "mailto:", "#"))] == []
    assert any(link.startswith("https://cooperation.example.fr/ici-et-la-bas/") for link in links)
    page.close()


def test_the_page_offers_the_file_as_a_download_that_needs_no_script(reader: MakeReader) -> None:
    page = reader(java_script_enabled=False).open(f"{VILLAGE}ivry-village/")
    with page.expect_download() as download:
        page.locator(".send-file").click()
    assert download.value.suggested_filename == "ivry-village.html"
    assert "ko" in page.locator(".send-file").inner_text()


def test_where_the_browser_can_the_file_is_handed_to_another_application(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    somebody.context.add_init_script("""
      navigator.canShare = () => true;
      navigator.share = async given => { window.given = given.files.map(one => [one.name, one.type, one.size]); };
    """)
    page = somebody.open(f"{VILLAGE}ivry-village/")
    page.locator(".send-file").click()
    page.wait_for_function("window.given")
    [[name, kind, size]] = page.evaluate("window.given")
    assert (name, kind) == ("ivry-village.html", "text/html")
    assert size > 50_000


def test_on_a_slow_network_the_press_is_remembered(reader: MakeReader) -> None:
    somebody = reader(webgl=False)
    somebody.context.add_init_script("""
      navigator.canShare = () => true;
      navigator.share = async () => { throw new DOMException("too late", "NotAllowedError"); };
    """)
    page = somebody.open(f"{VILLAGE}ivry-village/")
    page.locator(".send-file").click()
    expect(page.locator(".send-status")).to_contain_text("prêt")
