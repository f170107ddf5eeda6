"""The kinds of values that writers write in YAML, all decoded from text. Errors say in words what was expected."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from cartostory.geo.point import Point
from cartostory.load.markdown.words import words_alone
from cartostory.load.yaml import MARK_KEY
from cartostory.model import Precision
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, Span, problem

_SPACES = re.compile(r"[\s\u00a0\u202f_]")
_LENGTH = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>m|km)?")
_HIDDEN = frozenset({"hidden", "masqué", "masque", "caché"})
_YES = frozenset({"true", "yes", "on", "oui", "vrai", "1"})
_NO = frozenset({"false", "no", "off", "non", "faux", "0"})
_FORMATS = (
    ("%Y", Precision.YEAR),
    ("%Y-%m", Precision.MONTH),
    ("%Y-%m-%d", Precision.DAY),
    ("%Y-%m-%d %H:%M", Precision.MINUTE),
    ("%Y-%m-%d %H:%M:%S", Precision.MINUTE),
    ("%Y-%m-%dT%H:%M", Precision.MINUTE),
    ("%Y-%m-%dT%H:%M:%S", Precision.MINUTE),
    ("%Y-%m-%d %Hh%M", Precision.MINUTE),
    ("%Y-%m-%d %Hh", Precision.MINUTE),
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
"""Hyphens that do not break, and other dashes that word processors put in their place."""


def _unmarked(value: object) -> object:
    """Take the mark of a mapping away where its keys are the writer's own names."""
    return {key: inner for key, inner in value.items() if key != MARK_KEY} if isinstance(value, dict) else value


def _words(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _amount(value: object) -> object:
    return _SPACES.sub("", value).replace(",", ".").replace("\u2212", "-") if isinstance(value, str) else value


def _yes_or_no(value: object) -> object:
    text = str(value).strip().casefold()
    if text not in _YES | _NO:
        raise ValueError(translatable("true or false"))
    return text in _YES


def _metres(value: object) -> object:
    """Read `200 m`, `5 km`, `200`; -1 stands for a place that is hidden altogether."""
    text = str(value).strip().casefold()
    if text in _HIDDEN:
        return -1.0
    try:
        return length(text)
    except ValueError:
        raise ValueError(translatable("a length such as 200 m or 5 km, or: hidden")) from None


def length(text: str) -> float:
    """Read a length, and give it in metres: `200 m`, `1,5 km`, `200`. Raises `ValueError` with words for a writer."""
    found = _LENGTH.fullmatch(text.strip().casefold())
    if not found:
        raise ValueError(translatable("a length such as 500 m or 1 km"))
    return float(found["number"].replace(",", ".")) * (1000 if found["unit"] == "km" else 1)


def _length(value: object) -> object:
    found = length(str(value))
    if found <= 0:
        raise ValueError(translatable("a length such as 500 m or 1 km"))
    return found


def moment(text: str) -> tuple[datetime, Precision]:
    """Read a date as exactly as it is known: `2016`, `2016-09`, `2016-09-17`, `2016-09-17 18:30` (or `18h30`).

    Raises `ValueError` with the words for a writer. Times are local to the site.
    """
    plain = " ".join(text.translate(_DASHES).split()).replace(" h ", "h")
    for form, precision in _FORMATS:
        try:
            return datetime.strptime(plain, form), precision  # noqa: DTZ007 - local time, zone in config.yaml
        except ValueError:
            continue
    raise ValueError(translatable("a date such as 2016-09-17, 2016-09, or 2016-09-17 18:30"))


def _moment(value: object) -> object:
    return moment(str(value))


def _day(value: object) -> object:
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise ValueError(translatable("a day such as 2034-02-01")) from error


Unmarked = BeforeValidator(_unmarked)
Line = Annotated[str, AfterValidator(words_alone)]
"""A line that pages, paper and calendars show as it stands: of what a writer marks up in it, the words are kept."""
Names = Annotated[dict[str, str], Unmarked]
Listed = BeforeValidator(_words)
Words = Annotated[tuple[str, ...], Listed]
Lines = Annotated[tuple[Line, ...], Listed]
Amount = Annotated[float, BeforeValidator(_amount)]
Whole = Annotated[int, BeforeValidator(_amount)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Metres = Annotated[float, BeforeValidator(_metres)]
Length = Annotated[float, BeforeValidator(_length)]
Moment = Annotated[tuple[datetime, Precision], BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]


# `lat:` and `lon:` of an event or of a note -> a point.


def where(lat: float | None, lon: float | None, span: Span, title: str) -> tuple[Point | None, tuple[Problem, ...]]:
    """Give the point, in degrees; none where nothing was written, and a problem where only half of it was."""
    if lat is None and lon is None:
        return None, ()
    if lat is None or lon is None:
        return None, (problem("half-position", span, title=title),)
    return Point(lon, lat), ()
