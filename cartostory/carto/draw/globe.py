"""The orthographic globe of an opening: land, graticule, the arc between two towns, and their names -> SVG."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.draw import marks
from cartostory.carto.draw.globe_area import borders, cut_coasts, grid, near_areas, near_lines
from cartostory.carto.labels.collision import Room
from cartostory.carto.svg import svg
from cartostory.carto.svg.palette import BORDER, COAST, LAND, OTHER_LAND, SOFT, SOFT_ON_DARK, WATER
from cartostory.carto.view.picture import Drawn, Marker, Picture
from cartostory.carto.world.territories import alpha_2
from cartostory.carto.world.world import CREDIT_WORLD, World, world
from cartostory.geo.antimeridian import has_seam
from cartostory.geo.point import Point
from cartostory.geo.projection import Globe
from cartostory.geo.sphere import great_circle
from cartostory.model import BorderPolicy

_AREAS = ("country", "lake")
_AT_NIGHT = svg.element("style", f"@media (prefers-color-scheme: dark) {{ .foot {{ fill: {SOFT_ON_DARK} }} }}")
"""A globe stands on the page itself, by day and by night; a `fill` of CSS goes before the attribute."""
_LIFT = 0.22
_TOLERANCE_PX, _SMALLEST_PX2 = 0.5, 2.0


def draw_globe(picture: Picture) -> Drawn:
    """Draw the globe, turned so that the middle of the arc faces the reader."""
    globe = globe_of(picture)
    room = Room(picture.width, picture.height)
    ground = _ground(globe, picture.borders.policy, picture.countries)
    lines = list(_arcs(globe, picture))
    found = marks.spread(marks.marks(picture, lambda marker: _at(globe, marker)), room)
    marks.keep_clear(lines, room)
    names, _ = marks.named(found, room)
    arcs = marks.draw_arcs(lines, picture.here_colour, picture.there_colour, 3.0)
    body = ground + svg.element("g", arcs, transform="scale(.1)") + "".join(marks.drawn(mark) for mark in found) + names
    credit = _credit(picture) if any(marker.name for marker in picture.markers) else ""
    return Drawn(svg=body + credit, attribution=(CREDIT_WORLD,))


def _credit(picture: Picture) -> str:
    """Name the source. A globe without names is an ornament: whoever shows it names the source beside it."""
    where = {"x": picture.width - 8, "y": picture.height - 8}
    return _AT_NIGHT + svg.element(
        "text", CREDIT_WORLD, **where, text_anchor="end", font_size=12, fill=SOFT, class_="foot"
    )


def globe_of(picture: Picture) -> Globe:
    """Give the globe that fills a picture."""
    side = min(picture.width, picture.height)
    return Globe(_middle(picture), side / 2 - 14, picture.width / 2, picture.height / 2)


def small_globe(picture: Picture, x: float, y: float, radius: float) -> str:
    """Draw a globe without names around (x, y), for the corner of another picture."""
    globe = Globe(_middle(picture), radius, x, y)
    ground = _ground(globe, picture.borders.policy, picture.countries)
    arcs = marks.draw_arcs(list(_arcs(globe, picture)), picture.here_colour, picture.there_colour, 2.0)
    towns = [
        svg.element("circle", cx=spot[0], cy=spot[1], r=3, fill=marks.colour_of(marker, picture))
        for marker in picture.markers
        if (spot := _at(globe, marker))
    ]
    return ground + svg.element("g", arcs, transform="scale(.1)") + "".join(towns)


def _middle(picture: Picture) -> Point:
    points = [point for arc in picture.arcs for point in (arc.start, arc.end)] or [
        marker.point for marker in picture.markers
    ]
    if not points:
        return Point(10, 25)
    if len(points) == 1:
        return points[0]
    path = great_circle(points[0], points[-1])
    middle = path[len(path) // 2]
    return Point((middle.lon + 540) % 360 - 180, max(-55.0, min(55.0, middle.lat)))


def _at(globe: Globe, marker: Marker) -> tuple[float, float] | None:
    x, y, near = globe.place(marker.point)
    return (x, y) if near else None


def _arcs(globe: Globe, picture: Picture) -> Iterator[shapely.LineString]:
    """Yield the arcs, lifted off the ground in their middle like a flight's path, where they lie on the near side."""
    for arc in picture.arcs:
        path = great_circle(arc.start, arc.end, 40_000)
        vectors = globe.vectors(numpy.array([(point.lon, point.lat) for point in path]))
        share = numpy.linspace(0, 1, len(vectors))
        length = float(numpy.arccos(numpy.clip(vectors[0] @ vectors[-1], -1, 1)))
        lift = 1 + _LIFT * length * numpy.sin(numpy.pi * share) * 0.6
        raised = vectors * lift[:, None]
        seen = (raised[:, 2] >= 0) | (numpy.hypot(raised[:, 0], raised[:, 1]) > 1)
        px = numpy.column_stack((globe.x + globe.radius * raised[:, 0], globe.y - globe.radius * raised[:, 1]))
        if seen.sum() > 1:
            yield shapely.LineString(px[seen])


