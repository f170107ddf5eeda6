"""A website on a stick: every page opens by double click (`file://`), and moves on to the next."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.authoring.photos.album import FOLDER
from tests.browser.conftest import PATIENCE_MS
from tests.browser.pages import VILLAGE, every_page, pages_that_send_on, scroll_to
from tests.build.test_voices_in_sites import PERSON, add, tell
from tests.once import made_once
from tests.program import gone_wrong, in_a_process
from tests.voices import film


@pytest.fixture(scope="session")
def stick(built_sites: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little site, packed once for a run."""

    def pack(folder: Path) -> str:
        source = built_sites / "sources" / VILLAGE
        return gone_wrong(in_a_process("pack", "usb", "--site", source, "--to", folder / "stick"))

    return made_once(tmp_path_factory, "stick", pack) / "stick"


@pytest.fixture
def filmed(village: Path, tmp_path: Path) -> Path:
    """A stick with a film that has captions in two languages."""
    add(village, "video/film.webm", film("webm"), PERSON)
    for language, said in (("fr", "Bonjour."), ("ar", "مرحبا.")):
        text = f"WEBVTT\n\n00:00.000 --> 00:02.000\n{said}\n"
        (village / FOLDER / f"video/film.{language}.vtt").write_text(text, "utf-8")
    tell(village, "\n/// video | film.webm\nCe qu’il montre.\n///\n")
    for translation in ("en", "ar"):
        (village / FOLDER / f"story.{translation}.md").unlink()
    done = in_a_process("pack", "usb", "--site", village, "--to", tmp_path / "stick")
    assert done.returncode == 0, done.stderr
    return tmp_path / "stick"


class Holder:
    """Somebody who opens the stick: what their browser asked for, and what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.abroad: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "request",
            lambda one: None if one.url.startswith(("file:", "data:", "blob:")) else self.abroad.append(one.url),
        )


@pytest.fixture
def holder(browser: Browser) -> Iterator[Holder]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield Holder(context.new_page())
    context.close()


def test_every_page_opens_and_asks_nothing_of_any_network(holder: Holder, stick: Path) -> None:
    for path in every_page(stick):
        page = stick / path / "index.html" if path.endswith("/") else stick / path
        holder.page.goto(page.as_uri())
        assert holder.page.locator("h1").count() == 1, page
        broken = "Array.from(document.images).filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
        assert holder.page.evaluate(broken) == []
    assert holder.abroad == []
    assert holder.complaints == []


def test_a_short_link_leads_on(holder: Holder, stick: Path) -> None:
    for path in pages_that_send_on(stick)[::5]:
        holder.page.goto((stick / path / "index.html").as_uri(), wait_until="commit")
        holder.page.wait_for_url(lambda url: "/q/" not in url)
        assert holder.page.locator("h1").count() == 1
    assert holder.complaints == []


def test_from_the_start_page_one_walks_to_a_story_and_changes_its_language(holder: Holder, stick: Path) -> None:
    page = holder.page
    page.goto((stick / "OUVRIR.html").as_uri())
    page.locator(".door").first.click()
    page.locator(".entry-title a").first.click()
    assert page.url.endswith("/site/ivry-village/index.html")
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")  # letters that come later would move what was scrolled to
    page.evaluate(scroll_to(2))
    link = page.locator('.languages a[hreflang="ar"]')
    expect(link).to_have_attribute("href", re.compile(r"/index\.html#c-2$"))
    link.click()
    page.wait_for_url("**/site/ar/ivry-village/index.html*")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize(
    ("folder", "words", "title"), [("", "puits", "Le puits"), ("ar/", "البئر", "البئر")], ids=["fr", "ar"]
)
def test_search_finds_a_chapter_and_leads_to_it(
    holder: Holder, stick: Path, folder: str, words: str, title: str
) -> None:
    page = holder.page
    page.goto((stick / f"site/{folder}recherche/index.html").as_uri())
    page.locator("#search-field").fill(words)
    page.locator(".search-results > li > a").get_by_text(title, exact=True).first.click()
    page.wait_for_url(f"**/site/{folder}ivry-village/index.html#*")
    assert holder.abroad == []
    assert holder.complaints == []


def test_the_live_map_moves_and_turns_arabic_letters(holder: Holder, stick: Path) -> None:
    page = holder.page
    page.goto((stick / "site/ar/ivry-village/index.html").as_uri())
    page.locator(".journey").scroll_into_view_if_needed()
    expect(page.locator("html")).to_have_attribute("data-live-camera", re.compile("."))
    expect(page.locator("html")).to_have_attribute("data-live", "on")
    for _ in range(PATIENCE_MS // 100):
        if page.evaluate("maplibregl.getRTLTextPluginStatus()") == "loaded":
            break
        page.wait_for_timeout(100)
    assert page.evaluate("maplibregl.getRTLTextPluginStatus()") == "loaded"
    assert holder.abroad == []
    assert holder.complaints == []


_CUES = """async () => {
    const tracks = Array.from(document.querySelectorAll("track"));
    for (const one of tracks) one.track.mode = "showing";
    while (tracks.some(one => one.readyState < 2)) await new Promise(requestAnimationFrame);
    return tracks.map(one => one.track.cues && one.track.cues.length ? one.track.cues[0].text : "");
}"""


def test_a_film_has_its_captions_in_every_language(holder: Holder, filmed: Path) -> None:
    holder.page.goto((filmed / "site/ivry-village/index.html").as_uri())
    holder.page.locator("video").scroll_into_view_if_needed()
    assert holder.page.evaluate(_CUES) == ["Bonjour.", "مرحبا."]
    assert holder.complaints == []
    assert list(filmed.rglob("*.vtt")) == []
