"""Geometries in degrees -> the smallest box around them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.bounds import Bounds


def extent_of(shapes: Iterable[BaseGeometry]) -> Bounds | None:
    """Return the smallest box around geometries in degrees that are cut at the antimeridian; None without any.

    Each part counts by itself: the box around the two halves of an island that the antimeridian cuts is the world.
    """
    parts = shapely.get_parts(shapely.get_parts(numpy.array(list(shapes), dtype=object)))
    boxes = shapely.bounds(parts[~shapely.is_empty(parts)])
    return Bounds.enclosing(Bounds(*box) for box in boxes.tolist())
