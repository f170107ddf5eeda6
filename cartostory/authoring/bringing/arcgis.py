"""Stories of Esri: ArcGIS StoryMaps (`nodes` and `root`) and the older Map Journal -> chapters. Maps stay with Esri."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, Bundle, CannotBringError, Fate
from cartostory.authoring.bringing.foreign_markup import from_any, from_html, linked
from cartostory.authoring.bringing.place_picture import PicturePlacer
from cartostory.load.vector.coordinates import to_wgs84
from cartostory.load.vector.html_text import words as plain_words
from cartostory.load.vector.outcome import VectorError
from cartostory.problems.messages import counted, translatable

_HEADING = "h2"
_SMALLER = {"h3": "###", "h4": "####"}
_PASSED = frozenset(
    {
        "story",
        "sidecar",
        "immersive",
        "immersive-slide",
        "immersive-narrative-panel",
        "navigation",
        "credits",
        "gallery",
    }
)
_TILE_PX, _VIEW_PX, _EQUATOR_DEGREES = 512, 640, 360.0
_MERCATOR = frozenset({102100, 102113, 3857})


def is_arcgis(value: object) -> bool:
    """Tell whether a parsed JSON text is a story of ArcGIS StoryMaps, or of its Map Journal."""
    if not isinstance(value, Mapping):
        return False
    return (isinstance(value.get("nodes"), Mapping) and isinstance(value.get("root"), str)) or bool(_sections(value))


def _sections(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    story = _mapping(_mapping(value.get("values")).get("story"))
    found = story.get("sections")
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def bring_arcgis(value: Mapping[str, Any], name: str) -> Bundle:
    """Read a story. Raises `CannotBringError`."""
    bundle = Bundle("ArcGIS StoryMaps", name, name)
    place = PicturePlacer(bundle)
    if _sections(value):
        _bring_journal(value, bundle, place)
    else:
        _bring_nodes(value, bundle, place)
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))
    bundle.tell(Fate.CHANGED, words.REMOTE, len(bundle.remote))
    if bundle.is_empty:
        raise CannotBringError(_NOTHING)
    return bundle


def _bring_journal(value: Mapping[str, Any], bundle: Bundle, place: PicturePlacer) -> None:
    bundle.title = plain_words(str(_mapping(value["values"]).get("title") or "")) or bundle.title
    lost: Counter[str] = Counter()
    for section in _sections(value):
        media = _mapping(section.get("media"))
        title = plain_words(str(section.get("title") or "")).replace("\n", " ") or "…"
        text = from_html(str(section.get("content") or ""), place)
        extent = _mapping(_mapping(media.get("webmap")).get("extent"))
        bundle.chapters.append(BroughtChapter(title, text, tuple(_camera(_box(extent), extent))))
        lost["maps"] += media.get("type") == "webmap"
        lost["pages"] += media.get("type") in ("webpage", "video")
    bundle.tell(Fate.DROPPED, _MAPS, lost["maps"])
    bundle.tell(Fate.DROPPED, _EMBEDDED, lost["pages"])


def _bring_nodes(value: Mapping[str, Any], bundle: Bundle, place: PicturePlacer) -> None:
    reading = _Reading(bundle, place, _mapping(value.get("resources")))
    for kind, data in _walk(value["root"], value["nodes"]):
        reading.take(kind, data)
    reading.close()
    bundle.tell(Fate.DROPPED, _MAPS, reading.lost["maps"])
    bundle.tell(Fate.CHANGED, _EMBEDDED, reading.lost["pages"])
    bundle.tell(Fate.DROPPED, _OTHERS, reading.lost["others"])


class _Reading:
    """A story while its nodes are read, one after the other."""

    def __init__(self, bundle: Bundle, place: PicturePlacer, resources: Mapping[str, Any]) -> None:
        self.lost: Counter[str] = Counter()
        self._bundle, self._place, self._resources = bundle, place, resources
        self._title = ""
        self._blocks: list[str] = []
        self._attributes: list[tuple[str, str]] = []

    def take(self, kind: str, data: Mapping[str, Any]) -> None:
        """Take a node; what has no place in a story is counted."""
        if kind == "storycover":
            self._bundle.title = plain_words(str(data.get("title") or "")) or self._bundle.title
            self._bundle.summary = plain_words(str(data.get("summary") or ""))
        elif kind == "text" and data.get("type") == _HEADING:
            self.close()
            self._title = plain_words(str(data.get("text") or "")) or "…"
        elif kind == "text":
            self._blocks.append(_text(data, self._place))
        elif kind == "image":
            self._blocks.append(_image(data, self._resources, self._place))
        else:
            self._take_other(kind, data)

    def _take_other(self, kind: str, data: Mapping[str, Any]) -> None:
        if kind == "webmap":
            self.lost["maps"] += 1
            self._attributes = list(_viewpoint(data)) or self._attributes
        elif kind in ("embed", "video"):
            self.lost["pages"] += 1
            address = str(data.get("url") or "")
            self._blocks.append(linked(address, address) or "")
        elif kind not in _PASSED:
            self.lost["others"] += 1

    def close(self) -> None:
        """End the chapter that is read."""
        text = "\n\n".join(filter(None, self._blocks))
        if self._title:
            self._bundle.chapters.append(BroughtChapter(self._title, text, tuple(self._attributes)))
        else:
            self._bundle.lead = "\n\n".join(filter(None, (self._bundle.lead, text)))
        self._blocks, self._attributes = [], []


def _walk(root: str, nodes: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the nodes of the story as a reader meets them; one that is its own descendant is met once."""
    waiting, seen = [root], set[str]()
    while waiting:
        name = waiting.pop()
        node = _mapping(nodes.get(name))
        if name in seen or not node:
            continue
        seen.add(name)
        yield str(node.get("type") or ""), _mapping(node.get("data"))
        waiting += [str(one) for one in reversed(node.get("children") or ())]


