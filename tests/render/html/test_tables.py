"""A table stands in a frame of its own, which is called by its first row."""

from hypothesis import given
from hypothesis import strategies as st

from cartostory.render.html.tables import framed_tables
from cartostory.render.html.tree import tree

TABLE = "<table><tr><th>Commune</th><th>A &amp; B</th></tr><tr><td>Kaya</td><td>98 421</td></tr></table>"


def test_a_table_is_framed_once_and_named_by_its_head() -> None:
    frame = '<div class="wide-table" role="group" aria-label="Commune, A &amp; B" tabindex="0">'
    assert framed_tables(f"<p>Un.</p>{TABLE}<p>Deux.</p>") == f"<p>Un.</p>{frame}{TABLE}</div><p>Deux.</p>"


def test_a_caption_names_a_table_better_than_its_head() -> None:
    assert 'aria-label="Les communes"' in framed_tables(
        "<table><caption>Les communes</caption><tr><td>1</td></tr></table>"
    )


def test_an_address_in_a_cell_may_break_at_its_joints_and_a_word_nowhere() -> None:
    made = framed_tables(
        "<table><tr><td>https://www.exemple.test/a_b/?c=1&amp;d=2 anticonstitutionnellement</td></tr></table>"
    )
    assert "https://<wbr>www<wbr>.exemple<wbr>.test/<wbr>a<wbr>_b/<wbr>" in made
    assert "<wbr>&amp;d<wbr>=2" in made
    assert " anticonstitutionnellement</td>" in made


@given(st.text(alphabet="ab/._-&;<> ", max_size=60))
def test_what_a_table_says_stays_as_it_was_written(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = f"<table><tr><td>{escaped}</td></tr></table>"
    assert tree(framed_tables(html)).text == tree(html).text
