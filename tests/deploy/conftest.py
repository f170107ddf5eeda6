"""The table of faults in `docs/reference/reliability.md`, made from what the tests of this folder have found.

`RELIABILITY=1 pytest tests/deploy` writes it; a test that bears `@pytest.mark.fault("what was done to it")` has a row.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs/reference/reliability.md"
BEGIN, END = "<!-- deploy -->", "<!-- /deploy -->"
PASSED: Counter[str] = Counter()
FAILED: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fault(what): what is done to a deployment; a row of the page on reliability")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> object:
    outcome = yield
    report = outcome.get_result()
    mark = item.get_closest_marker("fault")
    if mark and (report.when == "call" or report.failed):
        (PASSED if report.passed else FAILED)[mark.args[0]] += not report.skipped
    return None


def pytest_sessionfinish() -> None:
    if os.environ.get("RELIABILITY") and PASSED:
        text = PAGE.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table()}{END}{rest.partition(END)[2]}", "utf-8")


def table() -> str:
    head = "| Ce qui a été fait | Essais | Essais où quelque chose s’est perdu |\n|---|---:|---:|\n"
    rows = sorted({*PASSED, *FAILED})
    return head + "".join(f"| {what} | {PASSED[what] + FAILED[what]} | {FAILED[what]} |\n" for what in rows)
