"""Coordinates of any known system -> WGS 84, longitude first. PROJ knows the systems, without network."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.load.geojson.format import is_wgs84
from cartostory.load.vector.outcome import VectorError

DECIMALS = 9
"""A tenth of a millimetre on the ground: what a transformation adds behind it is noise."""
_LIKELY = (
    # west, south, east, north in the system’s own units; who uses it
    ("EPSG:4326", "WGS 84", (-180.0, -90.0, 180.0, 90.0)),
    ("EPSG:2154", "RGF93 / Lambert-93", (0.0, 6_000_000.0, 1_300_000.0, 7_200_000.0)),
    ("EPSG:27572", "NTF / Lambert II étendu", (0.0, 1_600_000.0, 1_200_000.0, 2_700_000.0)),
    ("EPSG:3857", "WGS 84 / Web Mercator", (-20_100_000.0, -20_100_000.0, 20_100_000.0, 20_100_000.0)),
)


@lru_cache(maxsize=32)
def _known(text: str) -> Any:
    """Give the system that a name, a code or a WKT stands for. Raises `VectorError` where none does."""
    import pyproj  # noqa: PLC0415 - a database of systems: most sites need none of it
    from pyproj import network  # noqa: PLC0415 - same
    from pyproj.exceptions import CRSError  # noqa: PLC0415 - same

    network.set_network_enabled(active=False)  # type: ignore[attr-defined] # public, says its documentation
    try:
        return pyproj.CRS.from_user_input(f"EPSG:{text}" if text.strip().isdigit() else text)
    except CRSError as error:
        raise VectorError("layer-crs-not-known", name=text.strip()[:80]) from error


def system_name(text: str) -> str:
    """Give the name of a system, with its code where it has one: “RGF93 v1 / Lambert-93 (EPSG:2154)”."""
    system = _known(text)
    code = system.to_epsg(min_confidence=70)
    return f"{system.name} (EPSG:{code})" if code else str(system.name)


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts stand for one system. Raises `VectorError`."""
    return bool(_known(one).equals(_known(other), ignore_axis_order=True))


def is_plain(text: str) -> bool:
    """Tell whether coordinates in a system are longitude and latitude in WGS 84 already. Raises `VectorError`."""
    if is_wgs84(text):
        return True
    system = _known(text)
    return bool(system.to_epsg(min_confidence=70) in (4326, 4979))


@lru_cache(maxsize=16)
def _transformer(text: str) -> Any:
    import pyproj  # noqa: PLC0415 - same

    return pyproj.Transformer.from_crs(_known(text), "OGC:CRS84", always_xy=True)


def to_wgs84(geometries: Iterable[BaseGeometry | None], system: str) -> list[BaseGeometry | None]:
    """Bring geometries to degrees. What has no place in the system comes out as infinity, which is reported later."""
    found = list(geometries)
    if is_plain(system):
        return found
    turn = _transformer(system)

    def moved(points: Any) -> Any:
        lon, lat = turn.transform(points[:, 0], points[:, 1])
        return numpy.round(numpy.column_stack((lon, lat)), DECIMALS)

    return [shapely.transform(one, moved) if one is not None and not one.is_empty else one for one in found]


def proposal(geometries: Iterable[BaseGeometry | None]) -> str:
    """Propose the systems in whose usual range the coordinates lie: for a question, never taken as such."""
    bounds = shapely.total_bounds([one for one in geometries if one is not None])
    west, south, east, north = (float(part) for part in bounds)
    fits = [
        f"{code} ({name})"
        for code, name, box in _LIKELY
        if box[0] <= west and box[1] <= south and east <= box[2] and north <= box[3]
    ]
    return ", ".join(fits) or "–"


def example(geometries: Iterable[BaseGeometry | None]) -> str:
    """Give the first position that is there, as a writer can compare it with what a colleague says."""
    for one in geometries:
        if one is not None and not one.is_empty:
            x, y = shapely.get_coordinates(one)[0]
            return f"{x:.10g} / {y:.10g}"
    return "–"
