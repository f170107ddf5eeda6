"""A layer's latitude and longitude are not swapped.

Where one of them exceeds 90° reading the file tells. Kaya swapped lies in Gabon, Ivry in the sea off Somalia: only the
towns and the places of the story can tell that a layer was meant to lie among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.swapped import FAR_M, NEAR_M, anchors, turned
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Layer, Partnership, Site
from cartostory.problem import Problem, Span, problem

_DIGITS = 1
"""Features are judged by their middle in degrees, rounded so: a town's thousands stand for a few spots."""


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers that lie far from all of a story's towns and places, and near one of them when swapped."""
    for partnership in site.partnerships:
        for key, (found, name) in swapped_layers(partnership).items():
            layer = partnership.layers[key]
            said = {"lon": round(found.lon, 5), "lat": round(found.lat, 5)}
            yield problem("layer-seems-swapped", Span(layer.file), layer=layer.label or key, town=name, **said)


def swapped_layers(partnership: Partnership) -> dict[str, tuple[Point, str]]:
    """Give the layers that seem swapped by key: a position in each, and the town or place near which it should lie."""
    known = anchors(partnership.story)
    found = ((key, _near_when_turned(layer, known)) for key, layer in partnership.layers.items())
    return {key: judged for key, judged in found if judged}


def _near_when_turned(layer: Layer, known: dict[str, Point]) -> tuple[Point, str] | None:
    """Judge the layer as a whole: nothing of it lies where the story does, and most of it would when swapped."""
    middles = _middles(layer)
    if not known or not middles or any(distance_m(at, town) < FAR_M for at in middles for town in known.values()):
        return None
    near = [(at, name) for at in middles if at.is_on_earth and (name := _nearest(turned(at), known))]
    return near[0] if len(near) * 2 > len(middles) else None


def _nearest(point: Point, known: dict[str, Point]) -> str:
    name = min(known, key=lambda each: distance_m(point, known[each]))
    return name if point.is_on_earth and distance_m(point, known[name]) < NEAR_M else ""


def _middles(layer: Layer) -> list[Point]:
    """Give the middles of the features' boxes, one for all that lie close together."""
    found: dict[tuple[float, float], Point] = {}
    for feature in layer.features:
        west, south, east, north = feature.geometry.bounds
        lon, lat = (west + east) / 2, (south + north) / 2
        found.setdefault((round(lon, _DIGITS), round(lat, _DIGITS)), Point(lon, lat))
    return list(found.values())
