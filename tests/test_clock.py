"""No test asks which day it is, and but for one line no part of the program does: the day is given (`tests/day.py`)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CLOCKS = {
    *(f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime")),
}
"""What tells a day or an hour. `monotonic` and `perf_counter` only count: whoever waits may."""
ALLOWED = {
    "cartostory/cli/session.py": ["datetime.date.today", "datetime.datetime.now"],
    "tests/deploy/certificates.py": ["datetime.datetime.now"],  # TLS itself asks the computer's clock
    "cartostory/serve/reload.py": ["time.time_ns", "time.time_ns"],
    "tools/page_speed.py": ["datetime.datetime.now"],  # measures the site as it is on the day it runs
}
"""The day of the computer where no `--today` gives another, and the hour of a line of the terminal; a number that tells
two runs of `serve` from each other."""
FILES = sorted(file for folder in ("cartostory", "tests", "tools", "hooks") for file in (ROOT / folder).rglob("*.py"))


def clocks_in(source: str) -> list[str]:
    """List the clocks that a module reads, by their full names, under whatever name it imports them."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    dotted = (_dotted(node, names) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name))
    return sorted(name for name in dotted if name in CLOCKS)


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _dotted(node: ast.expr, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    return f"{_dotted(node.value, names)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


@pytest.mark.parametrize("folder", ["cartostory", "tests", "tools", "hooks"])
def test_nobody_asks_the_clock_for_the_day(folder: str) -> None:
    found = {
        file.relative_to(ROOT).as_posix(): clocks_in(file.read_text("utf-8"))
        for file in FILES
        if file.is_relative_to(ROOT / folder)
    }
    assert found
    assert {name: clocks for name, clocks in found.items() if clocks != ALLOWED.get(name, [])} == {}


@pytest.mark.parametrize(
    ("source", "clocks"),
    [
        ("from datetime import date\ndate.today()", ["datetime.date.today"]),
        ("import datetime as dt\ndt.datetime.now(dt.UTC)", ["datetime.datetime.now"]),
        ("from datetime import datetime as moment\nask = moment.today", ["datetime.datetime.today"]),
        ("import time\ntime.time()\ntime.sleep(1)\ntime.monotonic()", ["time.time"]),
        ("from time import strftime\nstrftime('%Y')", ["time.strftime"]),
        ("shared.today\nday.strftime('%Y')\nclock.now()", []),
    ],
)
def test_a_clock_is_recognised_under_any_name(source: str, clocks: list[str]) -> None:
    assert clocks_in(source) == clocks


def test_a_page_that_counts_seconds_is_given_a_clock_by_its_test() -> None:
    """Pages are the same on every day; the kiosk alone counts, from one moment to another, under Playwright's clock."""
    scripts = [*(ROOT / "themes").rglob("*.js"), *(ROOT / "cartostory/serve").rglob("*.js")]
    asking = {file.name for file in scripts if "new Date" in (text := file.read_text("utf-8")) or "Date.now" in text}
    assert asking == {"kiosk.js"}
    for test in (ROOT / "tests").rglob("*.py"):
        text = test.read_text("utf-8")
        assert test == Path(__file__) or "Date.now" not in text, test
        assert test == Path(__file__) or "new Date" not in text, test
