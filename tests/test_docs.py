"""The documents for developers say what is there: packages, files, words."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cartostory"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DATA = {"locale", "starter", "vendor"}
UNDER_WAY: set[str] = set()  # a row and a place in the order of imports before its files are there


def section(title: str) -> str:
    """The text under a heading that begins so, up to the next heading."""
    return re.split(r"^## ", ARCHITECTURE.partition(f"## {title}")[2], flags=re.MULTILINE)[0]


def rows() -> list[str]:
    return re.findall(r"^\| `(\w+)/` \|", section("One row per package"), re.MULTILINE)


def test_the_table_has_one_row_for_each_package_and_none_for_what_is_gone() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert len(rows()) == len(set(rows())) <= 15
    assert set(rows()) - UNDER_WAY == packages - UNDER_WAY


def test_every_folder_of_the_package_is_a_package_with_a_row_or_data() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders <= set(rows()) | DATA


def test_the_rows_stand_in_the_order_of_imports() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [
        re.sub(r"[^a-z_]", "", name.removeprefix("(cartostory.").removeprefix("cartostory."))
        for name in contracts[0]["layers"]
    ]
    assert [row for row in rows() if row in layers] == [layer for layer in layers if layer in rows()]


def test_the_order_of_reading_names_ten_files() -> None:
    assert len(re.findall(r"^\d+\. `[\w/]+\.py`", section("Ten files"), re.MULTILINE)) == 10


def test_the_way_of_one_story_has_at_most_eight_stops() -> None:
    assert 5 <= len(re.findall(r"^\d+\. ", section("The way of one story"), re.MULTILINE)) <= 8


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:\w+/)+\w*\.?\w*)`", ARCHITECTURE))))
def test_what_the_page_names_is_there(name: str) -> None:
    if name.strip("/") in UNDER_WAY | {"content", "output", "vendor"} or name.startswith((".", "content/")):
        return
    assert (PACKAGE / name).exists() or (ROOT / name).exists(), name


def test_the_glossary_says_each_term_once_in_one_line() -> None:
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    terms = [line.split("|")[1].strip() for line in lines if line.startswith("| ") and not line.startswith("| term")]
    assert len(terms) >= 50
    assert len(terms) == len(set(terms))


def test_decisions_are_numbered_once_and_headed_by_their_number() -> None:
    files = [path for path in sorted((ROOT / "docs" / "decisions").glob("*.md")) if path.name != "README.md"]
    numbers = [int(path.name[:4]) for path in files]
    assert len(numbers) == len(set(numbers))
    for number, path in zip(numbers, files, strict=True):
        assert path.read_text("utf-8").startswith(f"# {number}. "), path.name
