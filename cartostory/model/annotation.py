"""A few words on a map that point at something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.geo.point import Point
from cartostory.problems.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """What writers call a note of the map: words that point at a place, a town or a layer (`at`), or at a `point`.

    `texts` maps a language tag to the words there; `text` is in the story's first language.
    """

    key: str
    text: str
    span: Span
    at: Ref | None = None
    point: Point | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
