"""Stories that a reader keeps: read with the server really stopped, never a mixture of two versions."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cartostory.deploy.folder import FolderTransport
from cartostory.deploy.output import built_files
from cartostory.deploy.publish import Manner, Order, publish
from cartostory.deploy.stock import StockClaim
from cartostory.deploy.versions import all_known
from tests.browser.conftest import PATIENCE_MS
from tests.browser.host import hosted
from tests.browser.pages import VILLAGE
from tests.once import made_once
from tests.program import gone_wrong, in_a_process

STORY = "ivry-village"
SHELF = """async () => {
  const name = (await caches.keys()).find(one => /\\/$/.test(one));
  if (!name) return [];
  const shelf = await caches.open(name);
  const found = await Promise.all((await shelf.keys()).map(key => shelf.match(key)));
  return Promise.all(found.filter(Boolean).map(one => one.json()));  // one may be given up while we look
}"""
BROKEN = "Array.from(document.images).filter(one => !one.complete || !one.naturalWidth).map(one => one.currentSrc)"
SHOW_ALL = """async () => {
  for (const one of document.images) { one.loading = "eager"; await one.decode().catch(() => {}); }
}"""


@pytest.fixture(scope="session")
def versions(built_sites: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of the little site, `one` and `two`, built by the program: a title and a map differ."""

    def make(folder: Path) -> str:
        shutil.copytree(built_sites / "website" / VILLAGE, folder / "one")
        source = shutil.copytree(built_sites / "sources" / VILLAGE, folder / "source")
        story = source / "content/partnerships" / STORY / "story.md"
        text = story.read_text("utf-8")
        changed = text.replace("zoom=14", "zoom=12").replace('title: "', 'title: "Version deux, ', 1)
        assert changed != text
        story.write_text(changed, "utf-8")
        return gone_wrong(in_a_process("build", "--site", source, "--output", folder / "two"))

    return made_once(tmp_path_factory, "two-versions", make)


class Kept:
    """A reader with a host of their own, below a folder, that can be stopped or given another version."""

    def __init__(self, context: BrowserContext, folder: Path, versions: Path, hosting: ExitStack) -> None:
        self.context = context
        self.folder = folder
        self.versions = versions
        self.hosting = hosting
        self.publish("one")
        self.address = hosting.enter_context(hosted(folder)) + "town/"
        self.page = context.new_page()

    def publish(self, version: str) -> None:
        """Put a version in the place of the other, whole: what is half there is a test of its own."""
        coming, town = self.folder / "coming", self.folder / "town"
        shutil.copytree(self.versions / version, coming)
        if town.exists():
            town.rename(self.folder / f"before {version}")
        coming.rename(town)

    def stop(self) -> None:
        self.hosting.close()

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def keep(self, path: str = f"{STORY}/") -> None:
        page = self.open(path)
        page.locator(".keep-on").click()
        expect(page.locator(".keep-off")).to_be_visible(timeout=30_000)

    def refreshed(self) -> None:
        """Open another page, and wait until the worker has the new version."""
        newer_comes(self.open("a-propos/"))


@pytest.fixture
def kept(browser: Browser, versions: Path, tmp_path: Path) -> Iterator[Kept]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    with ExitStack() as hosting:
        yield Kept(context, tmp_path, versions, hosting)
        context.close()


def test_nothing_is_installed_before_the_reader_asks(kept: Kept) -> None:
    page = kept.open(f"{STORY}/")
    expect(page.locator(".keep-on")).to_be_visible()
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.evaluate("async () => (await caches.keys()).length") == 0


def test_a_kept_story_is_read_whole_with_the_server_stopped_live_map_included(kept: Kept) -> None:
    kept.keep()
    expect(kept.page.locator(".keep-status")).to_contain_text("sans réseau")
    kept.stop()
    page = kept.open(f"{STORY}/")
    page.evaluate(SHOW_ALL)
    assert page.evaluate(BROKEN) == []
    assert page.locator("h1").inner_text()
    page.locator(".journey").scroll_into_view_if_needed()
    expect(page.locator("html")).to_have_attribute("data-live-camera", re.compile("."))
    expect(page.locator("html")).to_have_attribute("data-live", "on")
    page.set_viewport_size({"width": 740, "height": 360})  # turned: the pictures of a wide screen are asked for
    page.evaluate(SHOW_ALL)
    assert page.evaluate(BROKEN) == []


