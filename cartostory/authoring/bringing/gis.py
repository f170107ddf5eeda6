"""Files of geographic information systems, and GeoJSON -> a layer and a chapter for each of their layers."""

from __future__ import annotations

from pathlib import Path

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtLayer, Bundle, CannotBringError, Fate, key_of
from cartostory.authoring.bringing.drawable import is_drawable
from cartostory.load.tables.columns import is_private, plain
from cartostory.load.vector.html_text import words as plain_words
from cartostory.load.vector.old_geojson import in_wgs84
from cartostory.load.vector.outcome import Remark, Value, VectorLayer
from cartostory.load.vector.read import kind_of, read_layers
from cartostory.problems.messages import translatable

_NAMES = ("name", "nom", "libelle", "NOM", "Nom", "label", "titre", "title", "NAME", "LIBELLE")
_OWN = ("_umap_options", "_storage_options")


def bring_gis(path: Path, data: bytes, name: str, crs: str = "") -> tuple[Bundle, tuple[Remark, ...]]:
    """Read a file’s layers; give what was remarked of them too. Raises `CannotBringError`, `VectorError`."""
    layers = read_layers(path, data, crs)
    bundle = Bundle(kind_of(data), name, path.stem)
    return _with_layers(bundle, layers), tuple(remark for layer in layers for remark in layer.remarks)


def bring_geojson(value: object, name: str, stem: str, crs: str = "") -> tuple[Bundle, tuple[Remark, ...]]:
    """Read a GeoJSON object, uMap’s layers among them. Raises `CannotBringError`, `VectorError`."""
    moved, remarks = in_wgs84(value, crs)
    told = moved.get("_umap_options") or moved.get("properties") if isinstance(moved, dict) else None
    label = str(told.get("name") or stem) if isinstance(told, dict) else stem
    members = moved.get("features") if isinstance(moved, dict) else None
    raw = members if isinstance(members, list) else [moved]
    found = [one if isinstance(one, dict) and one.get("type") == "Feature" else _bare(one) for one in raw]
    return _with_layers(Bundle("GeoJSON", name, stem), [VectorLayer(label, found)]), remarks


def _bare(value: object) -> Value:
    return {"type": "Feature", "properties": {}, "geometry": value if isinstance(value, dict) else None}


def _with_layers(bundle: Bundle, layers: list[VectorLayer]) -> Bundle:
    taken: set[str] = set()
    for layer in layers:
        drawn = [one for one in layer.features if is_drawable(one)]
        bundle.tell(Fate.DROPPED, words.WITHOUT_PLACE, len(layer.features) - len(drawn))
        if not drawn:
            continue
        private = sorted(
            {name for one in drawn for name in one.get("properties") or {} if is_private(plain(str(name)))}
        )
        bundle.tell(Fate.DROPPED, words.PRIVATE, len(private), names=", ".join(private))
        kept = tuple(_kept(one, frozenset(private)) for one in drawn)
        label = layer.name or bundle.title
        key = key_of(label, taken, "couche")
        known = {name for one in kept for name in one["properties"]}
        naming = next((name for name in _NAMES if name in known), "")
        popup = (("description", "Description"),) if "description" in known else ()
        bundle.layers.append(BroughtLayer(key, label, kept, label_property=naming, popup=popup))
        bundle.chapters.append(BroughtChapter(label, "", (("fit", key), ("show", key))))
        bundle.tell(Fate.KEPT, words.FEATURES, len(kept), layer=label)
    if bundle.is_empty:
        raise CannotBringError(_NOTHING)
    return bundle


def _kept(one: Value, private: frozenset[str]) -> Value:
    properties = one.get("properties") or {}
    told = {
        name: plain_words(value) if isinstance(value, str) else value
        for name, value in properties.items()
        if name not in private and name not in _OWN
    }
    return {**{key: value for key, value in one.items() if key in ("type", "id", "geometry")}, "properties": told}


_NOTHING = translatable("{file} holds nothing that has a place.")
