"""Dates as people type them."""

import pytest

from cartostory.bring.moments import clock_text, moment_text


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
    assert moment_text(typed) == read


@pytest.mark.parametrize("typed", ["", "bientôt", "demain", "14 novembre", "31/02/2026", "samedi", "18h30", "à voir"])
def test_what_would_have_to_be_guessed_is_not_understood(typed: str) -> None:
    assert moment_text(typed) is None


@pytest.mark.parametrize(
    ("hour", "read"), [("18h30", "18:30"), ("18 h", "18:00"), ("9h", "09:00"), ("18:05", "18:05"), ("midi", None)]
)
def test_hours_are_read(hour: str, read: str | None) -> None:
    assert clock_text(hour) == read


def test_an_hour_needs_a_day() -> None:
    assert moment_text("14/11/2026", "18h30") == "2026-11-14 18:30"
    assert moment_text("novembre 2026", "18h30") is None
    assert moment_text("14/11/2026", "le soir") is None
