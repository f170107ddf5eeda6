"""A layer lies together: what is far from everything else in it is nearly always a slip in the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy
import shapely

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.view.features import name_of
from cartostory.geo.projection import Array
from cartostory.geo.sphere import RADIUS_M
from cartostory.model import Layer, Site
from cartostory.problems.problem import Problem, Span, problem

FAR_M = 5_000_000.0
_NEAR_ZERO = 0.001
_LEAST_FEATURES, _MOST_SHARE = 3, 1 / 3
"""Of two features neither is the one that strayed; where many lie far apart the layer is of the whole world."""
_MOST_CELLS = 2_000
_NAMED = 3


def check_outliers(site: Site, _today: date) -> Iterator[Problem]:
    """Find features of a layer at (0, 0), and such that lie more than 5,000 km from all others."""
    for partnership in site.partnerships:
        language = partnership.story.language
        for key, layer in partnership.layers.items():
            for code, numbers in (("layer-feature-at-zero", at_zero(layer)), ("layer-feature-far-off", far_off(layer))):
                if numbers:
                    names = _named(layer, numbers, language)
                    yield problem(code, Span(layer.file), layer=layer.label or key, features=names)


def at_zero(layer: Layer) -> list[int]:
    """Return the numbers (from 0) of the features at latitude 0, longitude 0, beside others that lie elsewhere."""
    bounds = shapely.bounds(numpy.array([feature.geometry for feature in layer.features], dtype=object))
    return numpy.flatnonzero((numpy.abs(bounds) < _NEAR_ZERO).all(axis=1)).tolist()


def far_off(layer: Layer) -> list[int]:
    """Return the numbers (from 0) of the features that lie far from all others; (0, 0) is a case of its own."""
    middles = _middles(layer)
    counted = numpy.flatnonzero((numpy.abs(middles) >= _NEAR_ZERO).any(axis=1))
    if len(counted) < _LEAST_FEATURES:
        return []
    cells, first, count = numpy.unique(numpy.round(middles[counted]), axis=0, return_index=True, return_counts=True)
    if len(cells) > _MOST_CELLS:
        return []
    vectors = _vectors(middles[counted[first]])
    angles = numpy.arccos(numpy.clip(vectors @ vectors.T, -1, 1))
    numpy.fill_diagonal(angles, numpy.inf)
    alone = (angles.min(axis=1) * RADIUS_M > FAR_M) & (count == 1)
    found = sorted(counted[first[alone]].tolist())
    return found if len(found) <= len(counted) * _MOST_SHARE else []


def _middles(layer: Layer) -> Array:
    """Return a position in each feature, in degrees (n, 2); an empty one has none and stands at no place (nan)."""
    spots = shapely.point_on_surface(numpy.array([feature.geometry for feature in layer.features], dtype=object))
    return numpy.column_stack((shapely.get_x(spots), shapely.get_y(spots)))


def _vectors(degrees: Array) -> Array:
    lon, lat = numpy.radians(degrees[:, 0]), numpy.radians(degrees[:, 1])
    return numpy.column_stack((numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)))


def _named(layer: Layer, numbers: list[int], language: str) -> str:
    """Name the first features: by what stands on the map, else by their number in the file."""
    names = (name_of(tags_of(layer.features[number].properties), language, layer.style.label) for number in numbers)
    shown = [name or f"n° {number + 1}" for name, number in zip(names, numbers, strict=True)][:_NAMED]
    more = len(numbers) - len(shown)
    return ", ".join(shown) + (f" (+ {more})" if more else "")
