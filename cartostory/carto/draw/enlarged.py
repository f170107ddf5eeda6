"""The map of all arcs: where its towns crowd, an enlargement stands in the emptiest place, on upright sheets below.

A frame on the map shows what is enlarged. Names stand once: those of the enlarged towns beside them there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, hypot

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cartostory.carto.draw import furniture
from cartostory.carto.draw.account import together
from cartostory.carto.draw.map_pane import Chart, Parts, arcs_in, chart
from cartostory.carto.labels.collision import Box, Room, grown
from cartostory.carto.style.style import Style
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import BORDER, PAPER
from cartostory.carto.view.crowded import Enlargement, crowded
from cartostory.carto.view.picture import Drawn, Marker, Picture, Role
from cartostory.carto.view.view import View
from cartostory.carto.view.world_pieces import world_pieces
from cartostory.carto.world.world import CREDIT_TOWNS, CREDIT_WORLD
from cartostory.geo.point import Point
from cartostory.model import BorderPolicy

_SIDES_PX = (
    (0.36, 0.62),
    (0.32, 0.6),
    (0.29, 0.57),
    (0.26, 0.54),
    (0.3, 0.48),
    (0.25, 0.45),
)
"""Shares of the sheet, across and down, that an enlargement may take: the largest one that finds room."""
_LEAST_PX, _STEP_PX, _MARGIN, _GAP = 160.0, 12.0, 14.0, 8.0
_NAME_PX = (130.0, 26.0)
_NAME_SHARE = 0.13
"""The room that a town's name may ask for beside its mark, across and down; across no more than that of the sheet."""
_UPRIGHT, _BELOW = 480.0, 0.47
"""A sheet that is narrower has its enlargement below the map, which takes that share of the height."""
_CLEAR_PX = 22.0
"""How far an enlargement stands from what it enlarges."""
_HEAD_PX = 52.0
"""How far from the upper edge the northernmost town or arc stands: room for a name above it."""
_OF_HERE = 0.4
"""How much a town here counts beside one there: an enlargement is for what readers do not know yet."""
_MOST_LAND = 0.3
"""The share of an enlargement's place that may be land."""

_ASIDE = (0.0, 0.15, -0.15)
_CREDITS = (CREDIT_WORLD, CREDIT_TOWNS)
_BARE = Parts(quiet_line=False, locator=False)

Spot = tuple[float, float]
Cells = NDArray[numpy.bool_]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the sheet is shared: the map's own view, and where the enlargement stands on the sheet."""

    main: View
    inset: Enlargement
    box: Box
    is_below: bool

    @property
    def frame(self) -> Box:
        """Give what of the map is enlarged, in its px."""
        return _frame_of(self.main, self.inset)

    def aside(self, share: float) -> _Plan:
        """Move what is enlarged to the right by a share of the enlargement's width."""
        view = self.inset.view
        centre = view.point(view.width * (0.5 - share), view.height / 2)
        return replace(self, inset=replace(self.inset, view=replace(view, centre=centre)))


def draw_enlarged(picture: Picture, view: View, style: Style) -> Drawn | None:
    """Draw the map with its enlargement; None where no part of it is crowded, or no place is empty."""
    found = _best(picture, view, style)
    if found is None:
        return None
    plan, small = found
    said = frozenset(name for one in small.named for name in one.names)
    reserved = (plan.frame, grown(plan.box, 4), *(() if plan.is_below else _along(plan)))
    parts = Parts(quiet_line=not plan.is_below, locator=False, reserved=reserved, silent=said)
    large = chart(replace(picture, markers=tuple(_hushed(picture, plan))), plan.main, style, parts)
    return Drawn(
        _sheet(picture, plan, large, small),
        shown=large.shown,
        attribution=_CREDITS,
        hints=large.hints,
        named=together((large.named, small.named)),
        landmark=large.landmark,
        has_disputes=large.has_disputes or small.has_disputes,
    )


def _best(picture: Picture, view: View, style: Style) -> tuple[_Plan, Chart] | None:
    """Give the first plan whose enlargement names all of its towns, with that drawn; else the one that names most."""
    best: tuple[int, _Plan, Chart] | None = None
    for plan in _plans(picture, view):
        within = tuple(marker for marker in picture.markers if marker.point in plan.inset.towns)
        small = chart(replace(picture, markers=within), plan.inset.view, style, _BARE)
        missing = sum(marker.name not in small.bearing for marker in within)
        if best is None or missing < best[0]:
            best = missing, plan, small
        if not missing:
            break
    return best[1:] if best else None


