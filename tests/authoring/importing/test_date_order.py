import pytest

from cartostory.authoring.importing.date_order import DateOrder, is_in_doubt, order_of, with_day_first


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["11/05/2026", "11/14/2026", "11/20/2026"], DateOrder.MONTH),
        (["05/11/2026", "14/11/2026"], DateOrder.DAY),
        (["05/11/2026", "06/11/2026"], DateOrder.DAY),
        (["14/11/2026", "11/20/2026"], DateOrder.MIXED),
        (["2026-11-14", "samedi 14 novembre 2026", ""], DateOrder.DAY),
        (["11.14.26 18:30"], DateOrder.MONTH),
    ],
)
def test_a_column_has_one_order_which_its_rows_tell(cells: list[str], order: DateOrder) -> None:
    assert order_of(cells) is order


def test_a_month_before_its_day_changes_places_with_it() -> None:
    assert with_day_first("11/05/2026 18:30", DateOrder.MONTH) == "05/11/2026 18:30"
    assert with_day_first("11/05/2026", DateOrder.DAY) == "11/05/2026"


@pytest.mark.parametrize(("cell", "doubt"), [("11/05/2026", True), ("11/11/2026", False), ("11/14/2026", False)])
def test_a_date_of_a_mixed_column_is_in_doubt_where_it_may_be_two(cell: str, doubt: bool) -> None:  # noqa: FBT001 - a row
    assert is_in_doubt(cell, DateOrder.MIXED) is doubt
