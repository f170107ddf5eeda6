"""A table of text keeps every letter: columns stand below one another, and markup of rich in a name is only text."""

from hypothesis import given
from hypothesis import strategies as some

from cartostory.cli.tables import text_table

CELLS = some.text(some.characters(categories=("L", "N", "P"), exclude_characters="\u200b"), min_size=1, max_size=12)


def test_columns_stand_below_one_another_and_figures_to_the_right() -> None:
    assert text_table(["code", "name", "scans"], [["9y6kp", "Hall", "7"], ["2v", "Kaya", "12"]], figures=1) == (
        "code   name  scans\n9y6kp  Hall      7\n2v     Kaya     12"
    )


def test_what_rich_would_take_for_markup_is_shown_as_it_is() -> None:
    assert "[bold]Le puits[/bold] :smile:" in text_table(["name"], [["[bold]Le puits[/bold] :smile:"]])


def test_a_row_without_cells_is_a_blank_line() -> None:
    assert text_table(["a"], [["1"], [], ["2"]]).split("\n") == ["a", "1", "", "2"]


def test_with_a_width_long_cells_are_broken_and_rows_are_apart() -> None:
    lines = text_table(["photograph", "where"], [["salle.jpg", "un deux trois " * 6]] * 2, width=40).split("\n")
    assert all(len(line) <= 40 for line in lines)
    assert "" in lines


@given(some.lists(some.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_without_a_width_each_row_is_one_line_and_nothing_is_lost(rows: list[tuple[str, str]]) -> None:
    lines = text_table(["head", "other"], rows).split("\n")
    assert [line.split() for line in lines[1:]] == [[*row] for row in rows]
