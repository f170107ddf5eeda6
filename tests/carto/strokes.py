"""The lines of a drawn map, read back from its SVG in px."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.world.world import World
from cartostory.geo.projection import Array

_RUN = re.compile(r"M(-?\d+)[ ]?(-?\d+)l([^Mz]*)(z?)")
_SVG = "{http://www.w3.org/2000/svg}"
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a path draws along its lines; `is_seam` where the line has its own area's colour."""

    colour: str
    is_dashed: bool
    is_seam: bool
    opacity: float
    lines: BaseGeometry


def strokes(svg: str, within: str = "./{*}g/{*}g[@transform='scale(.1)']") -> list[Stroke]:
    """Give the strokes of the paths of a sheet that are written in tenths of a px; `within` finds their groups."""
    found = []
    for group in ET.fromstring(svg).iterfind(within):  # noqa: S314 - our own SVG
        for path in group.iter(f"{_SVG}path"):
            colour, lines = path.get("stroke"), list(_lines(path.get("d", "")))
            if colour and lines:
                dashed, seam = path.get("stroke-dasharray") is not None, colour == path.get("fill")
                opacity = float(path.get("stroke-opacity", 1))
                found.append(Stroke(colour, dashed, seam, opacity, shapely.MultiLineString(lines)))
    return found


def _lines(data: str) -> Iterator[list[tuple[float, float]]]:
    for x, y, rest, end in _RUN.findall(data):
        steps = numpy.array([int(step) for step in re.findall(r"-?\d+", rest)], dtype=float).reshape(-1, 2)
        points = numpy.vstack(([[float(x), float(y)]], steps)).cumsum(axis=0) / TENTHS
        found = [(float(across), float(down)) for across, down in points]
        yield [*found, found[0]] if end else found


def contested(
    source: World, to_px: Callable[[Array], Array], sheet: tuple[float, float, float, float], *, smooth: bool = False
) -> BaseGeometry:
    """Give the contested lines on a sheet in px, but their ends, where they meet others, and where they are shores."""
    left, top, right, bottom = sheet

    def placed(number: int) -> BaseGeometry:
        px = shapely.transform(source.geometry(number, smooth=smooth), to_px)
        return shapely.clip_by_rect(px, left - 20, top - 20, right + 20, bottom + 20)

    lines, shores = [], []
    for number, part in enumerate(source.parts):
        if part.kind == "border" and part.properties["disputed"]:
            lines.append(placed(number))
        elif part.kind == "land":
            shores.append(shapely.boundary(placed(number)))
    ends = shapely.union_all([shapely.boundary(line) for line in lines])
    found = shapely.intersection(shapely.union_all(lines), shapely.box(*sheet))
    near = [shore for shore in shores if shapely.dwithin(shore, found, 3)]
    return shapely.difference(found, shapely.union_all([shapely.buffer(ends, 6), *shapely.buffer(near, 3)]))


def shared_px(line: BaseGeometry, other: BaseGeometry, reach: float = 1.2) -> float:
    """Give how many px of a line run along another one: what merely crosses it counts next to nothing."""
    if line.is_empty or other.is_empty:
        return 0.0
    box = shapely.box(*other.bounds).buffer(reach * 2)
    close = shapely.intersection(line, box)
    return float(shapely.length(shapely.intersection(other, shapely.buffer(close, reach))))
