"""The end of an event is as exact as it was written."""

from datetime import datetime

import pytest

from cartostory.load.values import moment
from cartostory.model import Event, Passage, Precision
from cartostory.model.programme import latest
from cartostory.problems.problem import Span

HERE = Span("content/events/a.md", 1, 1)


def event(start: str, end: str) -> Event:
    (begins, exact), (ends, end_exact) = moment(start), moment(end)
    return Event("a", "fr", "A", Passage("", HERE), HERE, begins, exact, ends, end_exact)


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2027", "2027-12-31 23:59"),
        ("2028-02", "2028-02-29 23:59"),
        ("2027-03-20", "2027-03-20 23:59"),
        ("2027-03-20 18:30", "2027-03-20 18:30"),
    ],
)
def test_a_date_stands_for_its_last_minute_at_the_latest(written: str, last: str) -> None:
    assert latest(*moment(written)) == datetime.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "end", "says", "same_day"),
    [
        ("2027-03-20 18:30", "2027-03-20 20:00", True, True),
        ("2027-03-20 18:30", "2027-03-20", False, False),
        ("2027-03-20 18:30", "2027-03-28", True, False),
        ("2027-03-20", "2027-03-20", False, False),
        ("2027-03-20", "2027-03-28 17:00", True, False),
        ("2027-03-20", "2027-05", True, False),
        ("2027-03", "2027-03", False, False),
    ],
)
def test_an_end_is_shown_where_it_says_more_than_the_start(start: str, end: str, says: bool, same_day: bool) -> None:  # noqa: FBT001 - rows of a table
    found = event(start, end)
    assert (found.says_end, found.ends_same_day) == (says, same_day)
    assert found.precision in Precision
