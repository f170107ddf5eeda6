"""Dates as people type them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.importing.dates import clock_text, when


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14/11/2026", "2026-11-14"),
        ("14.11.2026", "2026-11-14"),
        ("3/4/2026", "2026-04-03"),
        ("14/11/26", "2026-11-14"),
        ("2026-11-14", "2026-11-14"),
        ("2026-11-14T18:30:00Z", "2026-11-14 18:30"),
        ("14/11/2026 18h30", "2026-11-14 18:30"),
        ("le 14 novembre 2026 à 18 h", "2026-11-14 18:00"),
        ("samedi 14 novembre 2026 à 18 h 30", "2026-11-14 18:30"),
        ("14 nov. 2026", "2026-11-14"),
        ("Nov 14, 2026 6:30 pm", "2026-11-14 18:30"),
        ("novembre 2026", "2026-11"),
        ("2026", "2026"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_typed(typed: str, read: str) -> None:
    assert when(typed) == (read, "")


@pytest.mark.parametrize("typed", ["", "bientôt", "demain", "14 novembre", "31/02/2026", "samedi", "18h30", "à voir"])
def test_what_would_have_to_be_guessed_is_not_understood(typed: str) -> None:
    assert when(typed) is None


@pytest.mark.parametrize(
    ("hour", "read"),
    [
        ("18h30", "18:30"),
        ("18 h", "18:00"),
        ("9h", "09:00"),
        ("18:05", "18:05"),
        ("18 heures 30", "18:30"),
        ("6:30 pm", "18:30"),
        ("à partir de 18h", "18:00"),
        ("midi", None),
        ("25h70", None),
        ("125h", None),
        ("24h", None),
        ("18h3", None),
        ("18h30 20h", None),
        ("14h00 (accueil 13h30)", None),
    ],
)
def test_hours_are_read_whole_or_not_at_all(hour: str, read: str | None) -> None:
    assert clock_text(hour) == read
    assert when("14/11/2026", hour) == (read and (f"2026-11-14 {read}", ""))


@pytest.mark.parametrize(
    "hours", ["9h-12h", "9h – 12h", "9-12h", "de 9h à 12h", "9:00-12:00", "9h00 à 12h00", "9 am – 12 pm", "9h→12h"]
)
def test_the_second_of_two_hours_is_the_end(hours: str) -> None:
    assert when("14/11/2026", hours) == ("2026-11-14 09:00", "2026-11-14 12:00")
    assert when(f"14/11/2026 {hours}") == ("2026-11-14 09:00", "2026-11-14 12:00")


@pytest.mark.parametrize(
    "hours", ["9h et 12h", "9h/12h", "9h-25h", "12h-9h", "9h-9h", "9h-11h-12h", "9:00 -12", "9h –"]
)
def test_what_is_no_clear_beginning_and_end_is_not_understood(hours: str) -> None:
    assert when("14/11/2026", hours) is None
    assert when(f"14/11/2026 {hours}") is None


def test_what_ends_in_the_night_ends_on_the_next_day() -> None:
    assert when("31/12/2026", "22h – 2h") == ("2026-12-31 22:00", "2027-01-01 02:00")


def test_an_hour_needs_a_day_and_two_hours_must_agree() -> None:
    assert when("14/11/2026", "18h30") == ("2026-11-14 18:30", "")
    assert when("novembre 2026", "18h30") is None
    assert when("14/11/2026", "le soir") is None
    assert when("14/11/2026 18h30", "20h") is None
    assert when("14/11/2026 18h30", "18h30 – 20h") == ("2026-11-14 18:30", "2026-11-14 20:00")


@settings(deadline=None)  # the first call brings a library
@given(st.text(alphabet="0123456789h-– à", max_size=12))
def test_no_number_of_an_hour_is_lost(hour: str) -> None:
    read = when("2026-11-14", hour)
    if read and hour.strip():
        clocks = " ".join(one[len("2026-11-14") :] for one in read)
        assert {int(one) for one in re.findall(r"\d+", hour)} <= {int(one) for one in re.findall(r"\d+", clocks)}
