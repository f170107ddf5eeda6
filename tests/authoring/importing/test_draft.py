"""A row becomes a draft, or is refused with the reason."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.importing.draft import Draft, DraftKind, Refused, draft_of
from cartostory.load.tables.columns import EVENTS, WALL, recognised

ORIGIN = "formulaire.csv#0123456789ab"
EVENT = {"title": "Repas", "start": "14/11/2026", "text": "Venez."}
NOTE = {"title": "Merci", "date": "14/11/2026", "text": "Bravo."}


def matter(draft: Draft) -> str:
    """Give the front matter, its values as they are read."""
    return str(yaml.safe_load(draft.text.split("---\n")[1]))


@settings(deadline=None)  # the first call brings a library
@given(st.sampled_from(sorted(EVENTS)), st.emails(), st.text(max_size=20))
def test_no_mail_address_stands_in_the_front_matter_of_an_event(key: str, mail: str, around: str) -> None:
    made = draft_of({**EVENT, key: f"{around} {mail} {around}"}, DraftKind.EVENTS, ORIGIN)
    assert isinstance(made, Refused) or mail not in matter(made)


@settings(deadline=None)  # the first call brings a library
@given(st.sampled_from(sorted(WALL)), st.emails(), st.text(max_size=20))
def test_no_mail_address_stands_in_the_front_matter_of_a_note(key: str, mail: str, around: str) -> None:
    made = draft_of({**NOTE, key: f"{around} {mail} {around}"}, DraftKind.WALL, ORIGIN)
    assert isinstance(made, Refused) or mail not in matter(made)


@pytest.mark.parametrize("key", ["title", "where", "who", "themes", "access", "price"])
def test_a_telephone_number_where_it_would_be_published_refuses_the_row(key: str) -> None:
    assert draft_of({**EVENT, key: "Salle 2 (06 12 34 56 78)"}, DraftKind.EVENTS, ORIGIN) == Refused(
        "contact", "06 12 34 56 78", key
    )


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ({"hour": "18h30 – 20h"}, "2026-11-14 20:00"),
        ({"hour": "18h", "end": "20h"}, "2026-11-14 20:00"),
        ({"hour": "18h", "end_hour": "20h30"}, "2026-11-14 20:30"),
        ({"hour": "22h", "end_hour": "2h"}, "2026-11-15 02:00"),
        ({"hour": "18h", "end": "15/11/2026", "end_hour": "12h"}, "2026-11-15 12:00"),
        ({"hour": "18h – 20h", "end_hour": "20h"}, "2026-11-14 20:00"),
        ({"end": "15/11/2026"}, "2026-11-15"),
        ({"hour": "18h – 20h", "end_hour": "21h"}, None),
        ({"hour": "18h", "end": "20h", "end_hour": "21h"}, None),
        ({"hour": "18h", "end": "13/11/2026"}, None),
        ({"hour": "18h", "end_hour": "20h-21h"}, None),
    ],
)
def test_an_end_is_read_from_wherever_it_stands_and_two_that_differ_are_refused(
    said: dict[str, str], end: str | None
) -> None:
    made = draft_of({**EVENT, **said}, DraftKind.EVENTS, ORIGIN)
    if end is None:
        assert isinstance(made, Refused)
        assert made.reason == "wrong-end"
    else:
        assert isinstance(made, Draft)
        assert f"end: {end}\n" in made.text.replace("'", "")


def test_an_address_in_the_free_text_stays_and_is_told_to_the_moderator() -> None:
    made = draft_of({**EVENT, "text": "Inscrivez-vous : anne@exemple.org"}, DraftKind.EVENTS, ORIGIN)
    assert isinstance(made, Draft)
    assert made.contacts == ("anne@exemple.org",)
    assert "anne@exemple.org" in made.text


def test_a_title_taken_from_a_text_ends_before_an_address() -> None:
    made = draft_of({"text": "Venez, écrivez à anne@exemple.org vite"}, DraftKind.WALL, ORIGIN)
    assert isinstance(made, Draft)
    assert "title: Venez, écrivez à\n" in made.text
    assert "anne" not in made.name


@pytest.mark.parametrize(
    "name",
    [
        "Adresse électronique",
        "Adresse de messagerie",
        "Courrier électronique de l’association",
        "Mél.",
        "Quelle est votre adresse e-mail ?",
        "Tél. du lieu",
        "Coordonnées de l’association",
        "Contact de l’association",
        "Correo electrónico",
        "Teléfono móvil",
        "البريد الإلكتروني",
        "رقم الهاتف",
        "IP",
    ],
)
def test_columns_of_mailboxes_telephones_and_machines_become_no_key(name: str) -> None:
    assert recognised(("Titre", "Date", name), EVENTS) == {"title": 0, "start": 1}
    assert recognised(("Titre", "Message", name), WALL) == {"title": 0, "text": 1}
