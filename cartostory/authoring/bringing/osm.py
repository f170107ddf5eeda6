"""OpenStreetMap’s XML, PBF and Overpass JSON -> a layer for each theme. Who mapped what is left out."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import shapely

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtLayer, Bundle, CannotBringError, Fate
from cartostory.authoring.bringing.drawable import is_drawable
from cartostory.authoring.bringing.osm_themes import THEMES, themes_of
from cartostory.load.tables.columns import is_private, plain
from cartostory.load.vector.gdal import read_rows
from cartostory.load.vector.outcome import Value, VectorError, feature
from cartostory.problems.messages import counted, translatable

SOURCE, LICENCE = "© contributeurs OpenStreetMap", "ODbL-1.0"
_LAYERS = ("points", "lines", "multilinestrings", "multipolygons", "other_relations")
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_PEOPLE = frozenset(
    {"osm_user", "osm_uid", "osm_changeset", "osm_version", "osm_timestamp", "created_by", "source", "note", "fixme"}
)
_DAY = re.compile(rb'(?:timestamp|osm_base)"?[=:]\s*"(?P<day>\d{4}-\d{2}-\d{2})')
_HEAD = 4_000
_MADE_IDS = 10**12
"""Where ids begin of points that an answer of Overpass gives without any: beyond those of OpenStreetMap."""
Say = Callable[[str], str]


def is_overpass(value: object) -> bool:
    """Tell whether a parsed JSON text is an answer of the Overpass API."""
    elements = value.get("elements") if isinstance(value, Mapping) else None
    return isinstance(elements, list) and all(isinstance(one, Mapping) and "type" in one for one in elements[:50])


def bring_overpass(value: Mapping[str, Any], name: str, say: Say, wanted: Sequence[str] = ()) -> Bundle:
    """Read an answer of Overpass with any of its ways to give geometries. Raises `CannotBringError`, `VectorError`."""
    with tempfile.TemporaryDirectory(prefix="cartostory-") as folder:
        file = Path(folder) / "overpass.osm"
        file.write_text(as_osm_xml(value), "utf-8")
        found = list(_centres(value["elements"]))
        stamp = str(_mapping(value.get("osm3s")).get("timestamp_osm_base") or "")[:10]
        return _bundle(file, name, say, wanted, found=found, day=stamp)


def bring_osm(path: Path, name: str, say: Say, wanted: Sequence[str] = ()) -> Bundle:
    """Read OSM XML or PBF. Raises `CannotBringError`, `VectorError`."""
    with path.open("rb") as file:
        told = _DAY.search(file.read(_HEAD).partition(b"<node")[0])
    return _bundle(path, name, say, wanted, found=[], day=told["day"].decode() if told else "")


def _bundle(path: Path, name: str, say: Say, wanted: Sequence[str], *, found: list[Value], day: str) -> Bundle:
    bundle = Bundle("OpenStreetMap", name, name.partition(".")[0] or name)
    by_theme: dict[str, list[Value]] = {theme: [] for theme in wanted or THEMES}
    counts: Counter[str] = Counter()
    for one in (*found, *_features(path, counts)):
        themes = themes_of(one["properties"], str(_mapping(one["geometry"]).get("type")))
        counts["others"] += not themes
        for theme in themes:
            if theme in by_theme:
                by_theme[theme].append(one)
            else:
                counts["unwanted"] += 1
    for theme, members in by_theme.items():
        if members:
            label = say(THEMES[theme].label)
            naming = "name" if any(one["properties"].get("name") for one in members) else ""
            symbol = THEMES[theme].symbol
            layer = BroughtLayer(
                theme, label, tuple(members), "", symbol, naming, source=SOURCE, licence=LICENCE, date=day
            )
            bundle.layers.append(layer)
            bundle.chapters.append(BroughtChapter(label, "", (("fit", theme), ("show", theme))))
            bundle.tell(Fate.KEPT, words.FEATURES, len(members), layer=label)
    bundle.tell(Fate.DROPPED, _OTHERS, counts["others"])
    bundle.tell(Fate.DROPPED, _CUT, counts["cut"])
    bundle.tell(Fate.DROPPED, _UNWANTED, counts["unwanted"])
    bundle.tell(Fate.DROPPED, _ADDRESSES, counts["private"])
    if bundle.is_empty:
        raise CannotBringError(_NOTHING, themes=", ".join(by_theme))
    return bundle


def _features(path: Path, counts: Counter[str]) -> Iterator[Value]:
    for layer in _LAYERS:
        try:
            rows = read_rows(path, layer)
        except VectorError as error:
            if error.code == "layer-too-many-features":
                raise
            raise CannotBringError(_BROKEN, reason=str(error.values.get("reason", ""))) from error
        for wkb, row in zip(rows.wkb, rows.rows, strict=True):
            tags, private = _tags(dict(zip(rows.fields, row, strict=True)))
            counts["private"] += private
            geometry = None if wkb is None else shapely.from_wkb(wkb, on_invalid="ignore")
            if geometry is None or geometry.is_empty or len(tags) < 2:  # noqa: PLR2004 - an id alone
                continue
            found = feature(json.loads(shapely.to_geojson(shapely.orient_polygons(geometry))), tags)
            if is_drawable(found):
                yield found
            else:
                counts["cut"] += 1  # a way of which the extract holds one or two points


def _tags(row: Mapping[str, object]) -> tuple[dict[str, object], int]:
    """Give the tags with the object’s own id (`way/42`), and how many were left out that tell how to reach people."""
    told = {key: value for key, value in row.items() if isinstance(value, str) and value}
    others = told.pop("other_tags", "")
    way, other = told.pop("osm_way_id", ""), told.pop("osm_id", "")
    every = {**{_unescaped(key): _unescaped(value) for key, value in _PAIR.findall(others)}, **told}
    kept = {
        key: value
        for key, value in every.items()
        if not is_private(plain(key.replace(":", " "))) and key not in _PEOPLE
    }
    private = sum(1 for key in every if key not in kept and key not in _PEOPLE)
    return {"@id": f"way/{way}" if way else other, **kept}, private


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _centres(elements: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
    """Yield what is given by its centre alone (`out center`)."""
    for one in elements:
        centre = _mapping(one.get("center"))
        if (
            one.get("type") != "node"
            and {"lat", "lon"} <= set(centre)
            and not (one.get("nodes") or one.get("members") or one.get("geometry"))
        ):
            tags = {
                str(key): str(value)
                for key, value in _mapping(one.get("tags")).items()
                if not is_private(plain(str(key)))
            }
            yield feature(
                {"type": "Point", "coordinates": [centre["lon"], centre["lat"]]},
                {"@id": f"{one['type']}/{one.get('id')}", **tags},
            )


def as_osm_xml(value: Mapping[str, Any]) -> str:
    """Write an answer of Overpass as OSM XML, nodes before ways before relations; geometries become nodes."""
    book = _Book()
    for one in value["elements"]:
        book.add(one)
    return book.text()


class _Book:
    """The elements of an answer, on their way to XML."""

    def __init__(self) -> None:
        self._nodes: dict[int, str] = {}
        self._ways: dict[int, str] = {}
        self._relations: dict[int, str] = {}
        self._made: dict[tuple[float, float], int] = {}

    def add(self, one: Mapping[str, Any]) -> None:
        """Take an element; what is no element of OpenStreetMap is passed over."""
        identity = one.get("id")
        if not isinstance(identity, int):
            return
        kind = one.get("type")
        if kind == "node" and _is_position(one):
            self._nodes[identity] = (
                f'<node id="{identity}" lat="{one["lat"]}" lon="{one["lon"]}">{_xml_tags(one)}</node>'
            )
        elif kind == "way":
            self._way(identity, one, _xml_tags(one))
        elif kind == "relation":
            members = [_mapping(member) for member in one.get("members") or ()]
            for member in members:
                if member.get("type") == "way" and member.get("geometry") and member.get("ref") not in self._ways:
                    self._way(int(member["ref"]), member, "")
            inner = "".join(
                f'<member type={quoteattr(str(member.get("type")))} ref="{int(member["ref"])}" '
                f"role={quoteattr(str(member.get('role', '')))}/>"
                for member in members
                if isinstance(member.get("ref"), int)
            )
            self._relations[identity] = f'<relation id="{identity}">{inner}{_xml_tags(one)}</relation>'

    def _way(self, identity: int, one: Mapping[str, Any], tags: str) -> None:
        refs = [ref for ref in one.get("nodes") or () if isinstance(ref, int)]
        shape = [point for point in one.get("geometry") or () if isinstance(point, Mapping) and _is_position(point)]
        if shape:
            refs = [self._node(float(point["lat"]), float(point["lon"])) for point in shape]
        inner = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self._ways[identity] = f'<way id="{identity}">{inner}{tags}</way>'

    def _node(self, lat: float, lon: float) -> int:
        at = self._made.get((lat, lon))
        if at is None:
            at = _MADE_IDS + len(self._made)
            self._made[lat, lon] = at
            self._nodes[at] = f'<node id="{at}" lat="{lat}" lon="{lon}"/>'
        return at

    def text(self) -> str:
        """Give the XML, each kind by rising ids, as GDAL wants it."""
        parts = (book[identity] for book in (self._nodes, self._ways, self._relations) for identity in sorted(book))
        return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">', *parts, "</osm>"))


def _is_position(one: Mapping[str, Any]) -> bool:
    return all(isinstance(one.get(key), int | float) for key in ("lat", "lon"))


def _xml_tags(one: Mapping[str, Any]) -> str:
    tags = _mapping(one.get("tags")).items()
    return "".join(f"<tag k={quoteattr(_legal(str(key)))} v={quoteattr(_legal(str(value)))}/>" for key, value in tags)


def _legal(text: str) -> str:
    """Leave out the control characters that no XML may hold (XML 1.0, section 2.2)."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)


_NOTHING = translatable("{file} holds nothing of these themes: {themes}.")
_BROKEN = translatable("{file} cannot be read as an extract of OpenStreetMap: {reason}.")
_CUT = counted(
    "{count} object at the extract’s edge, of which too little is in it",
    "{count} objects at the extract’s edge, of which too little is in it",
)
_OTHERS = counted("{count} object of no theme", "{count} objects of no theme")
_UNWANTED = counted(
    "{count} object of a theme that was not asked for", "{count} objects of themes that were not asked for"
)
_ADDRESSES = counted("{count} telephone number or e-mail address", "{count} telephone numbers and e-mail addresses")
