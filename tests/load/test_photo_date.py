"""When a photograph was taken, as its camera says."""

from datetime import datetime
from pathlib import Path

import pytest

from cartostory.media.photo_date import moment, taken


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2014:02:17 10:30:05", datetime(2014, 2, 17, 10, 30, 5)),  # noqa: DTZ001 - EXIF knows no zone
        ("2014:02:17 10:30:05\0", datetime(2014, 2, 17, 10, 30, 5)),  # noqa: DTZ001 - same
        ("", None),
        ("    :  :     :  :  ", None),
        ("0000:00:00 00:00:00", None),
        ("1980:01:01 00:00:00", None),  # a clock that was never set
        ("2014-02-17", None),
        ("2014:02:30 10:30:05", None),
    ],
)
def test_dates_are_read_as_exif_writes_them(written: str, expected: datetime | None) -> None:
    assert moment(written) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("DSCN0010.jpg", "2008-10-22 16:28:39"),
        ("pillow_frozenpond.mpo", "2014-03-02 13:30:00"),
        ("sigal_outdoor.heic", "2024-09-01 13:50:35"),
        ("sigal_22-nodate.jpg", "None"),
        ("pillow_zero_width.gif", "None"),
        ("pillow_decompression_bomb.gif", "None"),
        ("absent.jpg", "None"),
    ],
)
def test_dates_of_real_files(shared_data: Path, name: str, expected: str) -> None:
    assert str(taken(shared_data / "photos", name)) == expected


def test_no_real_file_makes_it_fail(shared_data: Path) -> None:
    found = [taken(shared_data / "photos", path.name) for path in (shared_data / "photos").iterdir()]
    assert sum(one is not None for one in found) > 10
