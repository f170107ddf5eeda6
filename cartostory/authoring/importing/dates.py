"""Dates and hours as people type them (`14/11/2026`, `18h30 – 20h`) -> as front matter has them (`2026-11-14 18:30`).

Days come before months, as in French. What would need to know today (`demain`) is not understood, and neither is a
part of what was typed: an hour is read whole, or not at all.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser


_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_HOUR = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*"
    r"(?:(?:h|heures?)\s*(?:(?P<after_h>[0-5]\d)\s*(?:min|mn)?)?|:\s?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?|(?=[ap]m))"
    r"\s*(?P<half>[ap]m)?",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:à partir de|à|a|dès|des|de|from|at)\s+(?=\d)", re.IGNORECASE)
_TO = re.compile(r"\s*[-\u2013\u2014\u2212\u2192]\s*|\s+(?:à|a|to|until|till|jusqu[’']à)\s*(?=\d)", re.IGNORECASE)
_BARE = re.compile(r"[01]?\d|2[0-3]")
_HAS_YEAR = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b")
_HALF_RANGE = re.compile(r":\d{2}\s*[-\u2013\u2014]\s*(?:\d{1,2}(?::\d{2})?)?$")
"""`9:00 -12`: the reader of dates would take the second hour for a time zone, and leave it out."""
_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%d %H:%M"}
_DAY = len("2026-11-14")
_EVENING, _MORNING = "17:00", "07:00"
"""What begins after the first may end before the second, on the next day."""


def when(day: str, hour: str = "") -> tuple[str, str] | None:
    """Give a beginning and an end, as exactly as they were typed; the end is empty where none is told.

    None where the date says none, where a part of it or of the hour is not understood, or where two hours differ.
    """
    day, hour = (_words(day), _words(hour)) if hour.strip() else _parted(_words(day))
    begins = _moment(day)
    if begins is None or not hour:
        return None if begins is None else (begins, "")
    clocks = _clocks(hour)
    if clocks is None or len(begins) < _DAY or begins[_DAY:] not in {"", f" {clocks[0]}"}:
        return None
    starts = f"{begins[:_DAY]} {clocks[0]}"
    if not clocks[1]:
        return starts, ""
    ends = end_after(starts, clocks[1])
    return (starts, ends) if ends else None


def end_after(starts: str, clock: str) -> str | None:
    """Give the moment at which what `starts` ends: on the same day, or in the night; None where that makes no sense."""
    ends = f"{starts[:_DAY]} {clock}"
    if ends > starts:
        return ends
    if starts[_DAY + 1 :] < _EVENING or clock > _MORNING:
        return None
    return (datetime.fromisoformat(ends) + timedelta(days=1)).strftime(_FORMS["time"])


def clock_text(hour: str) -> str | None:
    """Read one hour: `18h30`, `18 h`, `18:30`, `6 pm`; None where it says anything else."""
    found = _HOUR.fullmatch(_LEAD.sub("", hour.strip(), 1) if _LEAD.match(hour.strip()) else hour.strip())
    if not found:
        return None
    number, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= number <= 12:  # noqa: PLR2004 - the hours of half a day
        return None
    number = number % 12 + (12 if half == "pm" else 0) if half else number
    return f"{number:02d}:{found['after_h'] or found['minute'] or '00'}"


def _clocks(hour: str) -> tuple[str, str] | None:
    """Read an hour, or two (`18h30 – 20h`, `de 9h à 12h`, `9-12h`); the second is empty where there is one alone."""
    text = _LEAD.sub("", hour, 1) if _LEAD.match(hour) else hour
    first, *rest = _TO.split(text)
    if not rest:
        clock = clock_text(first)
        return (clock, "") if clock else None
    is_half = rest[0].lower().endswith("m")
    begins = clock_text(f"{first}h" if _BARE.fullmatch(first) and not is_half else first)
    ends = clock_text(rest[0])
    return (begins, ends) if begins and ends and len(rest) == 1 else None


def _parted(text: str) -> tuple[str, str]:
    """Part a day from two hours behind it, which the reader of dates does not know; one hour it knows itself."""
    for gap in re.finditer(r"[\s,(]+", text):
        day, hours = text[: gap.start()], text[gap.end() :].rstrip(" )")
        clocks = _clocks(hours)
        if clocks and clocks[1]:
            return day, hours
    return text, ""


def _words(text: str) -> str:
    """Write what the reader of dates does not know in its words: `le`, `18 h 30`, no-break spaces."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"^(?:le|the|on)\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"\b([01]?\d|2[0-3])\s*(?:heures?|h)(?:\s*([0-5]\d))?\b", _clock, text, flags=re.IGNORECASE)


def _clock(found: re.Match[str]) -> str:
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def _moment(text: str) -> str | None:
    iso = _ISO.fullmatch(text)
    if not iso and (not _HAS_YEAR.search(text) or _HALF_RANGE.search(text)):
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
