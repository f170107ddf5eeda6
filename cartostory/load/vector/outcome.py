"""What comes of a file of another format: GeoJSON features, and remarks; or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Value = dict[str, Any]
"""A GeoJSON object (RFC 7946), as `json.loads` gives it."""
Remark = tuple[str, dict[str, str | int]]
"""The code of a problem, and the values of its sentences."""


class VectorError(Exception):
    """A file cannot be read as it is asked for. `code` is a problem’s, `values` fill its sentences."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class LayerChoice:
    """What a writer says of a file: which of its layers, and its coordinate system where the file is silent."""

    layer: str = ""
    crs: str = ""


@dataclass(slots=True)
class VectorLayer:
    """A layer as it was read: its features in WGS 84, longitude first, and what is to be told of it."""

    name: str
    features: list[Value] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def collection(self) -> Value:
        """Give the layer as one GeoJSON object."""
        return {"type": "FeatureCollection", "features": self.features}


def feature(geometry: Value | None, properties: Value) -> Value:
    """Make a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}
