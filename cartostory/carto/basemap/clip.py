"""Geometries cut to a box of the unit square, quickly, and mended where that leaves or meets a broken area."""

from __future__ import annotations

import shapely

from cartostory.carto.svg.svg import Geometries

_AREA, _GROWN = 2, 1.0001


def cut_to(geometries: Geometries, box: tuple[float, float, float, float]) -> Geometries:
    """Cut geometries to a box. One that lies outside is empty then.

    GEOS cuts to a box without noding; an area that crosses itself may come back as the whole box. Those are mended and
    cut again, the slow way.
    """
    found: Geometries = shapely.clip_by_rect(geometries, *box)
    grown = shapely.area(found) > shapely.area(geometries) * _GROWN
    broken = grown | ~shapely.is_valid(found)
    broken &= shapely.get_dimensions(found) == _AREA
    if broken.any():
        whole = shapely.make_valid(geometries[broken])
        found[broken] = shapely.intersection(whole, shapely.box(*box))
    return found
