"""A position on the earth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees, longitude first (RFC 7946 section 3.1.1). Not checked: writers' errors must survive loading."""

    lon: float
    lat: float

    @property
    def is_on_earth(self) -> bool:
        """Tell whether both values lie in the ranges of WGS 84."""
        return -180 <= self.lon <= 180 and -90 <= self.lat <= 90  # noqa: PLR2004 - the antimeridian
