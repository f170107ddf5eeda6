"""Numbers as people write them in tables, and what nobody can tell for sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cartostory.carto.view.written_numbers import number_of, reads_two_ways


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("1 240,5", 1240.5), ("12", 12), (3, 3), (True, None), ("douze", None), ("", None), ("inf", None),
        (None, None), ("12 %", 12), ("12,5\u00a0%", 12.5), ("1,250.75", 1250.75), ("1.250,75", 1250.75),
        ("1,250,000", 1250000), ("1.250.000", 1250000), ("1.250.000,5", 1250000.5), ("1’250.5", 1250.5),
        ("\u22123", -3), ("-1,250.75", -1250.75), ("1e3", 1000), ("5.07000000003", 5.07000000003),
        ("1,25,000", None), ("1,250,75", None), ("≈ 40", None), ("n.d.", None), ("%", None), ("12 km", None),
        ("850,5", 850.5), ("0,125", 0.125), ("1,250", 1.25), (10**400, None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(value: object, number: float | None) -> None:
    assert number_of(value) == number


def test_what_may_be_thousands_or_decimals_is_known() -> None:
    assert all(map(reads_two_ways, ("1,250", "12.500 %", "-1,250")))
    assert not any(map(reads_two_ways, ("0,125", "1,25", "1,250.75", 1.25, "n.d.")))


@given(some.floats(-1e9, 1e9), some.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u202f", ","), ("’", ".")]))
def test_a_number_with_its_groups_and_two_decimals_is_read_back(number: float, signs: tuple[str, str]) -> None:
    group, decimal = signs
    text = f"{number:,.2f}".replace(".", "@").replace(",", group).replace("@", decimal)
    assert number_of(text) == float(f"{number:.2f}")


@given(some.text(max_size=12))
def test_no_text_stops_the_reading(text: str) -> None:
    assert number_of(text) is None or isinstance(number_of(text), float)
