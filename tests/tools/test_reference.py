"""The reference is made from the code: what stands in `docs/reference` is what the code says."""

from pathlib import Path

import pytest

from cartostory.load.view import ATTRIBUTES
from cartostory.problems.catalogue import CATALOGUE
from cartostory.render.html import blocks
from tools.reference import BLOCKS, pages

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_up_to_date(root: Path, name: str) -> None:
    written = (root / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "run: python tools/reference.py"


def test_nothing_else_stands_beside_it(root: Path) -> None:
    measured = {"reliability.md", "performance.md", "page-speed.md"}
    methods = {"likeness.md"}
    assert {path.name for path in (root / "docs" / "reference").iterdir()} == {*PAGES, *measured, *methods}


def test_every_code_has_its_heading() -> None:
    for code in CATALOGUE:
        assert f"\n### {code}\n" in PAGES["problems.md"]


def test_every_attribute_has_its_line() -> None:
    for name in ATTRIBUTES:
        assert f"| `{name}` |" in PAGES["chapter-attributes.md"]


def test_every_block_has_its_line() -> None:
    assert {block.NAME for block in blocks.BLOCKS} == set(BLOCKS)


def test_no_blank_is_left() -> None:
    assert "{name}" not in PAGES["problems.md"]
