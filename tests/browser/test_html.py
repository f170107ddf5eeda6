"""The Nu HTML checker, the reference of the HTML standard, finds nothing wrong with any page."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.stamp import HTML_CHECKER
from tests.browser.pages import every_page
from tests.site_of_languages import site_of_languages
from tools import java

JAR = Path(__file__).parents[2] / "node_modules" / HTML_CHECKER
POLICY = "violates Content Security Policy"
LEFT_OUT = ("CSS: ",)
"""Every file violates a policy that speaks of its own origin, since it has none; the checker hashes a long `<style>` in
pieces, and takes JSON-LD for a script: test_policy asks a browser instead.
And of CSS the checker does not know container queries, `paint-order` or typed `attr()`, which stand in single files."""

Check = Callable[[Path], list[str]]


def left_out(message: str) -> bool:
    return message.startswith(LEFT_OUT) or POLICY in message


@pytest.fixture(scope="module")
def findings() -> Check:
    program = java.named() or java.installed() or java.packaged()
    if not program:
        pytest.skip("no Java on this machine: `make test` brings one")
    if not JAR.is_file():
        pytest.skip("the Nu HTML checker is not there: the build hook brings it into node_modules/")

    def check(folder: Path) -> list[str]:
        command = [program, "-jar", JAR, "--format", "json", "--skip-non-html", "--stdout", folder]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - our own words
        found = [one for one in json.loads(done.stdout)["messages"] if not left_out(one["message"])]
        return [f"{one['url']}:{one.get('lastLine')} {one['message']}" for one in found]

    return check


def test_no_page_of_the_two_sites_has_an_error_or_a_warning(built_sites: Path, findings: Check) -> None:
    website = built_sites / "website"
    assert len(every_page(website)) > 30
    assert findings(website) == []


def test_no_page_in_spanish_bambara_or_easy_french_has_one(
    tmp_path_factory: pytest.TempPathFactory, findings: Check
) -> None:
    website = site_of_languages(tmp_path_factory) / "output"
    assert len(every_page(website, "bm")) > 5
    assert findings(website) == []


def test_an_error_would_be_found(tmp_path: Path, findings: Check) -> None:
    page = '<!doctype html><html lang="fr"><title>x</title><p><div id="a"></div><p id="a">é'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert any("Duplicate ID" in one for one in findings(tmp_path))
