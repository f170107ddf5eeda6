"""A GPX file -> its ways, simplified, as layers; a chapter for each with its length, its heights and their profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import shapely

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import (
    BroughtChapter,
    BroughtLayer,
    BroughtPicture,
    Bundle,
    CannotBringError,
    Fate,
    key_of,
)
from cartostory.authoring.bringing.profile import profile_png
from cartostory.authoring.importing.escape_markdown import as_markdown
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.load.vector.gpx import Gpx, GpxLine, GpxPoint, read_gpx
from cartostory.load.vector.outcome import Value, feature
from cartostory.problems.messages import counted, translatable

TOLERANCE_DEGREES = 0.00005
"""About five metres: what no eye misses on a map of a town, and less than a telephone errs."""
_FREE = "CC0-1.0"  # a diagram of measured heights, drawn by the program: it belongs to nobody
_CLIMB_STEP_M = 5.0
"""Heights of telephones jump by metres: a climb counts once it is larger than that."""


def bring_gpx(data: bytes, name: str, say: Callable[[str], str]) -> Bundle:
    """Read a file; `say` gives words in the language of the story. Raises `CannotBringError`, `VectorError`."""
    gpx = read_gpx(data)
    bundle = Bundle("GPX", name, gpx.name or name.rpartition(".")[0] or name)
    bundle.lead = as_markdown(gpx.description)
    taken: set[str] = set()
    lines = [line for line in gpx.lines if line.feature()]
    for number, line in enumerate(lines, start=1):
        _bring_line(line, number, bundle, taken, say)
    if gpx.waypoints:
        key, label = key_of("points", taken, "points"), say(_POINTS)
        bundle.layers.append(BroughtLayer(key, label, gpx.waypoints, label_property=_naming(gpx.waypoints)))
        bundle.chapters.append(BroughtChapter(label, "", (("fit", key), ("show", key))))
        bundle.tell(Fate.KEPT, words.FEATURES, len(gpx.waypoints), layer=label)
    _tell(gpx, lines, bundle)
    if bundle.is_empty:
        raise CannotBringError(_NOTHING)
    return bundle


def _naming(features: Sequence[Value]) -> str:
    return "name" if any(one["properties"].get("name") for one in features) else ""


def _bring_line(line: GpxLine, number: int, bundle: Bundle, taken: set[str], say: Callable[[str], str]) -> None:
    label = line.told.get("name") or f"{say(_WAY)} {number}"
    key = key_of(label, taken, "trace")
    drawn, before, after = simplified(line)
    bundle.layers.append(BroughtLayer(key, label, (drawn,)))
    bundle.tell(Fate.KEPT, words.FEATURES, 1, layer=label)
    bundle.tell(Fate.CHANGED, _THINNED, before - after, layer=label, left=str(after))
    text = [as_markdown(line.told.get("desc", "")), say(_LENGTH).format(km=_km(length_m(line)))]
    heights = [one.ele for one in line.points if one.ele is not None]
    if len(heights) > 1:
        up, down = climbs(heights)
        blanks = {"low": f"{min(heights):.0f}", "high": f"{max(heights):.0f}", "up": f"{up:.0f}", "down": f"{down:.0f}"}
        text.append(say(_HEIGHTS).format(**blanks))
        picture = f"profil-{key}.png"
        told = say(_PROFILE_OF).format(name=label)
        image = profile_png(distances(line), say)
        bundle.pictures.append(BroughtPicture(picture, image, told, say(_AUTHOR), _FREE, is_drawing=True))
        text.append(f"![{as_markdown(say(_PROFILE))}]({picture})")
    bundle.chapters.append(BroughtChapter(label, "\n\n".join(filter(None, text)), (("fit", key), ("show", key))))


def simplified(line: GpxLine) -> tuple[Value, int, int]:
    """Give a line with fewer points (Douglas–Peucker), and how many it had and has."""
    parts = [shapely.LineString([(one.lon, one.lat) for one in part]) for part in line.segments if len(part) > 1]
    thin = [shapely.simplify(part, TOLERANCE_DEGREES) for part in parts]
    lists = [[list(point) for point in part.coords] for part in thin]
    first = next((one.time for one in line.points if one.time), "")
    told = {**line.told, **({"time": first} if first else {})}
    shape: Value = {"type": "LineString", "coordinates": lists[0]}
    if len(lists) > 1:
        shape = {"type": "MultiLineString", "coordinates": lists}
    return feature(shape, told), sum(len(part.coords) for part in parts), sum(map(len, lists))


def length_m(line: GpxLine) -> float:
    """Give a line’s length in metres, gaps between its segments left out."""
    return sum(_step(one, two) for part in line.segments for one, two in pairwise(part))


def distances(line: GpxLine) -> list[tuple[float, float]]:
    """Give the way (m) and the height (m) of each point that has one."""
    found: list[tuple[float, float]] = []
    way = 0.0
    for part in line.segments:
        for before, one in zip((None, *part), part, strict=False):
            way += _step(before, one) if before else 0.0
            if one.ele is not None:
                found.append((way, one.ele))
    return found


def _step(one: GpxPoint, two: GpxPoint) -> float:
    return distance_m(Point(one.lon, one.lat), Point(two.lon, two.lat))


def climbs(heights: Sequence[float]) -> tuple[float, float]:
    """Give how far it goes up and down in all, in metres; what is less than a step counts as noise."""
    up = down = 0.0
    level = heights[0]
    for height in heights:
        if height - level >= _CLIMB_STEP_M:
            up, level = up + height - level, height
        elif level - height >= _CLIMB_STEP_M:
            down, level = down + level - height, height
    return up, down


def _km(metres: float) -> str:
    return f"{metres / 1000:.1f}".replace(".", ",")


def _tell(gpx: Gpx, lines: list[GpxLine], bundle: Bundle) -> None:
    timed = sum(1 for line in lines for one in line.points if one.time)
    bundle.tell(Fate.DROPPED, _TIMES, max(0, timed - sum(1 for line in lines if any(one.time for one in line.points))))
    bundle.tell(Fate.DROPPED, _EMPTY, len(gpx.lines) - len(lines))
    bundle.tell(Fate.DROPPED, words.WITHOUT_PLACE, gpx.strays)
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))


_NOTHING = translatable("{file} holds neither a way nor a point.")
_POINTS = translatable("Points of the way")
_WAY = translatable("Way")
_AUTHOR = translatable("Drawing made from the GPX file")
_LENGTH = translatable("Length: {km} km.")
_HEIGHTS = translatable("Heights: from {low} m to {high} m; {up} m up, {down} m down.")
_PROFILE = translatable("Profile of heights")
_PROFILE_OF = translatable("Profile of heights: {name}")
_THINNED = counted(
    "{count} point of “{layer}” that no map shows was left out; {left} stay",
    "{count} points of “{layer}” that no map shows were left out; {left} stay",
)
_TIMES = counted(
    "{count} moment of a point: the way keeps its first", "{count} moments of points: each way keeps its first"
)
_EMPTY = counted("{count} way without two points", "{count} ways without two points")
