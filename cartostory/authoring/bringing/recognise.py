"""A file that somebody handed over -> what it brings. Its kind is found by what is in it, never by its name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from cartostory.authoring.bringing.arcgis import bring_arcgis, is_arcgis
from cartostory.authoring.bringing.bundle import Bundle, CannotBringError
from cartostory.authoring.bringing.gis import bring_geojson, bring_gis
from cartostory.authoring.bringing.gpx_story import bring_gpx
from cartostory.authoring.bringing.kml_story import bring_kml
from cartostory.authoring.bringing.named_places import Confirm, bring_named, named_rows
from cartostory.authoring.bringing.osm import bring_osm, bring_overpass, is_overpass
from cartostory.authoring.bringing.storymapjs import bring_storymap, is_storymap
from cartostory.authoring.bringing.umap import bring_umap, is_umap
from cartostory.authoring.bringing.word import bring_word
from cartostory.load.geojson.format import other_format
from cartostory.load.geojson.signature import TABLES, format_of
from cartostory.load.geojson.text import parse
from cartostory.load.tables.table import NotATableError, read_table
from cartostory.load.vector import archive
from cartostory.load.vector.outcome import Remark, VectorError
from cartostory.load.vector.positions import POSITIONS
from cartostory.load.vector.read import FORMATS, kind_of
from cartostory.load.vector.shapefile import SUFFIXES
from cartostory.media.files import read_regular
from cartostory.problems.messages import translatable

LARGEST_BYTES = 600_000_000
_LARGE_BYTES = 50_000_000
_HEAD_BYTES = 1_000_000
_READ_IN_PLACE = frozenset({"Shapefile", "GeoPackage", "FlatGeobuf", "OSM PBF", "OSM XML"})
_LARGEST_JSON = 200_000_000
_OSM = frozenset({"OSM XML", "OSM PBF"})
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is said on the command line: a coordinate system, themes of OpenStreetMap, how towns are confirmed."""

    say: Say
    confirm: Confirm
    language: str = "fr"
    crs: str = ""
    themes: tuple[str, ...] = ()


@dataclass(slots=True)
class Opened:
    """What a file brings, and what was remarked of its coordinates and letters."""

    bundle: Bundle
    remarks: tuple[Remark, ...] = field(default=())


def head_or_whole(path: Path) -> bytes:
    """Give a file’s bytes; of a large one that GDAL reads by itself, its beginning, by which its kind is known.

    Raises `OSError`.
    """
    if path.stat().st_size > _LARGE_BYTES:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if format_of(head) in _READ_IN_PLACE:
            return head
    return read_regular(path, LARGEST_BYTES)


def without_companions(files: Sequence[Path]) -> tuple[Path, ...]:
    """Leave out the companions of Shapefiles that are named beside them: `ecoles.*` is one layer, not five."""
    shapes = {(file.parent, file.stem.casefold()) for file in files if file.suffix.lower() == ".shp"}
    return tuple(
        file
        for file in files
        if file.suffix.lower() == ".shp"
        or (file.parent, file.stem.casefold()) not in shapes
        or file.suffix.lower() not in SUFFIXES
    )


def open_file(path: Path, data: bytes, wishes: Wishes) -> Opened:
    """Read a file of any kind. Raises `CannotBringError`, `VectorError`, `OSError`."""
    name = path.name
    kind = format_of(data)
    readers: Mapping[str, Callable[[], Bundle]] = {
        **dict.fromkeys(_OSM, lambda: bring_osm(path, name, wishes.say, wishes.themes)),
        "Word (DOCX)": lambda: bring_word(data, path.stem),
        "KML": lambda: bring_kml(data, name, is_zipped=False),
        "KMZ": lambda: bring_kml(data, name, is_zipped=True),
        "GPX": lambda: bring_gpx(data, name, wishes.say),
    }
    if kind in readers:
        return Opened(readers[kind]())
    if kind in ("ZIP", "Shapefile (ZIP)"):
        return _of_archive(path, data, wishes)
    if kind_of(data) in FORMATS:
        return _of_gis(path, data, wishes)
    if kind:
        raise CannotBringError(_OTHER.get(kind, _REFUSED), format=kind)
    return _of_json(path, data, wishes)


def _of_gis(path: Path, data: bytes, wishes: Wishes) -> Opened:
    """Read layers; a table of names without coordinates asks the gazetteer."""
    try:
        return Opened(*bring_gis(path, data, path.name, wishes.crs))
    except VectorError as error:
        if error.code != "layer-without-coordinates" or format_of(data) not in TABLES:
            raise
    try:
        rows = named_rows(read_table(data, {**POSITIONS}))
    except NotATableError as error:
        raise CannotBringError(_NOT_A_TABLE) from error
    return Opened(bring_named(rows, path.name, path.stem, wishes.language, wishes.confirm))


