"""GPX 1.0 and 1.1 (topografix.com/GPX/1/1) -> waypoints, routes and tracks, with heights and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cartostory.load.vector.markup import children, local, number, text, tree
from cartostory.load.vector.outcome import Value, VectorError, VectorLayer, feature

WAYPOINTS, ROUTES, TRACKS = "waypoints", "routes", "tracks"
_TOLD = ("name", "desc", "cmt", "type", "sym", "src")


@dataclass(frozen=True, slots=True)
class GpxPoint:
    """A point in degrees, its height in metres and its moment as written, where they are known."""

    lon: float
    lat: float
    ele: float | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class GpxLine:
    """A route or a track: its segments, and what is told of it."""

    kind: str
    told: dict[str, str]
    segments: tuple[tuple[GpxPoint, ...], ...]

    @property
    def points(self) -> tuple[GpxPoint, ...]:
        """Give all points, segment after segment."""
        return tuple(point for segment in self.segments for point in segment)

    def feature(self) -> Value | None:
        """Give a line, or several; None where no segment has two points."""
        lines = [[[one.lon, one.lat] for one in segment] for segment in self.segments if len(segment) > 1]
        if not lines:
            return None
        single = {"type": "LineString", "coordinates": lines[0]}
        geometry = single if len(lines) == 1 else {"type": "MultiLineString", "coordinates": lines}
        first = next((one.time for one in self.points if one.time), "")
        return feature(geometry, {**self.told, **({"time": first} if first else {})})


@dataclass(frozen=True, slots=True)
class Gpx:
    """What a file holds. `strays` counts points without a position."""

    name: str
    description: str
    waypoints: tuple[Value, ...]
    lines: tuple[GpxLine, ...]
    strays: int = 0

    def layers(self) -> tuple[VectorLayer, ...]:
        """Give the layers that hold anything, named as the format names them."""
        kinds = {
            kind: [one for line in self.lines if line.kind == kind and (one := line.feature())]
            for kind in (ROUTES, TRACKS)
        }
        found = (
            VectorLayer(WAYPOINTS, list(self.waypoints)),
            *(VectorLayer(name, rows) for name, rows in kinds.items()),
        )
        return tuple(layer for layer in found if layer.features)


def read_gpx(data: bytes) -> Gpx:
    """Read a GPX file. Raises `VectorError`."""
    root = tree(data)
    if local(root) != "gpx":
        raise VectorError("layer-other-format", format="XML")
    head = next(children(root, "metadata"), root)
    points = [(one, _point(one)) for one in children(root, "wpt")]
    waypoints = [
        feature({"type": "Point", "coordinates": [at.lon, at.lat]}, _waypoint(one, at)) for one, at in points if at
    ]
    routes = (GpxLine(ROUTES, _told(one), (tuple(_points(one, "rtept")),)) for one in children(root, "rte"))
    tracks = (GpxLine(TRACKS, _told(one), tuple(_segments(one))) for one in children(root, "trk"))
    lines = (*routes, *tracks)
    written = sum(1 for one in root.iter() if local(one) in ("wpt", "rtept", "trkpt"))
    strays = written - len(waypoints) - sum(len(line.points) for line in lines)
    return Gpx(text(head, "name"), text(head, "desc"), tuple(waypoints), lines, strays)


def _segments(track: Element) -> Iterator[tuple[GpxPoint, ...]]:
    return (tuple(_points(segment, "trkpt")) for segment in children(track, "trkseg"))


def _told(element: Element) -> dict[str, str]:
    found = {name: text(element, name) for name in _TOLD}
    link = next((one.get("href", "") for one in children(element, "link")), "") or text(element, "url")
    return {name: value for name, value in {**found, "link": link}.items() if value}


def _waypoint(element: Element, at: GpxPoint) -> Value:
    own = {"ele": at.ele, "time": at.time}
    return {**_told(element), **{name: value for name, value in own.items() if value not in (None, "")}}


def _points(element: Element, name: str) -> Iterator[GpxPoint]:
    return (point for one in children(element, name) if (point := _point(one)))


def _point(element: Element) -> GpxPoint | None:
    lon, lat = number(element.get("lon")), number(element.get("lat"))
    if lon is None or lat is None:
        return None
    return GpxPoint(lon, lat, number(text(element, "ele")), text(element, "time"))
