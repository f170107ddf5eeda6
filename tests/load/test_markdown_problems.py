import pytest

from cartostory.load.markdown.document import read_document
from cartostory.load.markdown_problems import BLOCK_NAMES, block_problems
from cartostory.problems.problem import Span
from cartostory.render.html.blocks import BLOCKS


def found(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in block_problems(read_document(text, Span("story.md", 1, 1)))]


def test_every_block_that_pages_draw_has_a_name_here_and_no_other() -> None:
    assert sorted(BLOCK_NAMES) == sorted(block.NAME for block in BLOCKS)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("/// quote | Qui parle\nSes mots.\n///\n\nLa suite.", []),
        ("//// figure\n/// quote\nSes mots.\n///\n////", []),
        ("```\n/// citation\n```\n\nUne adresse : https://example.org/// et `///`.", []),
        ("/// quote\nSes mots.\n\n## Un autre chapitre\n\nLa suite.", [("block-not-closed", 1)]),
        ("/// quote\nSes mots.\n\n## Suite\n\n/// pair\n///", [("block-not-closed", 1)]),
        ("//// figure\n/// quote\nSes mots.\n////", [("block-not-closed", 2)]),
        ("Avant.\n\n/// citation | Qui parle\nSes mots.\n///", [("unknown-block", 3)]),
        ("/// quote\nSes mots.\n///\n\n///", [("block-not-opened", 5)]),
    ],
)
def test_bars_that_a_page_would_print_or_never_close_are_said(text: str, problems: list[tuple[str, int]]) -> None:
    assert found(text) == problems


def test_a_misspelt_block_gets_a_guess() -> None:
    (problem,) = block_problems(read_document("/// galery\n![](a.jpg)\n///", Span("story.md", 1, 1)))
    assert dict(problem.values)["nearest"] == "gallery"
