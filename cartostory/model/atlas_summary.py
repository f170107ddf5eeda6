"""What a page of the atlas says of all partnerships beside its own list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.atlas import AtlasFacet
from cartostory.model.atlas_sums import AtlasSums


@dataclass(frozen=True, slots=True)
class AtlasChoice:
    """A choice: what its address holds, the writer's name of it in `language`, how many it keeps."""

    key: str
    name: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class AtlasSummary:
    """What a page says beside its list: `total` of the site, `count` of what the page chooses.

    `years` are in order: a year, how many began in it, and the towns where they are few.
    """

    total: int
    count: int
    choices: Mapping[AtlasFacet, tuple[AtlasChoice, ...]] = field(default_factory=dict)
    years: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    sums: AtlasSums = field(default_factory=AtlasSums)
