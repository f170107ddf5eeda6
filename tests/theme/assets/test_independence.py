"""Nothing of the theme asks a third party for anything, and nothing needs what a strict content policy refuses."""

import re
from pathlib import Path

import pytest

NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9][a-z0-9.-]+\.[a-z]{2,}[^\s\"')]*")


def test_no_style_sheet_or_script_holds_an_address(theme: Path) -> None:
    files = [path for path in (theme / "assets").rglob("*") if path.suffix in {".css", ".js"}]
    assert files
    found = {(path.name, address) for path in files for address in ADDRESS.findall(path.read_text())}
    assert {(name, address) for name, address in found if address not in NAMESPACES} == set()


def test_no_template_holds_an_address(theme: Path) -> None:
    files = list((theme / "templates").rglob("*.html"))
    assert files
    found = {(path.name, address) for path in files for address in ADDRESS.findall(path.read_text())}
    assert {(name, address) for name, address in found if address not in NAMESPACES} == set()


@pytest.mark.parametrize(
    "pattern",
    [
        r"\sstyle=",
        r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\">)",  # data, which no browser runs
        r"\son[a-z]+=",
        r"<iframe",
        r"user-scalable",
        r"maximum-scale",
        r"javascript:",
    ],
)
def test_templates_do_without(theme: Path, pattern: str) -> None:
    templates = list((theme / "templates").rglob("*.html"))
    found = [path.name for path in templates if re.search(pattern, path.read_text(), re.IGNORECASE)]
    assert found == []


def test_only_pages_that_stand_alone_have_a_style_of_their_own(theme: Path) -> None:
    templates = {path.name: path.read_text() for path in (theme / "templates").rglob("*.html")}
    styled = {name: text for name, text in templates.items() if re.search(r"<style[\s>]", text)}
    assert [name for name, text in styled.items() if "stylesheet" in text or "extends" in text] == []
