"""A GeoJSON geometry object -> valid shapely geometries. Repairs only what can be repaired with certainty."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.antimeridian import area_within, unwrap, unwrap_ring
from cartostory.geo.validity import cleaned

DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_TOO_EXACT = 9
_FEWEST_LINE, _FEWEST_RING = 2, 3
_NOT_DEGREES = 400.0

Position = tuple[float, float]
Found = list[tuple[str, Position | None]]
"""What was found in a geometry: a problem's code and the position, where there is one."""


def geometries(value: object, found: Found) -> Iterator[BaseGeometry]:
    """Yield the geometries of a geometry object, collections flattened; `found` gets what is wrong with it."""
    if not isinstance(value, Mapping):
        found.append(("layer-broken-geometry", None))
        return
    kind = value.get("type")
    if {"geometry", "properties", "features"} & set(value):
        found.append(("layer-muddled-object", None))
    if not _is_bbox(value.get("bbox")):
        found.append(("layer-broken-bbox", None))
    if kind == "GeometryCollection":
        yield from _collection(value, found)
    elif not isinstance(kind, str) or kind not in DEPTH or "coordinates" not in value:
        found.append(("layer-broken-geometry", None))
    else:
        yield from _single(kind, value["coordinates"], found)


def _collection(value: Mapping[object, object], found: Found) -> Iterator[BaseGeometry]:
    members = value.get("geometries")
    if not isinstance(members, list):
        found.append(("layer-broken-geometry", None))
        return
    found.append(("layer-collection", None))
    for member in members:
        yield from geometries(member, found)


def _single(kind: str, coordinates: object, found: Found) -> Iterator[BaseGeometry]:
    if coordinates == [] or coordinates is None:
        found.append(("layer-feature-without-geometry", None))
        return
    positions = list(_positions(coordinates, DEPTH[kind]))
    if None in positions:
        found.append(("layer-broken-geometry", _first(positions)))
        return
    known = [position for position in positions if position is not None]
    if not known:
        found.append(("layer-feature-without-geometry", None))
        return
    fault = _fault(known)
    if fault:
        found.append(fault)
        return
    if any(_decimals(position) for position in known[:3]):
        found.append(("layer-needless-decimals", known[0]))
    geometry, codes = cleaned(_built(kind, coordinates, found))
    found.extend((code, known[0]) for code in codes)
    if not geometry.is_empty:
        yield geometry


def _positions(value: object, depth: int) -> Iterator[Position | None]:
    if not isinstance(value, list):
        yield None
    elif depth:
        for inner in value:
            yield from _positions(inner, depth - 1)
    elif len(value) > 1 and all(isinstance(part, int | float) and not isinstance(part, bool) for part in value[:2]):
        try:
            yield float(value[0]), float(value[1])
        except OverflowError:
            yield None
    elif len(value) > 1 and all(part is None or isinstance(part, str | int | float) for part in value[:2]):
        yield math.nan, math.nan  # quoted, or empty: an export of a table writes numbers as text
    else:
        yield None


def _first(positions: list[Position | None]) -> Position | None:
    return next((position for position in positions if position is not None), None)


def _fault(positions: list[Position]) -> tuple[str, Position] | None:
    """Find a position that no map can show: not a number, metres, swapped, beyond the poles."""
    for position in positions:
        lon, lat = position
        if not (math.isfinite(lon) and math.isfinite(lat)):
            return "layer-not-a-number", position
        if abs(lon) > _NOT_DEGREES or abs(lat) > _NOT_DEGREES:
            return "layer-not-in-degrees", position
    for position in positions:
        lon, lat = position
        if abs(lat) > 90:  # noqa: PLR2004 - the pole
            swapped = all(abs(lon) <= 90 and abs(lat) <= 180 for lon, lat in positions)  # noqa: PLR2004 - same
            return "layer-swapped-axes" if swapped else "layer-outside-the-world", position
        if abs(lon) > 360:  # noqa: PLR2004 - a whole turn
            return "layer-outside-the-world", position
    return None


def _decimals(position: Position) -> bool:
    return any(len(repr(part).partition(".")[2]) > _TOO_EXACT for part in position)


def _built(kind: str, value: object, found: Found) -> BaseGeometry:  # noqa: PLR0911 - one line per type
    """Build the geometry; the caller has checked its positions."""
    match kind, value:
        case "Point", list():
            return shapely.Point(_flat(value))
        case "MultiPoint", list():
            return shapely.MultiPoint([_flat(position) for position in value])
        case "LineString", list():
            return _line(value, found)
        case "MultiLineString", list():
            return shapely.MultiLineString(
                [part for part in (_line(line, found) for line in value) if not part.is_empty]
            )
        case "Polygon", list():
            return _polygon(value, found)
        case _, list():
            parts = shapely.get_parts([_polygon(rings, found) for rings in value])
            return shapely.MultiPolygon(list(parts[~shapely.is_empty(parts)]))
    return shapely.Point()


def _flat(position: list[float]) -> Position:
    return float(position[0]), float(position[1])


def _line(value: list[list[float]], found: Found) -> shapely.LineString:
    if len(value) < _FEWEST_LINE:
        found.append(("layer-too-few-points", _flat(value[0]) if value else None))
        return shapely.LineString()
    return shapely.LineString(unwrap([_flat(position) for position in value]))


def _polygon(value: list[list[list[float]]], found: Found) -> BaseGeometry:
    written = [_ring(ring, found) for ring in value]
    if not written or written[0] is None:
        return shapely.Polygon()
    rings = [ring for ring in written if ring]
    outer, *holes = (unwrap_ring(ring) for ring in rings)
    _winding(outer, holes, found)
    area = area_within(rings)
    if area.geom_type == "MultiPolygon" and any(abs(lon) > 180 for lon, _ in outer):  # noqa: PLR2004 - the antimeridian
        found.append(("layer-over-antimeridian", rings[0][0]))
    return area


def _ring(value: list[list[float]], found: Found) -> list[Position] | None:
    ring = [_flat(position) for position in value]
    closed = bool(ring) and ring[0] == ring[-1]
    if len(ring) - closed < _FEWEST_RING:
        found.append(("layer-too-few-points", ring[0] if ring else None))
        return None
    if not closed:
        found.append(("layer-open-ring", ring[-1]))
        ring.append(ring[0])
    return ring


def _winding(outer: list[Position], holes: list[list[Position]], found: Found) -> None:
    """Note rings against the right-hand rule (RFC 7946 section 3.1.6); `cleaned` turns them."""
    if _area(outer) < 0 or any(_area(hole) > 0 for hole in holes):
        found.append(("layer-wrong-winding", outer[0]))


def _area(ring: list[Position]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _is_bbox(value: object) -> bool:
    if value is None:
        return True
    return (
        isinstance(value, list)
        and len(value) in (4, 6)
        and all(isinstance(part, int | float) and not isinstance(part, bool) for part in value)
    )