@lru_cache(maxsize=32)
def _ground(globe: Globe, policy: BorderPolicy, own: frozenset[str]) -> str:
    """Draw what no town or language has a part in; remembered, since a story has the same globe in each language."""
    source = world("110m")
    areas = {kind: _areas(globe, source, kind, own) for kind in _AREAS}
    lands, coasts = _lands(globe, source)
    lines = {disputed: _borders(globe, policy, disputed=disputed) for disputed in (True, False)}
    graticule = near_lines(globe, grid())
    ring = {"cx": globe.x, "cy": globe.y, "r": globe.radius}
    coast: dict[str, str | float] = {"fill": "none", "stroke": COAST, "stroke_width": 7.0, "stroke_linejoin": "round"}
    thin: dict[str, str | float] = {"fill": "none", "stroke": BORDER, "stroke_width": 6.0}
    paths = (
        svg.element("path", d=svg.path_data(lands), fill=OTHER_LAND),
        svg.element("path", d=svg.path_data(areas["country"]), fill=LAND, stroke=LAND, stroke_width=5),
        svg.element("path", d=svg.path_data(coasts), **coast),
        svg.element("path", d=svg.path_data(areas["lake"]), fill=WATER),
        svg.element("path", d=svg.path_data(lines[False]), stroke_opacity=0.7, **thin),
        svg.element("path", d=svg.path_data(lines[True]), stroke_opacity=0.6, stroke_dasharray="10 18", **thin),
        svg.element("path", d=svg.path_data(graticule), stroke_opacity=0.26, **thin),
    )
    sea = svg.element("circle", fill=WATER, **ring)
    rim = svg.element("circle", fill="none", stroke=BORDER, stroke_width=1.2, **ring)
    return sea + svg.element("g", "".join(path for path in paths if 'd=""' not in path), transform="scale(.1)") + rim


def _is_own(key: str, own: frozenset[str]) -> bool:
    code = alpha_2(key)
    return bool(code) and code in own


def _areas(globe: Globe, source: World, kind: str, own: frozenset[str]) -> list[BaseGeometry]:
    """Give the areas of a kind that lie on the near side, in px, without specks."""
    numbers = [number for number in source.of_kind(kind) if kind != "country" or _is_own(source.parts[number].key, own)]
    return _near(globe, source, numbers)


def _lands(globe: Globe, source: World) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Give the land of the near side in px, and what its coast is drawn along: no cut of the map is a coast."""
    numbers = source.of_kind("land")
    cut = [number for number in numbers if has_seam(source.parts[number].box)]
    whole = _near(globe, source, [number for number in numbers if number not in cut])
    return [*whole, *_near(globe, source, cut)], [*whole, *near_lines(globe, cut_coasts())]


def _near(globe: Globe, source: World, numbers: list[int]) -> list[BaseGeometry]:
    shapes = near_areas(globe, [source.degrees(number) for number in numbers])
    large = shapes[shapely.area(shapes) > _SMALLEST_PX2] if len(shapes) else shapes
    return list(shapely.simplify(large, _TOLERANCE_PX))


def _borders(globe: Globe, policy: BorderPolicy, *, disputed: bool) -> list[BaseGeometry]:
    """Give the borders of the near side in px: the contested ones, or the others (all, where drawn as they are)."""
    if disputed and policy is not BorderPolicy.DASHED:
        return []
    return near_lines(globe, borders(disputed=None if policy is BorderPolicy.AS_DRAWN else disputed))