def _sheet(picture: Picture, plan: _Plan, large: Chart, small: Chart) -> str:
    """Lay the map, the frame and the enlargement on the sheet; below each other they share a line at the foot."""
    main = _pane(large, (0.0, 0.0, plan.main.width, plan.main.height)) if plan.is_below else large.svg
    drawn = main + _tied(plan) + _pane(small, plan.box) + _edge(plan.box)
    if not plan.is_below:
        return drawn
    whole = replace(plan.main, height=picture.height)
    return drawn + furniture.quiet_line(whole, picture.language, _CREDITS, Room(picture.width, picture.height))


def _plans(picture: Picture, view: View) -> Iterator[_Plan]:
    """Yield the plans by which towns stand apart, those whose towns count for most first, then the largest.

    Each is tried with its towns in the middle, then aside: names may need the room.
    """
    found = _below(picture, view) if picture.width < _UPRIGHT else _beside(picture, view)
    for plan in sorted(found, key=lambda plan: -plan.inset.worth):
        for share in _ASIDE:
            yield plan.aside(share)


def _beside(picture: Picture, view: View) -> Iterator[_Plan]:
    high = picture.height - furniture.LINE_HEIGHT
    view = _raised(picture, view)
    land = _cells(view, shapely.union_all([*_land(view)]))
    for across, down in _SIDES_PX:
        wide, tall = round(picture.width * across), round(high * down)
        for found in crowded(view, _worth(picture), (wide, tall)) if min(wide, tall) >= _LEAST_PX else ():
            spot = _emptiest(picture, view, found, land)
            if spot:
                yield _Plan(view, found, (*spot, spot[0] + wide, spot[1] + tall), is_below=False)


def _below(picture: Picture, view: View) -> Iterator[_Plan]:
    foot = furniture.LINE_HEIGHT + furniture.rise(view, picture.language, _CREDITS)
    high = picture.height - foot - _GAP
    upper = round(high * (1 - _BELOW))
    main = View(view.width, upper, view.centre, view.zoom).inside_world()
    for found in crowded(main, _worth(picture), (picture.width, high - upper)):
        yield _Plan(main, found, (0.0, upper + _GAP, picture.width, high + _GAP), is_below=True)


def _worth(picture: Picture) -> Mapping[Point, float]:
    """Say how much each town counts for."""
    return {marker.point: _OF_HERE if marker.role is Role.HERE else 1.0 for marker in reversed(picture.markers)}


def _raised(picture: Picture, view: View) -> View:
    """Move a map up until what is northernmost on it stands at the upper edge: the room that is left is one."""
    tops = [view.place(marker.point)[1] for marker in picture.markers]
    tops += [float(line.bounds[1]) for line in arcs_in(picture, view)]
    up = max(0.0, min(tops) - _HEAD_PX)
    return replace(view, centre=view.point(view.width / 2, view.height / 2 + up)).inside_world()


