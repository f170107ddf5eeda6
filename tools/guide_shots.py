"""Pictures of the preview for the guide, taken with Chromium from the guide’s own site: never out of date."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import installed, named

STORY = "/ecrire-pour-une-carte/"
_FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
_PATIENCE_MS = 90_000
_MAP_IS_ON = "() => document.documentElement.dataset.live === 'on' && cartostory.live.opened"


def _bar(page: Page) -> None:
    page.get_by_role("button", name="Langues").click()


def _place(page: Page) -> None:
    page.wait_for_function(_MAP_IS_ON, timeout=_PATIENCE_MS)
    page.get_by_role("button", name="Nouveau lieu").click()


def _photos(page: Page) -> None:
    page.get_by_role("button", name="Photographies").click()


def _phone(page: Page) -> None:
    page.get_by_role("button", name="Téléphone").click()
    page.get_by_role("dialog").locator("iframe").content_frame.get_by_role("heading", level=1).wait_for()


_SHOTS: dict[str, Callable[[Page], None]] = {
    "barre": _bar,
    "nouveau-lieu": _place,
    "photographies": _photos,
    "telephone": _phone,
}


def take(site: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Give a PNG for each name. Raises `KeyError` for one that nobody knows how to take."""
    found: dict[str, bytes] = {}
    with _preview(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named() or installed(), args=_FLAGS)
        for name in sorted(names):
            page = browser.new_page(viewport={"width": 1200, "height": 750})
            page.goto(f"{address.rstrip('/')}{STORY}#un-chapitre-un-endroit")
            page.get_by_role("button", name="Langues").wait_for(timeout=_PATIENCE_MS)
            _SHOTS[name](page)
            page.wait_for_load_state("networkidle")
            found[name] = page.screenshot(animations="disabled")
            page.close()
        browser.close()
    return found


@contextmanager
def _preview(site: Path) -> Iterator[str]:
    """Serve a site, and give its address."""
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(site), "--lang", "fr"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        lines: list[str] = []
        while process.stdout and not any("Ctrl-C" in line for line in lines):
            lines.append(process.stdout.readline())
            if not lines[-1]:
                raise RuntimeError("the preview ended: " + "".join(lines))
        try:
            yield next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
        finally:
            process.send_signal(signal.SIGINT)
