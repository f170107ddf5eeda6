"""GeoJSON extracts and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from cartostory.model.layer_style import PLAIN, LayerStyle
from cartostory.model.programme import Precision
from cartostory.problems.problem import Span

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Feature:
    """One GeoJSON feature (RFC 7946 section 3.2): a valid shapely geometry in WGS 84, longitude first."""

    geometry: BaseGeometry
    properties: Mapping[str, object]
    id: str | int | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A GeoJSON extract that a story shows. `file` is relative to the site; `digest` names its bytes (SHA-256, hex).

    `names` maps a language tag to the layer's label there. `date` is the day of the data, as exactly as `precision`
    says.
    """

    key: str
    file: str
    label: str
    span: Span
    features: tuple[Feature, ...]
    digest: str
    symbol: str | None = None
    colour: str | None = None
    source: str = ""
    licence: str = ""
    style: LayerStyle = PLAIN
    names: Mapping[str, str] = field(default_factory=dict)
    date: datetime | None = None
    precision: Precision = Precision.DAY

    @property
    def fingerprint(self) -> str:
        """Name everything that its drawing and its words depend on: two that are shown alike are named alike."""
        own = (self.key, self.digest, self.label, self.symbol, self.colour, self.source, self.style)
        return repr((own, sorted(self.names.items())))