def _emptiest(picture: Picture, view: View, found: Enlargement, land: Cells) -> Spot | None:
    """Give the upper left corner of the emptiest place for an enlargement: over no town, no arc, and little land.

    None where there is no such place. Of several the one that is nearest to what it enlarges.
    """
    wide, high = found.view.width, found.view.height
    taken = _sums(_cells(view, shapely.union_all([*_taken(picture, view, found)])), wide, high)
    share = _sums(land, wide, high) / max((wide // _STEP_PX) * (high // _STEP_PX), 1)
    rows, columns = numpy.nonzero((taken == 0) & (share <= _MOST_LAND))
    left, top = columns * _STEP_PX, rows * _STEP_PX
    foot = picture.height - furniture.LINE_HEIGHT - _MARGIN
    fits = (left >= _MARGIN) & (top >= _MARGIN) & (left + wide <= picture.width - _MARGIN) & (top + high <= foot)
    if not fits.any():
        return None
    x0, y0, x1, y1 = _frame_of(view, found)
    rough = numpy.round(share, 2)
    away = numpy.hypot(left + wide / 2 - (x0 + x1) / 2, top + high / 2 - (y0 + y1) / 2)
    chosen = min(numpy.flatnonzero(fits).tolist(), key=lambda one: (rough[rows[one], columns[one]], away[one]))
    return float(left[chosen]), float(top[chosen])


def _cells(view: View, area: BaseGeometry) -> Cells:
    """Tell for each cell of a grid over a view (rows, columns) whether its middle lies in an area in px."""
    columns = numpy.arange(_STEP_PX / 2, view.width, _STEP_PX)
    rows = numpy.arange(_STEP_PX / 2, view.height, _STEP_PX)
    x, y = numpy.meshgrid(columns, rows)
    shapely.prepare(area)
    found: Cells = numpy.asarray(shapely.intersects_xy(area, x, y))
    return found


def _sums(cells: Cells, wide: float, high: float) -> NDArray[numpy.int64]:
    """Count for each cell how many of those marked lie in the rectangle of px that begins at it (n, m)."""
    across, down = ceil(wide / _STEP_PX), ceil(high / _STEP_PX)
    total = numpy.pad(cells.astype(numpy.int64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    lower, upper = total[down:], total[:-down]
    found: NDArray[numpy.int64] = lower[:, across:] - upper[:, across:] - lower[:, :-across] + upper[:, :-across]
    return found


def _taken(picture: Picture, view: View, found: Enlargement) -> Iterator[BaseGeometry]:
    """Yield what no enlargement may cover: towns with room for their names, arcs, and what it enlarges."""
    across, down = min(_NAME_PX[0], picture.width * _NAME_SHARE), _NAME_PX[1]
    for marker in picture.markers:
        x, y = view.place(marker.point)
        reach = _MARGIN if marker.point in found.towns else across
        yield shapely.box(x - reach, y - down, x + reach, y + down)
    yield from (shapely.buffer(line, _MARGIN) for line in arcs_in(picture, view))
    yield shapely.box(*grown(_frame_of(view, found), _CLEAR_PX))


def _land(view: View) -> Iterator[BaseGeometry]:
    """Yield the land of a view, in px."""
    for piece in world_pieces(view, frozenset(), BorderPolicy.NONE).get("land", ()):
        yield shapely.make_valid(piece.geometry)


def _hushed(picture: Picture, plan: _Plan) -> Iterator[Marker]:
    """Yield the markers of the map: those of the enlarged towns without their names."""
    for marker in picture.markers:
        yield replace(marker, name="") if marker.point in plan.inset.towns else marker


def _frame_of(view: View, found: Enlargement) -> Box:
    """Give what of a view is enlarged, in its px."""
    inner = found.view
    left, top = view.place(inner.point(0, 0))
    right, bottom = view.place(inner.point(inner.width, inner.height))
    return left, top, right, bottom


def _ties(plan: _Plan) -> tuple[tuple[Spot, Spot], ...]:
    """Give the two lines from the frame to the enlargement, from corner to corner on the sides that face each other."""
    left, top, right, bottom = plan.frame
    x0, y0, x1, y1 = plan.box
    if plan.is_below:
        return ((left, bottom), (x0, y0)), ((right, bottom), (x1, y0))
    if x1 <= left:
        return ((left, top), (x1, y0)), ((left, bottom), (x1, y1))
    if x0 >= right:
        return ((right, top), (x0, y0)), ((right, bottom), (x0, y1))
    if y1 <= top:
        return ((left, top), (x0, y1)), ((right, top), (x1, y1))
    return ((left, bottom), (x0, y0)), ((right, bottom), (x1, y0))


def _along(plan: _Plan) -> Iterator[Box]:
    """Yield small boxes along the ties: no name is struck by them."""
    for (x0, y0), (x1, y1) in _ties(plan):
        count = max(1, int(hypot(x1 - x0, y1 - y0) / _STEP_PX))
        for number in range(count + 1):
            x, y = x0 + (x1 - x0) * number / count, y0 + (y1 - y0) * number / count
            yield x - 2, y - 2, x + 2, y + 2


def _tied(plan: _Plan) -> str:
    """Draw the frame of what is enlarged, and the ties from it to the enlargement."""
    left, top, right, bottom = plan.frame
    ends = "".join(
        f"M{svg.number(x0)} {svg.number(y0)}L{svg.number(x1)} {svg.number(y1)}" for (x0, y0), (x1, y1) in _ties(plan)
    )
    box = f"M{svg.number(left)} {svg.number(top)}H{svg.number(right)}V{svg.number(bottom)}H{svg.number(left)}z"
    halo = svg.element("path", d=box + ends, fill="none", stroke=PAPER, stroke_width=3, stroke_opacity=0.7)
    return halo + svg.element("path", d=box + ends, fill="none", stroke=BORDER, stroke_width=1)


def _pane(found: Chart, box: Box) -> str:
    """Set a drawn view into its box of the sheet."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    size = f"0 0 {svg.number(wide)} {svg.number(high)}"
    return svg.element("svg", found.svg, x=left, y=top, width=wide, height=high, viewBox=size)


def _edge(box: Box) -> str:
    """Draw a neat line around the enlargement, on a band of paper."""
    left, top, right, bottom = box
    where: dict[str, str | float] = {"x": left, "y": top, "width": right - left, "height": bottom - top, "fill": "none"}
    band = svg.element("rect", stroke=PAPER, stroke_width=7, **where)
    return band + svg.element("rect", stroke=BORDER, stroke_width=1.2, **where)
