"""Cells that a spreadsheet opens, and that run nothing there."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.load.tables.spreadsheet import as_csv, as_typed


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "'=1"])
def test_what_would_be_a_formula_stays_a_text_in_the_head_and_below(typed: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv([typed], [[typed]], "fr").removeprefix("\ufeff")), delimiter=";"))
    assert rows == [[f"'{typed}"], [f"'{typed}"]]


@given(st.text(alphabet="'=+-@a1 "))
def test_a_cell_comes_back_as_it_was_typed(typed: str) -> None:
    text = as_csv(["a", "b"], [["x", typed]], "fr").removeprefix("\ufeff")
    assert as_typed(list(csv.reader(io.StringIO(text), delimiter=";"))[1][1]) == typed
