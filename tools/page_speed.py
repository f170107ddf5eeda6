"""A built site over a slow line -> when its pages paint, what moves in them, and what they weigh.

The figures are those of Lighthouse and of Web Vitals, taken by Chromium's DevTools protocol: first and largest paint
(FCP, LCP), layout shift (CLS), time in which the page answers nobody (TBT), bytes on the line before anybody scrolls.
`make page-speed` builds the demonstration, measures it and writes its part of docs/reference/page-speed.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, sync_playwright

from cartostory.build.build_site import build_site
from cartostory.build.options import Options, default_jobs
from tools.chromium import installed, named
from tools.gzip_host import gzip_hosted

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "page-speed.md"
START, END = "<!-- figures: make page-speed -->", "<!-- end of figures -->"
SIZES = ((360, 740), (768, 1024), (1440, 900), (1920, 1080))
PAGES = (
    "",
    "en/",
    "ar/",
    "chatellerault-kaya/",
    "en/chatellerault-kaya/",
    "ivry-dianguirde/",
    "ar/ivry-camps-sahraouis/",
    "programme/",
)
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
"""A poor mobile network: 400 kbit/s, and 400 ms until an answer begins."""
QUIET_S, LONGEST_S = 2.5, 60.0
"""A page is there once its line was quiet that long."""
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
WATCH = """
window.vitals = { fcp: 0, lcp: 0, cls: 0, tbt: 0, moved: [] };
const watch = (type, take) =>
  new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("paint", one => { if (one.name === "first-contentful-paint") vitals.fcp = one.startTime; });
watch("largest-contentful-paint", one => { vitals.lcp = one.startTime; });
watch("layout-shift", one => {
  if (one.hadRecentInput) return;
  vitals.cls += one.value;
  one.sources.forEach(({ node, currentRect: now, previousRect: before }) => node && vitals.moved.push(
    `${node.className || node.nodeName} ${Math.round(now.left - before.left)}/${Math.round(now.top - before.top)} ` +
    `${one.value.toFixed(4)} ${(node.textContent || "").trim().slice(0, 30)}`));
});
watch("longtask", one => { vitals.tbt += Math.max(0, one.duration - 50); });
"""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What one page did at one size. Times are in seconds, `weights` are bytes on the line by kind."""

    page: str
    size: tuple[int, int]
    fcp: float
    lcp: float
    cls: float
    tbt: float
    weights: dict[str, int]
    announced: str
    moved: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Give all bytes before the first scroll, headers included."""
        return sum(self.weights.values())


@dataclass  # without slots: Playwright keeps its own note of who listens on the object
class Line:
    """What comes over the network: bytes by URL, and when the last of them came."""

    came: dict[str, int] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    last: float = field(default_factory=time.monotonic)
    waiting: set[str] = field(default_factory=set)

    def listen(self, session: CDPSession) -> None:
        """Follow a page's requests."""
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", self._heard)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._heard)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": False})
        session.send("Network.emulateNetworkConditions", {**SLOW, "connectionType": "cellular3g"})

    def _asked(self, said: dict[str, Any]) -> None:
        self.urls[said["requestId"]] = said["request"]["url"]
        self.waiting.add(said["requestId"])
        self.last = time.monotonic()

    def _heard(self, said: dict[str, Any]) -> None:
        if "errorText" in said:
            self.waiting.discard(said["requestId"])
        self.last = time.monotonic()

    def _finished(self, said: dict[str, Any]) -> None:
        self.came[self.urls.get(said["requestId"], "")] = int(said["encodedDataLength"])
        self.waiting.discard(said["requestId"])
        self.last = time.monotonic()

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing is on the way, nor was lately."""
        return not self.waiting and time.monotonic() - self.last > QUIET_S


def kind_of(url: str) -> str:
    """Sort an address by what a reader would call it."""
    end = urlsplit(url).path.rpartition(".")[2].lower()
    known = {"woff2": "fonts", "css": "css", "js": "scripts", "svg": "drawings"}
    photos = {"avif", "webp", "jpg", "jpeg", "png"}
    return known.get(end, "photographs" if end in photos else "page")


def measure(context: BrowserContext, address: str, page: str, size: tuple[int, int]) -> Vitals:
    """Open a page as its first reader on this line does, wait until it is quiet, and read what it did."""
    tab = context.new_page()
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.add_init_script(WATCH)
    line = Line()
    line.listen(context.new_cdp_session(tab))
    tab.goto(address + page, wait_until="commit")
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end and not line.is_quiet:
        tab.wait_for_timeout(100)
    found = tab.evaluate("window.vitals")
    announced = tab.locator(".fact-weight").all_inner_texts()
    tab.close()
    weights: dict[str, int] = {}
    for url, came in line.came.items():
        weights[kind_of(url)] = weights.get(kind_of(url), 0) + came
    times = (found["fcp"] / 1000, found["lcp"] / 1000, found["cls"], found["tbt"] / 1000)
    return Vitals(page, size, *times, weights, "".join(announced).strip(), tuple(found["moved"]))


def measured(
    browser: Browser, address: str, pages: Iterable[str], sizes: Iterable[tuple[int, int]]
) -> Iterator[Vitals]:
    """Measure each page at each size, every time in a browser that knows nothing of the site."""
    for page in pages:
        for size in sizes:
            context = browser.new_context(service_workers="block", bypass_csp=True)
            yield measure(context, address, page, size)
            context.close()


def table_of(found: Iterable[Vitals]) -> Iterator[str]:
    """Give the table: a row for each page and size."""
    yield "| page | width | FCP s | LCP s | CLS | TBT s | fonts KB | all KB | announced |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|---|"
    for one in found:
        name, fonts = one.page or "(home)", one.weights.get("fonts", 0) / 1000
        yield (
            f"| {name} | {one.size[0]} | {one.fcp:.1f} | {one.lcp:.1f} | {one.cls:.3f} | {one.tbt:.1f} "
            f"| {fonts:.1f} | {one.total / 1000:.0f} | {one.announced} |"
        )


def write(table: Iterable[str]) -> None:
    """Put the table in its place of the reference."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    lines = "\n".join(table)
    PAGE.write_text(f"{before}{START}\n\n{lines}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure, print, and write where nothing else was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.page_speed", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, help="a built site; without one the demonstration is built")
    parser.add_argument("--pages", nargs="+", default=PAGES)
    parser.add_argument("--widths", nargs="+", type=int, default=[width for width, _ in SIZES])
    parser.add_argument("--json", action="store_true", help="print everything that was found, and write nothing")
    asked = parser.parse_args(arguments)
    sizes = [(width, dict(SIZES).get(width, 900)) for width in asked.widths]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = asked.site or Path(folder)
        if not asked.site:
            build_site(Options(ROOT, site, datetime.now(tz=UTC).date(), default_jobs(), keeps_links=False))
        path = named() or installed()
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        with gzip_hosted(site) as address:
            found = []
            for one in measured(browser, address, asked.pages, sizes):
                found.append(one)
                print(
                    json.dumps(vars_of(one)) if asked.json else "\n".join(table_of([one])).splitlines()[-1], flush=True
                )
        browser.close()
    if not asked.site and not asked.json:
        write(table_of(found))
    return 0


def vars_of(one: Vitals) -> dict[str, Any]:
    """Give everything that was found as plain values."""
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
