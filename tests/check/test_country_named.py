import pytest

from cartostory.carto.svg.icons import named
from cartostory.check.maps import _FRENCH
from cartostory.check.positions import country_named


@pytest.mark.parametrize(
    ("name", "code"),
    [("France", "FR"), ("FRANCE", "FR"), ("Sénégal", "SN"), ("senegal", "SN"), ("Burkina", "BF"), ("fr", "FR")],
)
def test_a_country_by_its_name_is_answered_with_its_code(name: str, code: str) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize(("name", "code"), [("Niger", "NE"), ("Nigeria", "NG"), ("Guinée", "GN"), ("Atlantide", "")])
def test_no_country_is_taken_for_another(name: str, code: str) -> None:
    assert country_named(name) == code


def test_every_sign_with_a_french_name_is_drawn() -> None:
    assert [sign for sign in _FRENCH.values() if not named(sign)] == []
