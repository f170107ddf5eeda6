"""How long a writer waits: from saving a file to the page that Chromium shows anew, and what `serve` costs in between.

A story of the corpus is open in a real browser; a sentence is added to its file again and again. The clock counts here,
since somebody is waiting; seconds of processors say what it costs, and what waiting costs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.corpus import write_corpus
from bench.process import FailedError

HEAD = ("stories", "measured", "median", "slowest")
_SAVES = 8
_BROWSER = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_IDLE_SECONDS = 20.0
_PATIENCE_MS = 600_000
_TICKS = os.sysconf("SC_CLK_TCK")


def measure(folder: Path, count: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table for a site of so many stories. Raises `FailedError` where `serve` ends early."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - `python -m bench --help` stays quick

    corpus = write_corpus(folder / "site", count, with_towns=True)
    story = corpus.stories[count // 2]
    with _served(corpus.root, folder / "serve.log") as (process, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=_FLAGS)
        page = browser.new_page(bypass_csp=True)  # asking the page is a script too
        page.goto(f"{address}{story.parent.name}/")
        _wait_until_quiet(process.pid)
        seconds = [_saved(story, page, number, lambda: _wait_until_quiet(process.pid)) for number in range(_SAVES)]
        yield _row(count, "saved → shown, nothing else going on (ms)", seconds)
        seconds = [_saved(story, page, number, lambda: None) for number in range(_SAVES, 2 * _SAVES)]
        yield _row(count, "saved → shown, while the rest is still being made (ms)", seconds)
        began = _cpu_seconds(process.pid)
        _wait_until_quiet(process.pid)
        yield _row(count, "the rest, after that (ms of a processor)", [_cpu_seconds(process.pid) - began])
        before = _cpu_seconds(process.pid)
        time.sleep(_IDLE_SECONDS)
        idle = (_cpu_seconds(process.pid) - before) / _IDLE_SECONDS * 100
        yield (f"{count:,}", "idle (% of a processor)", f"{idle:.2f}", "")
        browser.close()


def _saved(story: Path, page: Any, number: int, then: Callable[[], None]) -> float:
    """Add a sentence; give the seconds until the page shows it."""
    sentence = f"Mesure{number}"  # one word: typography sets spaces of its own
    text = story.read_text(encoding="utf-8").replace("\n## ", f"\n{sentence}.\n\n## ", 1)
    beside = story.with_suffix(".part")
    beside.write_text(text, encoding="utf-8", newline="\n")
    began = time.perf_counter()
    beside.replace(story)
    page.wait_for_function("word => document.body && document.body.textContent.includes(word)", arg=sentence)
    seconds = time.perf_counter() - began
    then()
    return seconds


@contextmanager
def _served(site: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run `serve` on a site; give its process and its address once it answers."""
    command = [sys.executable, "-m", "cartostory", "serve", "--site", str(site), "--port", "8391"]
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as process:  # noqa: S603 - our own program
        try:
            while "http://" not in log.read_text(errors="replace"):
                if process.poll() is not None:
                    raise FailedError(log.read_text(errors="replace")[-2000:])
                time.sleep(0.2)
            lines = log.read_text(errors="replace").splitlines()
            yield process, next(line.strip() for line in lines if line.strip().startswith("http://"))
        finally:
            process.terminate()


def _wait_until_quiet(pid: int) -> None:
    """Wait until a process and its children take less than a tenth of a processor for a second and a half."""
    quiet = 0
    while quiet < 3:  # noqa: PLR2004 - half seconds
        before = _cpu_seconds(pid)
        time.sleep(0.5)
        quiet = quiet + 1 if _cpu_seconds(pid) - before < 0.05 else 0  # noqa: PLR2004 - a tenth of half a second


def _cpu_seconds(pid: int) -> float:
    """Give the seconds of processors that a process has taken, with its children that have ended (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS


def _row(count: int, name: str, seconds: list[float]) -> tuple[str, ...]:
    return (f"{count:,}", name, f"{statistics.median(seconds) * 1000:.0f}", f"{max(seconds) * 1000:.0f}")
