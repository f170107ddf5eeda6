"""What somebody typed (a box, a place and how far around it, a size) -> values, or a sentence about what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cartostory.authoring.basemap.provenance import Asked
from cartostory.authoring.basemap.remote import FetchError
from cartostory.carto.basemap.area import LEAST_ZOOM, around
from cartostory.carto.view.names import targets
from cartostory.geo.point import Point
from cartostory.geo.projection import MERCATOR_LAT
from cartostory.model import Site
from cartostory.model.spelling import fold, nearest

_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_BOX = re.compile(rf"\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*")
_POINT = re.compile(rf"\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*")
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(km|m)?", re.IGNORECASE)
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|m|g)?(?:b|o)?", re.IGNORECASE)
_BYTES = {"k": 1_000, "m": 1_000_000, "g": 1_000_000_000, "": 1_000_000}
_MOST_RADIUS_M = 200_000.0


def asked_boxes(site: Site, bbox: str, surroundings: tuple[str, str], most_zoom: int) -> tuple[Asked, ...]:
    """Give the boxes of `--bbox` and of `--around` with `--radius`. Raises `FetchError`."""
    found = []
    place, radius = surroundings
    if bbox:
        found.append(_box(bbox, most_zoom))
    if place:
        bounds = around(point_of(site, place), metres_of(radius))
        west, east = round(bounds.west, 5), round(bounds.east, 5)
        found.append(Asked(west, round(bounds.south, 5), east, round(bounds.north, 5), LEAST_ZOOM, most_zoom))
    return tuple(found)


def _box(text: str, most_zoom: int) -> Asked:
    match = _BOX.fullmatch(text)
    west, south, east, north = map(float, match.groups()) if match else (0.0, 0.0, 0.0, 0.0)
    is_on_earth = max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= MERCATOR_LAT + 5  # noqa: PLR2004 - degrees
    if not is_on_earth or west == east or south >= north:
        raise FetchError("basemap-box", text=text)
    return Asked(west, south, east, north, LEAST_ZOOM, most_zoom)


def point_of(site: Site, text: str) -> Point:
    """Give the point of a place or a town of the site's stories, or of “48.81, 2.38” (latitude first)."""
    match = _POINT.fullmatch(text)
    if match:
        point = Point(float(match[2]), float(match[1]))
        if not point.is_on_earth:
            raise FetchError("basemap-place", text=text, nearest="48.81, 2.38")
        return point
    named = _named_points(site)
    known = named.get(fold(text))
    if known is None:
        raise FetchError("basemap-place", text=text, nearest=nearest(fold(text), list(named)) or "–")
    return known


def _named_points(site: Site) -> Mapping[str, Point]:
    found: dict[str, Point] = {}
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for key, target in targets(partnership, story).items():
                if target.point:
                    found.setdefault(fold(key), target.point)
                    found.setdefault(fold(target.name), target.point)
    return found


def metres_of(text: str) -> float:
    """Read a length: “5km”, “800 m”; a bare number is kilometres. Raises `FetchError`."""
    match = _LENGTH.fullmatch(text.strip())
    metres = float(match[1].replace(",", ".")) * (1 if (match[2] or "").lower() == "m" else 1_000) if match else 0.0
    if not 0 < metres <= _MOST_RADIUS_M:
        raise FetchError("basemap-radius", text=text)
    return metres


def bytes_of(text: str) -> int | None:
    """Read a size: “80MB”, “80 Mo”; a bare number is megabytes. None for nothing. Raises `FetchError`."""
    if not text.strip():
        return None
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise FetchError("basemap-size", text=text)
    return int(float(match[1].replace(",", ".")) * _BYTES[(match[2] or "").lower()])
