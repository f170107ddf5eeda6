"""Meridians and parallels for a view, at an interval that leaves room between them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import numpy
import shapely

from cartostory.carto.view.view import View
from cartostory.geo.projection import from_unit, unit_array, world_px

STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360)
"""Intervals in degrees: whole degrees, then minutes and seconds that people know."""
SPACE_PX = 190.0
TOP_LAT = 85.0


def step(view: View) -> float:
    """Give the interval for a view: the finest that keeps lines at least `SPACE_PX` apart."""
    per_degree = world_px(view.zoom) / 360
    return next((found for found in reversed(STEPS) if found * per_degree >= SPACE_PX), STEPS[0])


def values(view: View) -> tuple[list[float], list[float]]:
    """Give the longitudes and latitudes of the lines that cross a view."""
    left, top, right, bottom = view.unit_box()
    every = step(view)
    low, high = from_unit(left, min(bottom, 1.0)), from_unit(right, max(top, 0.0))
    lons = [number * every for number in range(ceil(low.lon / every), floor(high.lon / every) + 1)]
    lats = [number * every for number in range(ceil(low.lat / every), floor(high.lat / every) + 1)]
    return lons, [lat for lat in lats if abs(lat) <= TOP_LAT]


def graticule(view: View) -> Iterator[shapely.LineString]:
    """Yield the lines in px."""
    lons, lats = values(view)
    left, top, right, bottom = view.unit_box(2)
    columns = [((lon / 360 + 0.5, top), (lon / 360 + 0.5, bottom)) for lon in lons]
    heights = unit_array(numpy.array([(0.0, lat) for lat in lats]).reshape(-1, 2))[:, 1].tolist()
    rows = [((left, y), (right, y)) for y in heights]
    ends = numpy.array([*columns, *rows], dtype=float).reshape(-1, 2)
    yield from map(shapely.LineString, view.to_px(ends).reshape(-1, 2, 2))


def degree_text(value: float, letters: tuple[str, str]) -> str:
    """Write a longitude or latitude as maps do: `1°05′ O`; `letters` are those for positive and negative values."""
    seconds = round(abs(value) * 3600)
    degrees, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    text = f"{degrees}°" + (f"{minutes:02d}′" if minutes or rest else "") + (f"{rest:02d}″" if rest else "")
    return f"{text}\u00a0{letters[0] if value > 0 else letters[1]}" if seconds else text
