"""400 kbit/s and 400 ms: what can be read before the rest has come. Conditions are tested, never a stopwatch."""

import time
from typing import Any

import pytest

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO

STORY = f"{DEMO}chatellerault-kaya/"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PAGE_KB = 60
"""The budget of `reader.md`: text, style and first map picture, gzipped. This host does not gzip: see `whole`."""
SAVES_DATA = 'Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});'
READABLE = """() => {
  const text = document.querySelector(".preface-text");
  const map = document.querySelector(".opening .plate-picture");
  return document.styleSheets.length > 0 && text && text.getBoundingClientRect().height > 0
    && map && map.complete && map.naturalWidth > 0;
}"""


@pytest.mark.parametrize("javascript", [True, False])
def test_the_text_and_the_first_map_come_before_anything_heavy(reader: MakeReader, *, javascript: bool) -> None:
    somebody = reader(viewport={"width": 360, "height": 740}, java_script_enabled=javascript)
    page = somebody.context.new_page()
    line = somebody.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {**SLOW, "connectionType": "cellular3g"})
    came: list[tuple[str, int]] = []
    urls: dict[str, str] = {}
    line.on("Network.requestWillBeSent", lambda said: urls.update({said["requestId"]: said["request"]["url"]}))
    line.on("Network.loadingFinished", lambda said: came.append((urls[said["requestId"]], finished(said))))
    started = time.monotonic()
    page.goto(somebody.address + STORY, wait_until="commit")
    page.wait_for_function(READABLE) if javascript else page.locator(".opening .plate-picture").wait_for()
    print(f"readable after {time.monotonic() - started:.1f} s; {sum(size for _, size in came) / 1000:.0f} kB came")  # noqa: T201 - told, not tested
    before = [url.rpartition("/")[2] for url, _ in came]
    assert not [name for name in before if name.startswith("maplibre")]
    assert not [name for name in before if name.endswith((".webp", ".jpg", ".avif"))]
    assert not [name for name in before if name == "live.js"]


def test_whoever_saves_data_gets_no_live_map_by_itself(reader: MakeReader) -> None:
    somebody = reader(viewport={"width": 360, "height": 740})
    somebody.context.add_init_script(SAVES_DATA)
    page = somebody.open(STORY)
    page.locator(".journey").scroll_into_view_if_needed()
    page.locator(".live-on").wait_for()
    page.wait_for_load_state("networkidle")
    assert not [url for url in somebody.asked if "maplibre" in url]


def finished(said: dict[str, Any]) -> int:
    return int(said["encodedDataLength"])