def _of_archive(path: Path, data: bytes, wishes: Wishes) -> Opened:
    """Read a ZIP: a story of StoryMapJS with its pictures, or the layers in it."""
    names = archive.members(data)
    stories = [name for name in names if name.lower().endswith(".json") and names[name].file_size < _LARGEST_JSON]
    for name in stories:
        value = _json(archive.content(data, name))
        if is_storymap(value):
            return Opened(bring_storymap(_dictionary(value), path.stem, _pictures(data, name)))
    if kind_of(data) in FORMATS:
        return _of_gis(path, data, wishes)
    inside = ", ".join(list(names)[:5]) or "–"
    raise CannotBringError(_ARCHIVE, inside=inside)


def _pictures(data: bytes, story: str) -> dict[str, bytes]:
    """Give the pictures of an archive, by their names from the story’s folder on."""
    folder = PurePosixPath(story).parent
    found: dict[str, bytes] = {}
    for name in archive.members(data):
        if name.lower().endswith(_PICTURES):
            path = PurePosixPath(name)
            short = path.relative_to(folder) if path.is_relative_to(folder) else path
            found[short.as_posix()] = archive.content(data, name)
    return found


def _of_json(path: Path, data: bytes, wishes: Wishes) -> Opened:
    if len(data) > _LARGEST_JSON:
        raise CannotBringError(_TOO_LARGE)
    parsed = parse(data, path.name)
    if not parsed.values:
        reason = next((dict(one.values).get("reason", "") for one in parsed.problems), "")
        raise CannotBringError(_NOT_KNOWN, reason=str(reason))
    value = (
        parsed.values[0] if len(parsed.values) == 1 else {"type": "FeatureCollection", "features": list(parsed.values)}
    )
    if is_umap(value):
        return Opened(bring_umap(_dictionary(value), path.name))
    if is_storymap(value):
        return Opened(bring_storymap(_dictionary(value), path.stem))
    if is_overpass(value):
        return Opened(bring_overpass(_dictionary(value), path.name, wishes.say, wishes.themes))
    if is_arcgis(value):
        return Opened(bring_arcgis(_dictionary(value), path.stem))
    other = other_format(value)
    if other:
        raise CannotBringError(_REFUSED, format=other)
    if not isinstance(value, dict) or value.get("type") not in _GEOJSON:
        raise CannotBringError(_NO_MAP)
    return Opened(*bring_geojson(value, path.name, path.stem, wishes.crs))


_GEOJSON = frozenset(
    {"FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
     "GeometryCollection"}
)  # fmt: skip


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _dictionary(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def kinds() -> Sequence[str]:
    """Give what can be brought, for the help."""
    return ("uMap", "StoryMapJS", "ArcGIS StoryMaps", "KML", "KMZ", "GPX", "OpenStreetMap", "Word", *sorted(FORMATS))


_REFUSED = translatable("{file} is {format}: nothing can be made of it here.")
_OTHER = {
    "PDF": translatable(
        "{file} is PDF. To offer it to readers, put it beside the story and link to it; to bring its text, ask for the "
        "document that it was made of (.docx)."
    ),
    "JPEG": translatable(
        "{file} is a photograph. Put it into the story’s folder “photos”, then: cartostory photos register"
    ),
    "PNG": translatable(
        "{file} is a picture. Put it into the story’s folder “photos”, then: cartostory photos register"
    ),
    "Excel (XLS)": translatable("{file} is a workbook of Excel before 2007. Open it, and save it anew as XLSX or CSV."),
    "Git LFS": translatable("{file} holds no data, only where Git LFS keeps them. Fetch them with “git lfs pull”."),
}
_NOT_A_TABLE = translatable(
    "{file} cannot be understood as a table. Open it in LibreOffice Calc, and save it anew as “Text CSV”."
)
_ARCHIVE = translatable(
    "{file} is an archive in which nothing is known here ({inside}). Unpack it, and bring what is in it."
)
_TOO_LARGE = translatable("{file} is too large to be read. Have an extract made of what the story speaks of.")
_NOT_KNOWN = translatable(
    "{file} is nothing that can be brought: neither a map, nor a table, nor a document that is known here ({reason}). "
    "A text is best copied into a story of yours: cartostory new story NAME"
)
_NO_MAP = translatable("{file} is JSON, but of no kind that is known here.")
