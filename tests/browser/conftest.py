"""The little site and the demonstration, built once for all workers, served, and a Chromium that looks at them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.host import hosted
from tests.browser.pages import DEMO, MAPATHON, SHOWN, VILLAGE, WEEK
from tests.once import made_once
from tests.program import gone_wrong, in_a_process
from tests.town_maps import write_town_map

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--use-angle=swiftshader",  # WebGL without a graphics card
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",  # WebGL apart, pages are drawn at a third of the cost without a card that is imitated
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 60_000
"""WebGL on a busy processor takes its time; nothing here measures it."""

LEFT = "net::ERR_ABORTED"
"""What becomes of a request when its reader goes on to another page."""
WITHOUT_WEBGL = """
const given = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : given.call(this, kind, ...more);
};"""


def chromium() -> str:
    named = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(named).exists() and not shutil.which(named):
        pytest.fail(
            f"The browser tests found no Chromium at {named}. `make test` brings one; "
            "or name yours: CHROMIUM=/path/to/chromium",
            pytrace=False,
        )
    return named


@dataclass(frozen=True, slots=True)
class Sites:
    """The built sites. `sources` and `website` hold a folder for each, named as it is served."""

    sources: Path
    website: Path
    address: str


@pytest.fixture(scope="session")
def built_sites(tmp_path_factory: pytest.TempPathFactory, memories: Path) -> Path:
    """Every site, built once for a run."""
    return made_once(tmp_path_factory, "browser-sites", lambda folder: copy_and_build(folder, memories))


def copy_and_build(folder: Path, memories: Path) -> str:
    """Build copies, so that the checkout keeps its own state; gives what went wrong, or nothing."""
    for name in (VILLAGE, MAPATHON, WEEK):
        shutil.copytree(ROOT / "tests/sites/good" / name, folder / "sources" / name)
        if (memories / name).exists():
            shutil.copytree(memories / name / ".cartostory/memo", folder / "sources" / name / ".cartostory/memo")
    write_town_map(folder / "sources" / VILLAGE / "basemaps" / "kaya.pmtiles")
    with (folder / "sources" / VILLAGE / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("map: {local: basemaps/kaya.pmtiles}\n")
    shutil.copytree(ROOT / "content", folder / "sources" / DEMO / "content")
    shutil.copy(ROOT / "config.yaml", folder / "sources" / DEMO)
    return "".join(build(folder, name) for name in (VILLAGE, DEMO, MAPATHON, WEEK))


def build(folder: Path, name: str) -> str:
    built = in_a_process("build", "--site", folder / "sources" / name, "--output", folder / "website" / name)
    return gone_wrong(built)


@pytest.fixture(scope="module")
def sites(built_sites: Path) -> Iterator[Sites]:
    with hosted(built_sites / "website") as address:
        yield Sites(built_sites / "sources", built_sites / "website", address)


@pytest.fixture(
    scope="module"
)  # not longer: other tests of the same worker start Playwright too, and it runs once only
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield found
        found.close()


@dataclass  # without slots: Playwright keeps its own note of who listens on the object
class Reader:
    """Somebody who opens pages of the sites: what their browser asked for, and what it complained about."""

    context: BrowserContext
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("requestfailed", self._failed)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("console", self._said)

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self.complaints.append(f"{request.failure}: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" or (message.type == "warning" and "could not be loaded" in message.text):
            self.complaints.append(message.text)

    def open(self, path: str, page: Page | None = None) -> Page:
        """Open a page of the sites, in the same window where one is given."""
        page = page or self.context.new_page()
        answer = page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return page

    def open_live(self, path: str) -> Page:
        """Open a story and wait until its live map is there."""
        page = self.open(path)
        page.locator(".journey").scroll_into_view_if_needed()
        page.wait_for_function(SHOWN)
        return page

    @property
    def abroad(self) -> list[str]:
        """Give what was asked of other hosts; `blob:` and `data:` never leave the browser."""
        return [url for url in self.asked if not url.startswith((self.address, f"blob:{self.address}", "data:"))]


MakeReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser, sites: Sites) -> Iterator[MakeReader]:
    """Make a reader with a browser of their own; the options are those of Playwright's `new_context`.

    `webgl=False` stands for a phone that cannot draw the live map: the pictures stay, and the test is quicker.
    The pages' policy forbids Playwright's own `wait_for_function`: it holds with `bypass_csp=False` (test_policy).
    """
    contexts: list[BrowserContext] = []

    def make(*, webgl: bool = True, **options: Any) -> Reader:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "bypass_csp": True, **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        if not webgl:
            context.add_init_script(WITHOUT_WEBGL)
        return Reader(context, sites.address)

    yield make
    for context in contexts:
        context.close()
