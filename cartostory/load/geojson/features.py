"""A parsed GeoJSON object -> features, and what was found in each of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from cartostory.load.geojson.geometry import DEPTH, Found, Position, geometries
from cartostory.model import Feature
from cartostory.model.plain_text import clean

_SHOWN = 5


@dataclass(slots=True)
class Findings:
    """What is wrong, by problem code: which features (number from 1, id) and where the first of them lies."""

    by_code: dict[str, list[tuple[int, str, Position | None]]] = field(default_factory=dict)

    def add(self, code: str, number: int, name: str, position: Position | None = None) -> None:
        """Note a finding, once per feature."""
        found = self.by_code.setdefault(code, [])
        if not found or found[-1][0] != number:
            found.append((number, name, position))

    def described(self) -> Iterator[tuple[str, dict[str, str | int]]]:
        """Yield each code with its message's values: count, features (number and id of the first few), position."""
        for code, found in self.by_code.items():
            names = ", ".join(f"{number} ({name})" if name else str(number) for number, name, _ in found[:_SHOWN])
            position = next((where for _, _, where in found if where), None)
            is_known = position is not None and all(map(math.isfinite, position))
            where = f"longitude {position[0]:.7g}, latitude {position[1]:.7g}" if position and is_known else "–"
            more = " …" if len(found) > _SHOWN else ""
            yield code, {"count": len(found), "features": names + more, "position": where}


def features(value: object, findings: Findings, first: int = 1) -> Iterator[Feature]:
    """Yield the features of a GeoJSON object of any type. Never raises; `findings` gets what is wrong."""
    if not isinstance(value, Mapping):
        findings.add("layer-not-geojson", first, "")
        return
    kind = value.get("type")
    if kind == "FeatureCollection":
        members = value.get("features")
        if not isinstance(members, list):
            findings.add("layer-without-features", first, "")
            return
        for number, member in enumerate(members, start=first):
            yield from _feature(member, number, findings)
    elif kind == "Feature":
        yield from _feature(value, first, findings)
    elif isinstance(kind, str) and (kind in DEPTH or kind == "GeometryCollection"):
        yield from _bare(value, first, findings)
    else:
        findings.add("layer-not-geojson", first, "")


def _bare(value: Mapping[object, object], number: int, findings: Findings) -> Iterator[Feature]:
    for geometry in _geometries(value, number, "", findings):
        yield Feature(geometry, {})


def _feature(value: object, number: int, findings: Findings) -> Iterator[Feature]:
    if not isinstance(value, Mapping) or value.get("type") != "Feature":
        findings.add("layer-not-a-feature", number, "")
        return
    properties = value.get("properties")
    if "features" in value:
        findings.add("layer-muddled-object", number, "")
    if properties is not None and not isinstance(properties, Mapping):
        findings.add("layer-broken-properties", number, "")
        properties = None
    known = _finite(properties or {})
    name, id_ = _id(value, known, number, findings)
    if value.get("geometry") is None:
        findings.add("layer-feature-without-geometry", number, name)
        return
    for geometry in _geometries(value["geometry"], number, name, findings):
        yield Feature(geometry, known, id_)


def _geometries(value: object, number: int, name: str, findings: Findings) -> Iterator[BaseGeometry]:
    found: Found = []
    yield from geometries(value, found)
    for code, position in found:
        findings.add(code, number, name, position)


def _id(
    value: Mapping[object, object], properties: Mapping[str, object], number: int, findings: Findings
) -> tuple[str, str | int | None]:
    given = value.get("id")
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, float):
        given = str(given)
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        findings.add("layer-broken-id", number, "")
        given = None
    if given is None:
        osm = properties.get("@id") or properties.get("osm_id") or properties.get("id")
        return (str(osm) if isinstance(osm, str | int) else ""), None
    return str(given), given


def _finite(properties: Mapping[object, object]) -> dict[str, object]:
    """Give the properties without NaN and infinity, which no JSON text may hold (RFC 8259 section 6).

    Names and texts come in composed letters and without control characters, which no picture (XML) may hold.
    """
    return {clean(str(key)): _cleaned(value) for key, value in properties.items()}


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value
