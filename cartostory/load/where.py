"""`lat:` and `lon:` of an event or of a note -> a point."""

from __future__ import annotations

from cartostory.geo.point import Point
from cartostory.problem import Problem, Span, problem


def where(lat: float | None, lon: float | None, span: Span, title: str) -> tuple[Point | None, tuple[Problem, ...]]:
    """Give the point, in degrees; none where nothing was written, and a problem where only half of it was."""
    if lat is None and lon is None:
        return None, ()
    if lat is None or lon is None:
        return None, (problem("half-position", span, title=title),)
    return Point(lon, lat), ()
