"""Moments as they are written: by programs, by word processors, in French."""

from datetime import datetime

import pytest

from cartostory.load.values import moment
from cartostory.model import Precision


@pytest.mark.parametrize(
    "written",
    [
        "2027-03-20 18:30", "2027-03-20T18:30", "2027-03-20 18:30:00", "2027-03-20T18:30:00", "2027-03-20 18h30",
        "2027-03-20 18 h 30", "2027-03-20\u00a018\u202fh\u202f30", "2027\u201103\u201120 18:30", " 2027-3-20  18:30 ",
    ],
)  # fmt: skip
def test_a_minute_is_read(written: str) -> None:
    assert moment(written) == (datetime(2027, 3, 20, 18, 30), Precision.MINUTE)  # noqa: DTZ001 - local time


@pytest.mark.parametrize("written", ["20/03/2027", "2027-02-30", "2027-03-20 25:00", "printemps 2027", ""])
def test_what_may_be_another_day_or_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="a date such as"):
        moment(written)
