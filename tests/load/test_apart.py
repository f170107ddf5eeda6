import pytest

from cartostory.load.markdown.document import read_document
from cartostory.load.markdown_problems import apart_problems
from cartostory.problems.problem import Span


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("![La place] (place.jpg)", [12]),
        ("Voir [le site] (https://example.org) et [l’autre](../autre/story.md).", [15]),
        ("![La place](place.jpg) (vue du toit)", []),
        ("Il écrit [sic] (en 2004) et `![a] (b.jpg)`.", []),
    ],
)
def test_a_space_between_the_brackets_is_said(text: str, columns: list[int]) -> None:
    found = list(apart_problems(read_document(text, Span("story.md", 1, 1))))
    assert [one.span.column for one in found] == columns
    assert {one.code for one in found} <= {"halves-apart"}
