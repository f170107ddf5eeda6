"""A layer's features -> what the style's source "story" holds: unit-square geometries and derived properties.

`shape` (point, line, area); `kind`, `class`, `rank`, `level` (from OpenStreetMap's tags; “blank” for squares that
another layer leaves blank); `name` in the reader's language; `symbol`, `tint` and `mark` (the layer's, see
`layer_style.py`); `grade` and `radius` (of its categories or ramp, in the same file); `contested` and `edged` (limits
on which states do not agree, see `contested.py`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy
import shapely

from cartostory.carto.osm.osm_tags import is_contested, is_osm, kind_of, tags_of
from cartostory.carto.svg.icons import named
from cartostory.carto.svg.svg import Geometries
from cartostory.carto.view.contested import parts_of
from cartostory.carto.view.layer_style import look_of
from cartostory.geo.projection import Array, unit_array
from cartostory.model import Feature, Layer

_SHAPES = ("point", "line", "area")
_NAMES = ("name", "nom", "Name", "NAME", "NOM", "label", "title", "titre")
_KEPT_LAYERS = 12
_UNSEEN = " \t\r\n\u200e\u200f\ufeff"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A layer ready to be drawn: geometries (unit square) with their boxes, and the derived properties of each.

    A feature is one of them, or several where some of its limits are contested.
    """

    key: str
    geometries: Geometries
    boxes: Array
    properties: tuple[Mapping[str, object], ...]
    ids: tuple[str | int | None, ...]


_made: OrderedDict[str, Prepared] = OrderedDict()


def prepared(layer: Layer, language: str) -> Prepared:
    """Prepare a layer; the last few are remembered, since the chapters of a story show the same ones."""
    name = repr((layer.fingerprint, language))
    known = _made.get(name)
    if known is None:
        known = _prepare(layer, language)
        _made[name] = known
        if len(_made) > _KEPT_LAYERS:
            _made.popitem(last=False)
    return known


def forget() -> None:
    """Forget every layer that is remembered."""
    _made.clear()


def _prepare(layer: Layer, language: str) -> Prepared:
    parts = [
        (geometry, properties, feature.id)
        for feature in layer.features
        for geometry, properties in parts_of(feature.geometry, derived(feature, layer, language))
    ]
    geometries: Geometries = numpy.array([geometry for geometry, _, _ in parts], dtype=object)
    units: Geometries = shapely.transform(geometries, unit_array) if len(geometries) else geometries
    boxes = shapely.bounds(units) if len(units) else numpy.empty((0, 4))
    properties = tuple(properties for _, properties, _ in parts)
    return Prepared(layer.key, units, boxes, properties, tuple(id_ for _, _, id_ in parts))


def derived(feature: Feature, layer: Layer, language: str) -> dict[str, object]:
    """Give the properties by which the style draws a feature."""
    shape = _SHAPES[int(shapely.get_dimensions(feature.geometry))]
    tags = tags_of(feature.properties)
    look = look_of(tags, layer)
    kind = kind_of(tags, shape) if is_osm(tags) and not (layer.colour or look) else {}
    if layer.style.blanks:
        kind = {"kind": "blank"}
    found: dict[str, object] = {
        "shape": shape,
        "kind": "",
        "tint": layer.colour or layer.style.tint or "#3B4F8F",
        **kind,
        **look,
        **({"contested": True} if shape != "point" and is_contested(tags) else {}),
    }
    name = name_of(tags, language, layer.style.label)
    if name:
        found["name"] = name
    symbol = _symbol(layer, kind, look)
    if symbol:
        found["symbol"] = symbol
    if shape == "point" and layer.style.mark:
        found["mark"] = layer.style.mark
    return found


def _symbol(layer: Layer, kind: Mapping[str, object], look: Mapping[str, object]) -> object:
    """Give the sign of a feature's points: a work's status before the layer's sign; graduated circles have none."""
    if "radius" in look:
        return None
    return (
        look.get("symbol")
        or named(layer.symbol or "")
        or (kind.get("kind") if kind.get("kind") in SYMBOLS_OF_KINDS else None)
    )


SYMBOLS_OF_KINDS = frozenset({"school", "health", "water-point", "town-hall", "worship", "market", "library"})


def name_of(tags: Mapping[str, object], language: str, wanted: object) -> str:
    """Give the name to write: the property that the writer asks for, else the name in the reader's language."""
    keys = (
        (str(wanted),)
        if wanted
        else (
            f"name:{language.split('-', maxsplit=1)[0]}",
            f"name_{language.split('-', maxsplit=1)[0]}",
            *_latin(language),
            *_NAMES,
        )
    )
    for key in keys:
        value = tags.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            parts = (part.strip(_UNSEEN) for part in str(value).split(";"))  # OpenStreetMap's way of giving several
            return " / ".join(filter(None, parts))
    return ""


def _latin(language: str) -> tuple[str, ...]:
    """Before a name in letters that the reader cannot read comes one in Latin letters."""
    return () if language.startswith("ar") else ("name:fr", "int_name", "name:en", "name:latin")
