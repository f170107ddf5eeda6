"""What the world's files take for settled -> parts that show it as contested, by the table of `geo/disputes.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.topology import Part, boxes_of, geometry_of
from cartostory.geo.bounds import Bounds
from cartostory.geo.disputes import ADDED_LINES, HELD, Held, disputes_between
from cartostory.geo.projection import Array


def undisputed(part: Part, arcs: list[Array]) -> Iterator[Part]:
    """Yield a country's part without the territories that it holds, and each of those as a part of its own."""
    west, south, east, north = part.box
    for held in HELD:
        within = held.within
        apart = east < within.west or west > within.east or north < within.south or south > within.north
        if part.key != held.holder or apart:
            continue
        if within.west <= west and east <= within.east and within.south <= south and north <= within.north:
            yield replace(part, key=held.key, properties={})
            return
        properties = {"ct": list(held.middle)} if held.middle else {}
        yield _boxed(replace(part, key=held.key, properties={**properties, "only": held}), arcs)
        part = _boxed(replace(part, properties={**part.properties, "but": held}), arcs)
    yield part


def _boxed(part: Part, arcs: list[Array]) -> Part:
    west, south, east, north = cut(part, geometry_of(part, arcs)).bounds
    return replace(part, box=(west, south, east, north))


def cut(part: Part, whole: BaseGeometry) -> BaseGeometry:
    """Give what a part has of an area: a holder's own without the territory, or the territory alone."""
    only, but = part.properties.get("only"), part.properties.get("but")
    if isinstance(only, Held):
        return shapely.intersection(whole, _box(only.within))
    return shapely.difference(whole, _box(but.within)) if isinstance(but, Held) else whole


def _box(bounds: Bounds) -> BaseGeometry:
    found: BaseGeometry = shapely.box(bounds.west, bounds.south, bounds.east, bounds.north)
    return found


def border_parts(left: str, right: str, arc: int, arcs: list[Array]) -> Iterator[Part]:
    """Yield a border's plain and disputed parts; where only a part is disputed the arc is cut, and the pieces added."""
    found = disputes_between(left, right)
    areas = [_box(dispute.within) for dispute in found if dispute.within]
    if len(areas) < len(found) or not found:
        yield _line("border", f"{left}-{right}", arc, arcs, disputed=bool(found))
        return
    line, area = shapely.LineString(arcs[arc]), shapely.union_all(areas)
    for disputed, stretch in ((True, shapely.intersection(line, area)), (False, shapely.difference(line, area))):
        for piece in shapely.get_parts(shapely.line_merge(stretch)):
            arcs.append(shapely.get_coordinates(piece))
            yield _line("border", f"{left}-{right}", len(arcs) - 1, arcs, disputed=disputed)


def _line(kind: str, key: str, arc: int, arcs: list[Array], *, disputed: bool) -> Part:
    (box,) = boxes_of([arcs[arc]])
    return Part(kind, key, ((arc,),), is_area=False, box=box, properties={"disputed": disputed})


def added_borders(arcs: list[Array]) -> Iterator[Part]:
    """Yield the contested lines that no file holds; their arcs are added."""
    for left, right, line in ADDED_LINES:
        arcs.append(numpy.array(line))
        yield _line("border", f"{left}-{right}", len(arcs) - 1, arcs, disputed=True)
