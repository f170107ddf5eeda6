"""A date as people type it (`14/11/2026 18h30`, `14 nov. 2026`) -> as front matter writes it (`2026-11-14 18:30`).

Days come before months, as in French. What would need to know today (`demain`) is not understood.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_HOUR = re.compile(r"(?P<hour>[01]?\d|2[0-3])\s*(?:h|:|heures?)\s*(?P<minute>[0-5]\d)?", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b")
_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%d %H:%M"}


def moment_text(day: str, hour: str = "") -> str | None:
    """Give a moment as exactly as it was typed, with the hour where there is one; None where it says no date."""
    found = _moment(_words(day))
    if found is None or not hour.strip():
        return found
    clock = clock_text(hour)
    return f"{found[:10]} {clock}" if clock and len(found) >= len("2026-11-14") else None


def clock_text(hour: str) -> str | None:
    """Read an hour: `18h30`, `18 h`, `18:30`; None where it says none."""
    found = _HOUR.search(hour)
    return f"{int(found['hour']):02d}:{found['minute'] or '00'}" if found else None


def _words(text: str) -> str:
    """Write what the reader of dates does not know in its words: `le`, `18 h 30`, no-break spaces."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"^(?:le|the|on)\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"\b([01]?\d|2[0-3])\s*(?:h|heures?)\s*([0-5]\d)?\b", _clock, text, flags=re.IGNORECASE)


def _clock(found: re.Match[str]) -> str:
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def _moment(text: str) -> str | None:
    iso = _ISO.fullmatch(text)
    if not iso and not _HAS_YEAR.search(text):
        return None  # a day without its year would be guessed
    found = _reader().get_date_data(text)
    if found.date_obj is None:
        return None
    if iso:
        return f"{iso[1]} {iso[2]}" if iso[2] else iso[1]
    return str(found.date_obj.strftime(_FORMS.get(found.period or "day", "%Y-%m-%d")))


@cache
def _reader() -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - takes half a second to import

    settings = {
        "DATE_ORDER": "DMY",
        "PARSERS": ["custom-formats", "absolute-time"],
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_TIME_AS_PERIOD": True,
    }
    return DateDataParser(languages=["fr", "en"], settings=settings)
