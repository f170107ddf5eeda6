"""KML (OGC 12-007r2) of Google Earth, My Maps and others -> folders with their features, styles and words.

Nothing that the file links to is fetched: it is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from cartostory.load.vector import archive
from cartostory.load.vector.html_text import words
from cartostory.load.vector.markup import child, children, local, number, text, tree
from cartostory.load.vector.outcome import Value, VectorError, VectorLayer, feature

_CONTAINERS = ("Document", "Folder")
_SHAPES = frozenset({"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack", "Model"})
_COLOUR = re.compile(r"[0-9a-fA-F]{8}")
_OPAQUE_FIRST = 2


@dataclass(frozen=True, slots=True)
class KmlStyle:
    """A colour (`#rrggbb`) and the address of an icon; empty where the file says none."""

    colour: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Placemark:
    """One placemark: its words as HTML, its geometry (GeoJSON) or None, its data, its style and its time."""

    name: str
    description: str
    geometry: Value | None
    data: Mapping[str, str]
    style: KmlStyle
    when: str = ""

    def feature(self) -> Value:
        """Give the placemark as a GeoJSON feature whose texts are plain."""
        own = {"name": self.name, "description": words(self.description), "time": self.when}
        kept = {key: value for key, value in own.items() if value}
        return feature(self.geometry, {**self.data, **kept})


@dataclass(slots=True, eq=False)
class KmlFolder:
    """A folder with the placemarks that stand in it."""

    name: str
    placemarks: list[Placemark] = field(default_factory=list)


@dataclass(slots=True)
class Kml:
    """What a file holds. `links` are addresses of other files, `overlays` pictures laid over the map, `tours` films."""

    name: str = ""
    description: str = ""
    folders: list[KmlFolder] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    overlays: int = 0
    tours: int = 0

    def layers(self) -> tuple[VectorLayer, ...]:
        """Give a layer per folder that holds a geometry."""
        return tuple(layer for folder in self.folders if (layer := _layer(folder)).features)


def _layer(folder: KmlFolder) -> VectorLayer:
    found = [one for one in folder.placemarks if one.geometry is not None]
    return VectorLayer(folder.name, [one.feature() for one in found])


def document_of(data: bytes) -> bytes:
    """Give the KML of a KMZ: `doc.kml`, or the first that stands highest. Raises `VectorError`."""
    names = [name for name in archive.members(data) if name.lower().endswith(".kml")]
    if not names:
        raise VectorError("layer-archive-refused", reason=archive.NOT_AN_ARCHIVE)
    first = min(names, key=lambda name: (len(PurePosixPath(name).parts), name.lower() != "doc.kml", name))
    return archive.content(data, first)


def read_kml(data: bytes) -> Kml:
    """Read a KML file. Raises `VectorError`."""
    root = tree(data)
    if local(root) != "kml" and local(root) not in (*_CONTAINERS, "Placemark"):
        raise VectorError("layer-other-format", format="XML")
    found = Kml()
    top = root if local(root) in _CONTAINERS else next(children(root, *_CONTAINERS), root)
    found.name, found.description = text(top, "name"), text(top, "description")
    styles = {f"#{one.get('id')}": one for one in root.iter() if local(one) in ("Style", "StyleMap") and one.get("id")}
    _walk(root, KmlFolder(found.name), found, styles)
    found.folders = [folder for folder in found.folders if folder.placemarks]
    return found


def _walk(element: Element, folder: KmlFolder, found: Kml, styles: Mapping[str, Element]) -> None:
    found.folders.append(folder)
    for one in element:
        kind = local(one)
        if kind in _CONTAINERS:
            _walk(one, KmlFolder(text(one, "name") or folder.name), found, styles)
        elif kind == "Placemark":
            folder.placemarks.append(_placemark(one, styles))
        elif kind == "NetworkLink":
            link = child(one, "Link")
            found.links.append(text(link if link is not None else one, "href"))
        elif kind.endswith("Overlay"):
            found.overlays += 1
        elif kind == "Tour":
            found.tours += 1


def _placemark(element: Element, styles: Mapping[str, Element]) -> Placemark:
    shapes = [shape for one in children(element, *_SHAPES) for shape in _shapes(one)]
    geometry = shapes[0] if len(shapes) == 1 else _gathered(shapes) if shapes else None
    return Placemark(
        name=text(element, "name"),
        description=text(element, "description"),
        geometry=geometry,
        data=dict(_data(element)),
        style=_style(element, styles),
        when=_when(element),
    )


def _gathered(shapes: list[Value]) -> Value:
    kinds = {shape["type"] for shape in shapes}
    if len(kinds) == 1:
        return {"type": f"Multi{kinds.pop()}", "coordinates": [shape["coordinates"] for shape in shapes]}
    return {"type": "GeometryCollection", "geometries": shapes}


def _shapes(element: Element) -> Iterator[Value]:
    match local(element):
        case "Point" | "Model":
            yield from ({"type": "Point", "coordinates": one} for one in _positions(element)[:1])
        case "LineString":
            yield {"type": "LineString", "coordinates": _positions(element)}
        case "LinearRing":
            yield {"type": "Polygon", "coordinates": [_positions(element)]}
        case "Polygon":
            yield {"type": "Polygon", "coordinates": list(_rings(element))}
        case "Track":
            yield {"type": "LineString", "coordinates": _track(element)}
        case "MultiGeometry" | "MultiTrack":
            for one in children(element, *_SHAPES):
                yield from _shapes(one)


def _rings(element: Element) -> Iterator[list[list[float]]]:
    for side in ("outerBoundaryIs", "innerBoundaryIs"):
        for boundary in children(element, side):
            for ring in children(boundary, "LinearRing"):
                yield _positions(ring)


def _positions(element: Element) -> list[list[float]]:
    place = child(element, "Location")
    if place is not None:
        return [
            [part for part in (number(text(place, "longitude")), number(text(place, "latitude"))) if part is not None]
        ]
    written = re.sub(r"\s*,\s*", ",", text(element, "coordinates"))
    return [_position(one.split(",")) for one in written.split()]


def _position(parts: list[str]) -> list[float]:
    """Read a position; one that is none becomes not a number, which is reported where features are read."""
    read = [number(part) for part in parts[:2]]
    return [float("nan") if part is None else part for part in (*read, None)[:2]]


def _track(element: Element) -> list[list[float]]:
    return [_position("".join(one.itertext()).split()) for one in children(element, "coord")]


def _data(element: Element) -> Iterator[tuple[str, str]]:
    extended = child(element, "ExtendedData")
    for one in extended.iter() if extended is not None else ():
        name = one.get("name", "")
        if name and local(one) == "Data":
            yield name, words(text(one, "value"))
        elif name and local(one) == "SimpleData":
            yield name, words("".join(one.itertext()))


def _when(element: Element) -> str:
    for one in children(element, "TimeStamp", "TimeSpan"):
        parts = [found for name in ("when", "begin", "end") if (found := text(one, name))]
        if parts:
            return "/".join(parts)
    return ""


def _style(element: Element, styles: Mapping[str, Element]) -> KmlStyle:
    own = child(element, "Style")
    found = own if own is not None else _resolved(f"#{text(element, 'styleUrl').rpartition('#')[2]}", styles)
    if found is None:
        return KmlStyle()
    icon = child(found, "IconStyle")
    picture = child(icon, "Icon") if icon is not None else None
    return KmlStyle(_colour(found), text(picture, "href") if picture is not None else "")


def _resolved(url: str, styles: Mapping[str, Element]) -> Element | None:
    """Follow a shared style, through the map of its two states, at most twice."""
    found = styles.get(url)
    for pair in children(found, "Pair") if found is not None and local(found) == "StyleMap" else ():
        if text(pair, "key") == "normal":
            inner = child(pair, "Style")
            return inner if inner is not None else styles.get(text(pair, "styleUrl"))
    return found


def _colour(style: Element) -> str:
    """Give the first colour of a style. KML writes aabbggrr (OGC 12-007r2, section 16.2)."""
    for kind in ("IconStyle", "LineStyle", "PolyStyle"):
        part = child(style, kind)
        written = text(part, "color") if part is not None else ""
        if _COLOUR.fullmatch(written):
            digits = written[_OPAQUE_FIRST:].lower()
            return f"#{digits[4:6]}{digits[2:4]}{digits[0:2]}"
    return ""