def test_without_a_network_other_pages_give_way_to_the_list_of_what_is_kept(kept: Kept) -> None:
    kept.keep()
    kept.stop()
    page = kept.open("programme/")
    assert page.url == f"{kept.address}hors-connexion/#absent"
    expect(page.locator(".kept-absent")).to_be_visible()
    page.locator(".kept-list a").click()
    assert page.url == f"{kept.address}{STORY}/"
    page = kept.open("")
    page.locator(".kept-list button").click()
    expect(page.locator(".kept-none")).to_be_visible()
    assert page.evaluate(SHELF) == []


def test_a_kept_story_keeps_its_voices(kept: Kept) -> None:
    kept.keep()
    kept.stop()
    page = kept.open(f"{STORY}/")
    seconds = page.evaluate(
        """() => new Promise((resolve, reject) => {
          const voice = document.querySelector("audio");
          voice.addEventListener("loadedmetadata", () => resolve(voice.duration));
          voice.querySelector("source").addEventListener("error", () => reject(new Error("not kept")));
          voice.preload = "auto";
          voice.load();
        })"""
    )
    assert seconds > 0


def test_one_story_kept_in_two_languages_stands_twice_with_their_names(kept: Kept) -> None:
    kept.keep()
    kept.keep(f"ar/{STORY}/")
    page = kept.open("hors-connexion/")
    expect(page.locator(".kept-list li")).to_have_count(2)
    weights = " ".join(page.locator(".kept-weight").all_inner_texts())
    assert "français" in weights
    assert "arabe" in weights


def test_sending_a_kept_story_without_a_network_says_so_and_stays(kept: Kept) -> None:
    kept.context.add_init_script("Navigator.prototype.canShare = () => true;")
    kept.keep()
    kept.stop()
    page = kept.open(f"{STORY}/")
    page.locator(".send-file").click()
    expect(page.locator(".send-status")).to_contain_text("réseau")
    assert page.url == f"{kept.address}{STORY}/"


def test_the_button_takes_a_story_away_with_all_its_files(kept: Kept) -> None:
    kept.keep()
    kept.page.locator(".keep-off").click()
    expect(kept.page.locator(".keep-on")).to_be_visible()
    assert kept.page.evaluate("async () => (await caches.keys()).length") < 2


def test_a_new_version_is_taken_whole_and_opens_the_next_time(kept: Kept) -> None:
    kept.keep()
    kept.publish("two")
    kept.refreshed()
    page = kept.open(f"{STORY}/")
    assert "Version deux" in page.locator("h1").inner_text()
    kept.stop()
    page.reload()
    assert "Version deux" in page.locator("h1").inner_text()
    assert served_from(page, kept.versions / "two")


def test_while_the_old_version_is_open_it_stays_whole(kept: Kept) -> None:
    kept.keep()
    page = kept.open(f"{STORY}/")
    kept.publish("two")
    other = kept.context.new_page()
    other.goto(kept.address + "a-propos/")
    newer_comes(other)
    other.goto(f"{kept.address}{STORY}/")
    assert "Version deux" not in other.locator("h1").inner_text()
    for one in (page, other):
        assert served_from(one, kept.versions / "one")


def deploy(kept: Kept, version: str) -> None:
    """Publish a version as `cartostory deploy` does, over what lies there."""
    files, sources = built_files(kept.versions / version)
    claim = StockClaim("a site", all_known([files]), adopt=True)
    publish(FolderTransport(kept.folder / "town"), Order(claim, files, sources, date(2026, 11, 30)), Manner())


def test_two_deployments_under_an_open_page_leave_it_all_its_parts(kept: Kept) -> None:
    deploy(kept, "one")
    page = kept.open(f"{STORY}/")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert len(asked) > 5
    deploy(kept, "two")
    deploy(kept, "one")
    deploy(kept, "two")
    lost = page.evaluate(
        "urls => Promise.all(urls.map(async url => (await fetch(url, {cache: 'no-store'})).ok ? '' : url))", asked
    )
    assert not any(lost)
    assert page.evaluate(SHOW_ALL) is None
    assert page.evaluate(BROKEN) == []


