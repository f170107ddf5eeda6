import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.load.chapters import cut
from cartostory.load.markdown.document import read_document
from cartostory.problems.problem import Span
from cartostory.render.html.markdown import PAGE_TOP, Pieces, inline, pieces

CASES = re.findall(
    r"^### ([^\n]+)\n\n(.*?)\n----\n(.*?)(?=\n\n### |\Z)",
    (Path(__file__).parent / "markdown" / "bodies.txt").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)


def render(text: str, language: str = "fr") -> Pieces:
    body, _ = cut(read_document(text, Span("story.md", 1, 1)))
    return pieces(body.whole.markdown, tuple(chapter.heading for chapter in body.chapters), language)


def written(found: Pieces) -> str:
    parts = ["LEAD", found.lead]
    for chapter in found.chapters:
        parts += [f"CHAPTER {chapter.title}", chapter.text]
    parts += ["NOTES", found.footnotes] if found.footnotes else []
    return "\n".join(part for part in parts if part).replace("\u202f", " ").replace("\u00a0", " ")


def test_the_cases_are_read() -> None:
    assert len(CASES) == 13


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_body_becomes_its_pieces(body: str, expected: str) -> None:
    assert written(render(body)) == expected.strip().replace("\u202f", " ").replace("\u00a0", " ")


def test_a_tag_left_open_is_told() -> None:
    assert render("<div>\n\n## Chapitre\n").is_broken
    assert not render("<div></div>\n\n## Chapitre\n").is_broken


def test_the_same_text_gives_the_same_pieces_twice_in_a_row() -> None:
    text = "Un[^1].\n\n## A\n\nDeux[^1].\n\n[^1]: Note.\n"
    assert render(text) == render(text)


def test_a_page_may_use_the_second_level() -> None:
    found = pieces("# Un\n\n## Deux\n", (), "fr", PAGE_TOP)
    assert found.lead == "<h2>Un</h2>\n<h2>Deux</h2>"


def test_one_line_has_no_paragraph() -> None:
    assert inline("Un *mot* ; l'autre", "fr") == "Un <em>mot</em>\u202f; l’autre"
    assert inline("", "fr") == ""


@given(st.text(alphabet="ab \n#*_[](){}<>/!`|-:=&\"'1.^", max_size=120))
def test_whatever_is_written_every_chapter_has_its_piece(text: str) -> None:
    body, _ = cut(read_document(text, Span("story.md", 1, 1)))
    found = render(text)
    assert len(found.chapters) == len(body.chapters)
    assert "cartostory" not in written(found)


@given(
    st.lists(st.text(alphabet="abcdé '", min_size=1, max_size=20).map(str.strip).filter(bool), min_size=1, max_size=5)
)
def test_plain_chapters_are_cut_where_they_were_written(words: list[str]) -> None:
    text = "\n\n".join(f"## Titre {number}\n\nTexte {word}." for number, word in enumerate(words))
    found = render(text, "en")
    assert [chapter.title for chapter in found.chapters] == [f"Titre {number}" for number in range(len(words))]
    assert [re.sub(r"\s+", " ", chapter.text) for chapter in found.chapters] == [
        re.sub(r"\s+", " ", f"<p>Texte {word}.</p>") for word in words
    ]
