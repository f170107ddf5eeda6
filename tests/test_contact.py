"""Mail addresses and telephone numbers in what people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.contact import contacts


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


@settings(deadline=None)  # the first call brings a library
@given(st.text(), st.emails(), st.text())
def test_no_mail_address_hides_in_a_text(before: str, mail: str, after: str) -> None:
    text = f"{before} {mail} {after}"
    found = contacts(text)
    assert found
    assert all(one in text for one in found)
