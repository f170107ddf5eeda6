"""Where things are: towns and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.geo.point import Point
from cartostory.problems.problem import Span


@dataclass(frozen=True, slots=True)
class Town:
    """One end of a partnership. `country` is ISO 3166-1 alpha-2; `names` maps a language tag to the name there.

    `aliases` are other spellings, which searches find and no page shows. `zone` is what its writer calls the climate or
    the landscape that it shares with other towns (Sahel): no table says it better than who lives there.
    """

    name: str
    country: str
    point: Point
    span: Span
    population: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A point that the story speaks of. `precision_m` rounds it before anything is published (0: as given)."""

    key: str
    name: str
    point: Point
    span: Span
    precision_m: float = 0.0
    hidden: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
