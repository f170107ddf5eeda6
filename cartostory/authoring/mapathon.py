"""A box and a size -> the squares of a mapathon as GeoJSON: names, links into the editor, and how far each is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, floor, log2, radians

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from cartostory.carto.osm.tally import tallies
from cartostory.carto.osm.works import WorkStatus, status_of
from cartostory.geo.bounds import Bounds
from cartostory.geo.grid import Cell, grid
from cartostory.geo.projection import EQUATOR_M
from cartostory.model import Feature

MOST_CELLS = 10_000
_DECIMALS = 7
_TILE_PX, _SCREEN_PX = 256, 800
_NEAREST, _FARTHEST = 19, 16
"""Zooms of openstreetmap.org's editor, which takes nothing in from farther away."""
_KEPT = (WorkStatus.DONE, WorkStatus.STOPPED)


@dataclass(frozen=True, slots=True)
class GridOrder:
    """What is asked for: the box, the side of a square in metres, and what its squares are held against.

    `within` keeps the squares that touch an area; `extract` fills in counts and a status; `done` names squares that
    people call finished; `before` are the squares of an earlier file, whose finished and stopped ones stay so.
    """

    bounds: Bounds
    cell_m: float
    within: BaseGeometry | None = None
    extract: Sequence[Feature] | None = None
    done: frozenset[str] = frozenset()
    before: Sequence[Feature] = ()


def squares(wanted: GridOrder) -> tuple[Cell, ...]:
    """Give the squares that are asked for, in reading order."""
    found = tuple(grid(wanted.bounds, wanted.cell_m).cells())
    if wanted.within is None:
        return found
    shapely.prepare(wanted.within)
    return tuple(cell for cell in found if shapely.intersects(wanted.within, cell.area))


def collection(wanted: GridOrder) -> dict[str, object]:
    """Give the squares as a GeoJSON FeatureCollection (RFC 7946)."""
    cells = squares(wanted)
    known = _progress(cells, wanted)
    features = [_feature(cell, wanted, properties) for cell, properties in zip(cells, known, strict=True)]
    return {"type": "FeatureCollection", "features": features}


def text(found: Mapping[str, object]) -> str:
    """Write a collection with one square per line, so that changes can be read in a diff."""
    features = found["features"]
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]  # type: ignore[attr-defined]  # ours
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def editor_url(cell: Cell, cell_m: float) -> str:
    """Give the address that opens a square in the editor of openstreetmap.org, at a zoom that shows it whole."""
    centre = cell.centre
    whole = EQUATOR_M * cos(radians(centre.lat)) / (cell_m * _TILE_PX / _SCREEN_PX)
    zoom = max(_FARTHEST, min(_NEAREST, floor(log2(whole))))
    return f"https://www.openstreetmap.org/edit?editor=id#map={zoom}/{centre.lat:.5f}/{centre.lon:.5f}"


def _feature(cell: Cell, wanted: GridOrder, known: Mapping[str, object]) -> dict[str, object]:
    area = shapely.transform(cell.area, lambda positions: positions.round(_DECIMALS))
    outline = mapping(shapely.orient_polygons(area, exterior_cw=False))
    return {
        "type": "Feature",
        "id": cell.name,
        "properties": {"name": cell.name, **known, "edit": editor_url(cell, wanted.cell_m)},
        "geometry": {"type": outline["type"], "coordinates": outline["coordinates"]},
    }


def _progress(cells: Sequence[Cell], wanted: GridOrder) -> list[dict[str, object]]:
    kept = _kept(cells, wanted)
    if wanted.extract is None:
        return [{"status": str(kept[cell.name])} if cell.name in kept else {} for cell in cells]
    found = []
    for cell, counts in zip(cells, tallies([cell.area for cell in cells], wanted.extract), strict=True):
        begun = WorkStatus.UNDER_WAY if counts.features else WorkStatus.PLANNED
        found.append(
            {
                "status": str(kept.get(cell.name, begun)),
                "buildings": counts.buildings,
                "roads_km": round(counts.roads_m / 1000, 2),
                "places": counts.places,
            }
        )
    return found


def _kept(cells: Sequence[Cell], wanted: GridOrder) -> dict[str, WorkStatus]:
    """Give the status that people gave to squares: those of the same name in the same place, and those named done."""
    by_name = {str(feature.properties.get("name")): feature for feature in wanted.before}
    found = {}
    for cell in cells:
        old = by_name.get(cell.name)
        status = status_of(old.properties) if old else None
        if old and status in _KEPT and shapely.contains(cell.area, shapely.point_on_surface(old.geometry)):
            found[cell.name] = status
        if cell.name in wanted.done:
            found[cell.name] = WorkStatus.DONE
    return found
