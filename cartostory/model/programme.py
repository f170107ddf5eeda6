"""The programme of the solidarity week, and its wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cartostory.geo.point import Point
from cartostory.model.passage import Passage
from cartostory.problem import Ref, Span


class Precision(StrEnum):
    """How exactly a date is known: what is not known is not shown."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the programme (`content/events`)."""

    slug: str
    language: str
    title: str
    text: Passage
    span: Span
    start: datetime
    precision: Precision = Precision.DAY
    end: datetime | None = None
    where: str = ""
    point: Point | None = None
    who: str = ""
    story: Ref | None = None
    access: str = ""
    price: str = ""
    draft: bool = False


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
    story: Ref | None = None
    point: Point | None = None
    draft: bool = False
