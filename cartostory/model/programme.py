"""The programme of the solidarity week, and its wall."""

from __future__ import annotations

from calendar import monthrange
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


def latest(moment: datetime, precision: Precision) -> datetime:
    """Return the last minute that a date, as exactly as it is known, may stand for: of its day, month or year."""
    month = 12 if precision is Precision.YEAR else moment.month
    if precision in {Precision.YEAR, Precision.MONTH}:
        moment = moment.replace(month=month, day=monthrange(moment.year, month)[1])
    return moment if precision is Precision.MINUTE else moment.replace(hour=23, minute=59)


class EventStatus(StrEnum):
    """Whether an event takes place, in the words of schema.org's EventStatusType and RFC 5545 section 3.8.1.11."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the programme (`content/events`).

    Times are those of a clock on the wall in `time_zone` (a name of the IANA database; empty: the site's).
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
    spans: Mapping[str, Span] = field(default_factory=dict)

    @property
    def says_end(self) -> bool:
        """Tell whether the end says more than the start: the day alone of an event that begins on it does not."""
        if self.end is None or (self.end, self.end_precision) == (self.start, self.precision):
            return False
        return self.end_precision is Precision.MINUTE or self.end.date() != self.start.date()

    @property
    def ends_same_day(self) -> bool:
        """Tell whether the event ends at a known hour of the day on which it begins."""
        has_hour = self.end is not None and self.end_precision is Precision.MINUTE
        return has_hour and self.end is not None and self.end.date() == self.start.date()


@dataclass(frozen=True, slots=True)
class WallNote:
    """What an association or a resident put on the wall (`content/wall`)."""

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
