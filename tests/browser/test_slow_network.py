"""400 kbit/s and 400 ms: what can be read before the rest has come. Conditions are tested, never a stopwatch."""

import fnmatch
import functools
import gzip
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from playwright.sync_api import CDPSession

from tests.browser.conftest import MakeReader, Sites
from tests.browser.host import Host, Server
from tests.browser.pages import DEMO

STORY = f"{DEMO}chatellerault-kaya/"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PAGE_BYTES = {True: 60_000, False: 75_000}
"""What may have come, headers included, once text, style and first map picture are there, with and without JavaScript:
at 400 kbit/s these bytes are the budget's time. A browser that runs no scripts waits for no picture until its reader
comes near (HTML, "lazy loading attributes"), so the later ones share the line with the first."""
NEEDED = ("/chatellerault-kaya/", "/maps/0-phone.svg", "/assets/site.*.css")
SAVES_DATA = 'Object.defineProperty(Navigator.prototype, "connection", {get: () => ({saveData: true})});'
READABLE = """() => {
  const text = document.querySelector(".preface-text");
  const map = document.querySelector(".opening .plate-picture");
  return document.styleSheets.length > 0 && text && text.getBoundingClientRect().height > 0
    && map && map.complete && map.naturalWidth > 0;
}"""


class Gzipping(Host):
    """A host that packs texts, as web hosts do."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in {".html", ".css", ".js", ".svg"}:
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


class Arrivals:
    """What comes over a slow line, in the order of its coming: whoever looks late sees what stood there in time."""

    def __init__(self, line: CDPSession) -> None:
        self.urls: dict[str, str] = {}
        self.came: dict[str, int] = {}
        self.whole: list[str] = []
        self.when_readable: tuple[int, list[str]] | None = None
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", {**SLOW, "connectionType": "cellular3g"})
        line.on("Network.requestWillBeSent", lambda said: self.urls.update({said["requestId"]: said["request"]["url"]}))
        line.on("Network.dataReceived", self._a_part)
        line.on("Network.loadingFinished", self._all_of_it)

    def _a_part(self, said: dict[str, Any]) -> None:
        url = self.urls[said["requestId"]]
        self.came[url] = self.came.get(url, 0) + int(said["encodedDataLength"])

    def _all_of_it(self, said: dict[str, Any]) -> None:
        url = self.urls[said["requestId"]]
        self.came[url] = int(said["encodedDataLength"])
        self.whole.append(url)
        if not self.when_readable and all(fnmatch.filter(self.whole, "*" + needed) for needed in NEEDED):
            self.when_readable = sum(self.came.values()), list(self.whole)


@pytest.fixture(scope="module")
def packed(sites: Sites) -> Iterator[str]:
    """The sites on such a host; gives its address."""
    server = Server(("127.0.0.1", 0), functools.partial(Gzipping, directory=str(sites.website)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_text_and_the_first_map_come_within_the_budget(
    reader: MakeReader, packed: str, *, javascript: bool
) -> None:
    somebody = reader(viewport={"width": 360, "height": 740}, java_script_enabled=javascript)
    page = somebody.context.new_page()
    arrivals = Arrivals(somebody.context.new_cdp_session(page))
    page.goto(packed + STORY, wait_until="commit")
    # asked from outside: a page without JavaScript does not watch itself
    while not (arrivals.when_readable and page.evaluate(READABLE)):
        page.wait_for_timeout(50)
    total, whole = arrivals.when_readable
    assert 10_000 < total <= PAGE_BYTES[javascript], arrivals.came
    assert not [url for url in arrivals.came if "maplibre" in url]
    assert not [url for url in whole if url.endswith((".webp", ".jpg", ".avif"))]


def test_whoever_saves_data_gets_no_live_map_by_itself(reader: MakeReader) -> None:
    somebody = reader(viewport={"width": 360, "height": 740})
    somebody.context.add_init_script(SAVES_DATA)
    page = somebody.open(STORY)
    page.locator(".journey").scroll_into_view_if_needed()
    page.locator(".live-on").wait_for()
    page.wait_for_load_state("networkidle")
    assert not [url for url in somebody.asked if "maplibre" in url]
