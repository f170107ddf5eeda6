"""What people agreed to, use by use and day by day."""

from datetime import date, timedelta

import pytest

from cartostory.media.consent import (
    covers,
    days_left,
    has_ended,
    may_be_printed,
    may_be_shared,
    may_be_shown,
    needs_consent,
)
from cartostory.model import Consent, Minors, People, Use
from tests.check.photographs import consent, photo, rights
from tests.day import TODAY


@pytest.mark.parametrize("use", list(Use))
def test_a_consent_covers_the_uses_that_it_names(use: Use) -> None:
    assert covers(consent(uses=frozenset({use})), use, TODAY)
    assert not covers(consent(uses=frozenset(Use) - {use}), use, TODAY)


@pytest.mark.parametrize(("days", "expected"), [(-1, False), (0, True), (1, True)])
def test_it_holds_until_the_end_of_its_last_day(days: int, expected: bool) -> None:  # noqa: FBT001 - a table
    signed = consent(until=TODAY + timedelta(days))
    assert covers(signed, Use.WEB, TODAY) is expected
    assert has_ended(signed, TODAY) is not expected
    assert days_left(signed, TODAY) == days


def test_without_an_end_it_does_not_end() -> None:
    assert covers(consent(until=None), Use.WEB, date(2999, 1, 1))
    assert days_left(consent(until=None), TODAY) is None


def test_where_nobody_has_signed_nothing_is_covered() -> None:
    assert not covers(None, Use.WEB, TODAY)
    assert not covers(consent(minors=Minors.PRESENT), Use.WEB, TODAY)


@pytest.mark.parametrize(
    ("people", "signed", "needed", "shown"),
    [
        (People.NONE, None, False, True),
        (People.CROWD, None, False, True),
        (People.CROWD, consent(minors=Minors.PRESENT), False, False),
        (People.RECOGNISABLE, None, True, False),
        (People.RECOGNISABLE, consent(), True, True),
        (People.RECOGNISABLE, consent(uses=frozenset({Use.PRINT})), True, False),
        (None, None, False, True),
        (None, consent(), True, True),
        (None, consent(until=date(2001, 1, 1)), True, False),
    ],
)
def test_who_is_seen_decides_what_is_needed(
    people: People | None,
    signed: Consent | None,
    needed: bool,  # noqa: FBT001 - a table
    shown: bool,  # noqa: FBT001 - same
) -> None:
    entry = rights(people=people, consent=signed)
    assert needs_consent(entry) is needed
    assert may_be_shown(entry, Use.WEB, TODAY) is shown


def test_a_picture_without_entry_may_not_be_shown() -> None:
    assert not may_be_shown(None, Use.WEB, TODAY)


def test_paper_and_social_networks_ask_for_a_consent_of_their_own() -> None:
    for_print, for_social = (rights(consent=consent(uses=frozenset({Use.WEB, use}))) for use in (Use.PRINT, Use.SOCIAL))
    assert may_be_printed(photo(for_print), TODAY)
    assert not may_be_shared(photo(for_print), TODAY)
    assert may_be_shared(photo(for_social), TODAY)
    assert not may_be_printed(photo(for_social), TODAY)
    assert not may_be_printed(photo(for_print), date(2034, 2, 2))
    assert not may_be_printed(photo(None), TODAY)
    assert may_be_printed(photo(rights(people=People.NONE, consent=None)), TODAY)
