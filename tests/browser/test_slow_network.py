"""400 kbit/s and 400 ms: what can be read before the rest has come. Conditions are tested, never a stopwatch."""

import functools
import gzip
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.browser.conftest import MakeReader, Sites
from tests.browser.host import Host, Server
from tests.browser.pages import DEMO

STORY = f"{DEMO}chatellerault-kaya/"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PAGE_BYTES = 60_000
"""Text, style and first map picture on the way, headers included: at 400 kbit/s these bytes are the budget's time."""
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
    line = somebody.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {**SLOW, "connectionType": "cellular3g"})
    urls: dict[str, str] = {}
    came: dict[str, int] = {}
    line.on("Network.requestWillBeSent", lambda said: urls.update({said["requestId"]: said["request"]["url"]}))
    line.on("Network.dataReceived", lambda said: count(came, said["requestId"], int(said["encodedDataLength"])))
    line.on("Network.loadingFinished", lambda said: came.update({said["requestId"]: finished(said)}))
    page.goto(packed + STORY, wait_until="commit")
    page.wait_for_function(READABLE) if javascript else page.locator(".opening .plate-picture").wait_for()
    total = sum(came.values())
    assert 10_000 < total <= PAGE_BYTES, {urls[one]: size for one, size in came.items()}
    before = [urls[one].rpartition("/")[2] for one in came]
    assert not [name for name in before if name.startswith("maplibre") or name == "live.js"]
    assert not [name for name in before if name.endswith((".webp", ".jpg", ".avif"))]


def count(came: dict[str, int], request: str, more: int) -> None:
    came[request] = came.get(request, 0) + more


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
