import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.problems.problem import Span
from cartostory.problems.report import excerpt
from cartostory.problems.report.excerpt import Excerpt


def shown(line: str | None, column: int, widest: int = 100) -> Excerpt | None:
    return excerpt(Span("story.md", 3, column), lambda _file, _line: line, widest)


@pytest.mark.parametrize(
    ("line", "column", "text", "caret"),
    [
        ("title: Kaya", 8, "title: Kaya", 7),
        ("    lat: 13", 10, "lat: 13", 5),
        ("\tlat: 13", 7, "lat: 13", 5),
        ("e\u0301te\u0301: x", 8, "e\u0301te\u0301: x", 5),
        ("名前: x", 5, "名前: x", 6),
        ("title:", 99, "title:", 6),
        ("", 1, "", 0),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, text: str, caret: int) -> None:
    assert shown(line, column) == Excerpt(3, text, caret)


def test_a_long_line_is_cut_around_the_column() -> None:
    found = shown("a" * 200 + "X" + "b" * 200, 201, widest=40)
    assert found
    assert found.text[found.caret] == "X"
    assert found.text.startswith("…a")
    assert found.text.endswith("b…")
    assert len(found.text) == 40


def test_there_is_no_excerpt_of_a_whole_file_or_of_a_line_that_is_not_there() -> None:
    assert excerpt(Span("salle.jpg"), lambda _file, _line: "x") is None
    assert shown(None, 1) is None


def test_what_could_steer_a_terminal_is_not_shown() -> None:
    found = shown("a\x1b[31m\u202eb\x07", 1)
    assert found
    assert found.text == "a�[31m�b�"


@given(st.text(), st.integers(0, 300), st.integers(10, 120))
def test_any_line_fits_and_has_its_caret_in_it(line: str, column: int, widest: int) -> None:
    found = shown(line, column, widest)
    assert found
    assert 0 <= found.caret <= widest
    assert "\n" not in found.text
    assert "\x1b" not in found.text
