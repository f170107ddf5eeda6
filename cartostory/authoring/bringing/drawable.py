"""Which features a map can draw at all: those of which the reader of layers keeps something."""

from __future__ import annotations

from cartostory.load.geojson.features import Findings, features
from cartostory.load.vector.outcome import Value


def is_drawable(one: Value) -> bool:
    """Tell whether anything of a feature can be drawn: a line of one point, an area without extent cannot."""
    return any(True for _ in features(one, Findings()))