def test_a_kept_story_moves_whole_from_one_deployment_to_the_next(kept: Kept) -> None:
    deploy(kept, "one")
    kept.keep()
    deploy(kept, "two")
    kept.refreshed()
    page = kept.open(f"{STORY}/")
    assert "Version deux" in page.locator("h1").inner_text()
    kept.stop()
    page.reload()
    assert served_from(page, kept.versions / "two")


def test_a_version_that_arrives_in_part_is_not_taken(kept: Kept) -> None:
    kept.keep()
    kept.publish("two")
    (kept.folder / "town" / STORY / "live.js").write_bytes((kept.versions / "one" / STORY / "live.js").read_bytes())
    assert differ(kept.versions, f"{STORY}/live.js")
    page = kept.open("a-propos/")
    patiently(page, lambda _: page.evaluate("async () => (await caches.keys()).length") > 3)  # it has begun to arrive
    page.wait_for_load_state("networkidle")
    assert all(one["next"] is None for one in stories(page.evaluate(SHELF)))
    kept.stop()
    page = kept.open(f"{STORY}/")
    assert "Version deux" not in page.locator("h1").inner_text()
    assert served_from(page, kept.versions / "one")


def test_a_story_that_the_site_takes_back_is_given_up_by_devices_too(kept: Kept) -> None:
    kept.keep()
    shutil.rmtree(kept.folder / "town" / STORY)
    patiently(kept.open("a-propos/"), lambda shelf: not stories(shelf))


def test_whoever_saves_data_is_not_made_to_pay_for_new_versions(kept: Kept) -> None:
    kept.context.add_init_script(
        'Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});'
    )
    kept.keep()
    kept.publish("two")
    asked: list[str] = []
    kept.context.on("request", lambda request: asked.append(request.url))
    page = kept.open("a-propos/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("keep.json")]


def test_a_phone_keeps_small_pictures_and_says_what_they_weigh(kept: Kept) -> None:
    page = kept.open(f"{STORY}/")
    expect(page.locator(".keep-weight")).to_contain_text("·")
    kept.keep()
    record = next(one for one in page.evaluate(SHELF) if not one["now"]["refuge"])
    names = [url.rsplit("/", 1)[1] for url in record["now"]["files"]]
    assert "1-phone.svg" in names
    assert "1.svg" not in names
    list_ = json.loads((kept.folder / "town" / STORY / "keep.json").read_text("utf-8"))
    assert list_["small"] <= record["now"]["bytes"] <= list_["large"]


def stories(shelf: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what is kept, but for the page that stands in for absent ones."""
    return [one for one in shelf if not one["now"]["refuge"]]


def newer_comes(page: Page) -> None:
    """Wait for a new version. A question that another page asked just before its coming is asked again by the next."""
    for _ in range(PATIENCE_MS // 2_000):
        if any(one["next"] for one in stories(page.evaluate(SHELF))):
            return
        page.wait_for_timeout(2_000)
        page.reload()
    pytest.fail("it never came")


def patiently(page: Page, is_so: Callable[[list[dict[str, Any]]], bool]) -> None:
    """Look at the shelf until something is so: the pages' own policy forbids `wait_for_function` to evaluate."""
    for _ in range(PATIENCE_MS // 100):
        if is_so(page.evaluate(SHELF)):
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came")


def served_from(page: Page, version: Path) -> bool:
    """Tell whether everything that the page can ask for comes from one version of the site."""
    base = page.evaluate("document.baseURI").rsplit(f"{STORY}/", 1)[0]
    for name in ("maps/1-phone.svg", "maps/2-phone.svg", "live.js"):
        found = page.evaluate("async url => (await fetch(url)).text()", f"{base}{STORY}/{name}")
        if found != (version / STORY / name).read_text("utf-8"):
            return False
    return True


def differ(versions: Path, name: str) -> bool:
    return (versions / "one" / name).read_bytes() != (versions / "two" / name).read_bytes()
