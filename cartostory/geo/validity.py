"""A shapely geometry in degrees -> a valid one: crossings resolved, cut at the antimeridian, rings wound right."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.geo.antimeridian import split


def cleaned(geometry: BaseGeometry) -> tuple[BaseGeometry, tuple[str, ...]]:
    """Give a valid geometry of the same kind, and the codes of what was repaired.

    Exterior rings run counterclockwise, holes clockwise (RFC 7946 section 3.1.6). Empty where nothing is left.
    """
    codes: list[str] = []
    found = geometry
    if not shapely.is_valid(found):
        codes.append("layer-crossing-itself")
        found = _of_kind(shapely.make_valid(found), int(shapely.get_dimensions(geometry)))
        if found.is_empty:
            return found, ("layer-nothing-left",)
    west, _, east, _ = found.bounds if not found.is_empty else (0.0, 0.0, 0.0, 0.0)
    if west < -180 or east > 180:  # noqa: PLR2004 - the antimeridian
        whole = shapely.get_num_geometries(found)
        found = split(found)
        is_cut = shapely.get_dimensions(found) > 0 and shapely.get_num_geometries(found) > whole
        codes.append("layer-over-antimeridian" if is_cut else "layer-beyond-180")
    if shapely.get_dimensions(found) == 2:  # noqa: PLR2004 - areas
        found = shapely.orient_polygons(found, exterior_cw=False)
    return found, tuple(codes)


def _of_kind(geometry: BaseGeometry, dimensions: int) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == dimensions]
    flat = [inner for part in parts for inner in shapely.get_parts(part)]
    if not flat:
        return shapely.GeometryCollection()
    return flat[0] if len(flat) == 1 else shapely.union_all(flat)
