"""Photographs, and the rights of the people in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cartostory.geo.point import Point
from cartostory.problems.problem import Ref, Span


class People(StrEnum):
    """Who can be seen in a photograph."""

    NONE = "none"
    CROWD = "crowd"
    RECOGNISABLE = "recognisable"


class Minors(StrEnum):
    """Whether children can be seen in a photograph, and who consented for them: `present` says that nobody has yet."""

    NONE = "none"
    PRESENT = "present"
    GUARDIAN = "guardian"


class Use(StrEnum):
    """What a consent covers."""

    WEB = "web"
    PRINT = "print"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Consent:
    """What the people in a photograph agreed to. `minors` None: the entry does not say whether children are seen."""

    reference: str
    span: Span
    uses: frozenset[Use] = frozenset()
    until: date | None = None
    minors: Minors | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """One entry of the rights register `photos.yaml`; `span` is where it stands there.

    `alts` maps a language tag to what `alt` is there. `people` None: the entry does not say. `point` is rounded
    already; `precision_m` rounds the camera's position too, None where the entry asks for nothing, negative where the
    picture stays off the map.
    """

    file: str
    span: Span
    alt: str | None = None
    alts: Mapping[str, str] = field(default_factory=dict)
    decorative: bool = False
    illustration: bool = False
    author: str = ""
    licence: str = ""
    taken: str = ""
    place: Ref | None = None
    point: Point | None = None
    people: People | None = None
    consent: Consent | None = None
    precision_m: float | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file that can be read. `path` is relative to the site; width and height in px, orientation applied.

    `digest` names the file's bytes (SHA-256, hex). `point` is the EXIF position, None unless the site uses it. `look`
    is what `media/similarity.py` compares, empty where nothing is withdrawn, or where the picture has no features.
    """

    name: str
    path: str
    digest: str
    width: int
    height: int
    format: str
    rights: Rights | None = None
    point: Point | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A picture of the withdrawal list `content/withdrawn.yaml`, which no build publishes again. `file` was its path.

    `digest` is its SHA-256 in hex; `looks` are those of the picture and of its crops, for
    `media/similarity.py`; `others` are the digests of pictures that look like it and are none of it.
    """

    file: str
    digest: str
    day: date
    reason: str
    span: Span
    looks: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()
