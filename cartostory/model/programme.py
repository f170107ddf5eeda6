"""The programme of the solidarity week, and its wall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cartostory.geo.point import Point
from cartostory.model.passage import Passage
from cartostory.problems.problem import Ref, Span


class Precision(StrEnum):
    """How exactly a date is known: what is not known is not shown."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


class EventStatus(StrEnum):
    """Whether an event takes place, in the words of schema.org's EventStatusType and RFC 5545 section 3.8.1.11."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the programme (`content/events`).

    Times are those of a clock on the wall in `time_zone` (a name of the IANA database; empty: the site's). `origin`
    names the row of somebody's table that it was made from, empty for what was written here.
    """

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    start: datetime
    precision: Precision = Precision.DAY
    end: datetime | None = None
    end_precision: Precision = Precision.DAY
    time_zone: str = ""
    where: str = ""
    point: Point | None = None
    who: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    story: Ref | None = None
    access: str = ""
    price: str = ""
    status: EventStatus = EventStatus.CONFIRMED
    draft: bool = False
    origin: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WallNote:
    """What an association or a resident put on the wall (`content/wall`). `origin` is that of `Event`."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    author: str = ""
    written: date | None = None
    where: str = ""
    story: Ref | None = None
    point: Point | None = None
    draft: bool = False
    origin: str = ""
