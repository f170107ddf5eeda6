"""What people typed is shown as they typed it, whatever Markdown would make of it."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from cartostory.authoring.importing.escape_markdown import as_markdown
from cartostory.render.html.markdown import PAGE_TOP, pieces

SIGNS = r"*_`~#>-+=:/|!^$\<&[](){}'\".0123456789 abcé" + "\n"


def html_of(text: str) -> str:
    return pieces(as_markdown(text), (), "en", PAGE_TOP).lead


@pytest.mark.parametrize(
    "typed",
    ["# grand", "* point", "- tiret", "1. un", "2) deux", "> cité", "    code", "```", "/// figure", ": terme",
     "![x](http://a.example/b.png)", "[x](javascript:alert(1))", "<script>alert(1)</script>", "a*b*c _d_ ~~e~~",
     "x^2^ H~2~O",
     "| a | b |\n|---|---|", "a & b &amp; c", "titre\n===", "titre\n---", "[^1]: note", "*[HTML]: x", "{: #id}"],
)  # fmt: skip
def test_no_sign_becomes_a_mark(typed: str) -> None:
    html = html_of(typed)
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "br"}
    assert said(html) == said(Markup.escape(typed))


def said(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^<>]*>", "", str(html))))


@given(st.text(alphabet=SIGNS, max_size=80))
def test_any_text_is_kept_letter_by_letter(typed: str) -> None:
    html = html_of(typed)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}
    assert said(html) == re.sub(r"\s+", "", typed)


def test_paragraphs_and_lines_are_kept() -> None:
    assert html_of("un\ndeux\n\n\ntrois").count("<p>") == 2
    assert "<br" in html_of("un\ndeux")
