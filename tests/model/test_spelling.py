import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.spelling import fold, nearest


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Ecoles", "écoles"), ("center", "centre"), ("sumary", "summary"), ("chatelleraut", "Châtellerault")],
)
def test_misspelt_names_find_the_one_that_was_meant(written: str, meant: str) -> None:
    assert nearest(written, ["centre", "écoles", "summary", "Châtellerault"]) == meant


def test_nothing_is_guessed_where_nothing_is_alike() -> None:
    assert nearest("xyz", ["centre", "summary"]) is None
    assert nearest("centre", []) is None


@given(st.text(min_size=1))
def test_a_known_name_is_its_own_nearest(name: str) -> None:
    assert nearest(name, [name]) == name or not fold(name)
