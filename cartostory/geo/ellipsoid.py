"""The earth as an ellipsoid (WGS 84): how long a degree is at a latitude, and how long lines are."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.projection import Array

SEMI_MAJOR_M = 6_378_137.0
_ECCENTRICITY_2 = 0.006_694_379_990_141_3
_LONGEST_DEGREES = 0.5


def metres_per_degree(lat: float) -> tuple[float, float]:
    """Give the length of a degree of latitude and of one of longitude, in metres, at a latitude.

    The radii of curvature along the meridian and across it (Snyder, Map Projections, p. 24 and 25).
    """
    bend = 1 - _ECCENTRICITY_2 * sin(radians(lat)) ** 2
    across = SEMI_MAJOR_M / bend**0.5
    return across * (1 - _ECCENTRICITY_2) / bend * pi / 180, across * cos(radians(lat)) * pi / 180


def length_m(geometry: BaseGeometry) -> float:
    """Give the length of lines given in degrees, in metres on the ellipsoid; of areas, that of their edges.

    Each step is measured with the radii in its middle. Long ones are cut first, along the straight line of the map
    (RFC 7946 section 3.1.1), so that the figure is right to some millimetres per kilometre.
    """
    fine = shapely.segmentize(geometry, _LONGEST_DEGREES)
    parts = shapely.get_parts(fine)
    edges = [shapely.boundary(part) if part.geom_type == "Polygon" else part for part in parts]
    lines = [line for edge in edges for line in shapely.get_parts(edge)]
    return float(sum(_along(shapely.get_coordinates(line)) for line in lines))


def _along(positions: Array) -> float:
    steps = numpy.diff(positions, axis=0)
    middle = numpy.radians((positions[:-1, 1] + positions[1:, 1]) / 2)
    bend = 1 - _ECCENTRICITY_2 * numpy.sin(middle) ** 2
    across = SEMI_MAJOR_M / numpy.sqrt(bend)
    north = numpy.radians(steps[:, 1]) * across * (1 - _ECCENTRICITY_2) / bend
    east = numpy.radians(steps[:, 0]) * across * numpy.cos(middle)
    return float(numpy.hypot(north, east).sum())