def _text(data: Mapping[str, Any], place: PicturePlacer) -> str:
    kind, text = str(data.get("type") or ""), from_html(str(data.get("text") or ""), place)
    if kind in _SMALLER:
        return f"{_SMALLER[kind]} {' '.join(text.split())}"
    return "\n".join(f"> {line}" for line in text.split("\n")) if kind == "quote" else text


def _image(data: Mapping[str, Any], resources: Mapping[str, Any], place: PicturePlacer) -> str:
    resource = _mapping(_mapping(resources.get(str(data.get("image")))).get("data"))
    source = str(resource.get("src") or resource.get("resourceId") or "")
    caption = plain_words(str(data.get("caption") or data.get("alt") or ""))
    return place(source, caption) or from_any(caption, place)


def _viewpoint(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    geometry = _mapping(_mapping(data.get("viewpoint")).get("targetGeometry")) or _mapping(data.get("extent"))
    if geometry:
        yield from _camera(_box(geometry) or _point(geometry), geometry)


def _box(extent: Mapping[str, Any]) -> Any:
    sides = [extent.get(key) for key in ("xmin", "ymin", "xmax", "ymax")]
    known = [float(one) for one in sides if isinstance(one, int | float)]
    return shapely.box(known[0], known[1], known[2], known[3]) if len(known) == len(sides) else None


def _point(geometry: Mapping[str, Any]) -> Any:
    x, y = geometry.get("x"), geometry.get("y")
    return shapely.Point(x, y) if isinstance(x, int | float) and isinstance(y, int | float) else None


def _camera(shape: Any, holder: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the camera that sees an extent; its system is Web Mercator, or the one that it names."""
    if shape is None:
        return
    wkid = _mapping(holder.get("spatialReference")).get("wkid", 4326)
    system = "EPSG:3857" if wkid in _MERCATOR else f"EPSG:{wkid}"
    try:
        moved = to_wgs84([shape], system)[0]
    except VectorError:
        return
    if moved is None or not all(map(math.isfinite, moved.bounds)):
        return
    west, south, east, north = moved.bounds
    zoom = math.log2(_EQUATOR_DEGREES * _VIEW_PX / _TILE_PX / max(east - west, 1e-3)) if east > west else 12.0
    yield "map", f"{min(max(zoom, 0.0), 18.0):.1f}/{(south + north) / 2:.5f}/{(west + east) / 2:.5f}"


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


_NOTHING = translatable("{file} is a story of Esri without a text.")
_MAPS = counted(
    "{count} map that lies with Esri: export its layers there, and bring those files",
    "{count} maps that lie with Esri: export their layers there, and bring those files",
)
_EMBEDDED = counted("{count} embedded page or film", "{count} embedded pages or films")
_OTHERS = counted("{count} block of another kind", "{count} blocks of other kinds")
