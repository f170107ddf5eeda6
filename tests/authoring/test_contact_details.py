"""Mail addresses and telephone numbers in what people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.contact_details import contacts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Écrivez à anne@exemple.org.", "anne@exemple.org"),
        ("<anne@exemple.org>", "anne@exemple.org"),
        ("anne＠exemple.org", "anne＠exemple.org"),
        ("anne @ exemple.org", "anne @ exemple.org"),
        ("anne (at) exemple.org", "anne (at) exemple.org"),
        ("anne[arobase]exemple[point]org", "anne[arobase]exemple[point]org"),
        ("anne arobase exemple point org", "anne arobase exemple point org"),
        ("Au 06 12 34 56 78", "06 12 34 56 78"),
        ("06.12.34.56.78", "06.12.34.56.78"),
        ("0612345678", "0612345678"),
        ("+226 70 12 34 56", "+226 70 12 34 56"),
        ("٠٦ ١٢ ٣٤ ٥٦ ٧٨", "٠٦ ١٢ ٣٤ ٥٦ ٧٨"),
    ],
)
def test_what_lets_a_stranger_write_or_call_is_found_as_it_was_typed(text: str, told: str) -> None:
    assert contacts(text) == (told,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rendez-vous @ la mairie",
        "https://framapiaf.org/@ivry",
        "5 € / 3 €, 10 000 FCFA",
        "48.81321234, 2.38761234",
        "Salle 12, 94200 Ivry-sur-Seine",
        "Du 10 au 14/11/2026, 18h30 – 20h",
        "Un point (a) et un point (b). Fin",
    ],
)
def test_what_is_no_contact_is_left_in_peace(text: str) -> None:
    assert contacts(text) == ()


@pytest.mark.parametrize(
    ("country", "text", "told"),
    [
        ("BF", "Au 70 12 34 56", "70 12 34 56"),
        ("BF", "Au 25301234.", "25301234"),
        ("ML", "Au 66 75 12 34", "66 75 12 34"),
        ("SN", "Au 77 123 45 67", "77 123 45 67"),
    ],
)
def test_numbers_as_they_are_dialled_in_the_partner_s_country_are_found(country: str, text: str, told: str) -> None:
    assert contacts(text) == ()
    assert contacts(text, {country, "FR"}) == (told,)


@pytest.mark.parametrize("country", ["BF", "ML", "PS", "DZ", "CU", "SN", "NE", "TN", "CV", "MG"])
@pytest.mark.parametrize(
    "text",
    [
        "Budget : 25 300 000 FCFA, puis 10 000 FCFA",
        "48.81321234, 2.38761234 et 21.63/-78.96",
        "Le 2026-11-23, en 2025-2026, 14/11/2026 18h30 – 20h",
        "Salle 12, 94200 Ivry-sur-Seine, ISBN 978-2-07-036822-8",
    ],
)
def test_amounts_dates_and_positions_are_no_numbers_of_a_partner_s_country(country: str, text: str) -> None:
    assert contacts(text, {country}) == ()


@settings(deadline=None)  # the first call brings a library
@given(st.text(), st.emails(), st.text())
def test_no_mail_address_hides_in_a_text(before: str, mail: str, after: str) -> None:
    text = f"{before} {mail} {after}"
    found = contacts(text)
    assert found
    assert all(one in text for one in found)
