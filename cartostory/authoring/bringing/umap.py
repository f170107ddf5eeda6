"""A map of uMap (`.umap`, “full backup”) -> layers with their look, and chapters: its slides, or one for each layer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtLayer, Bundle, CannotBringError, Fate, key_of
from cartostory.authoring.bringing.drawable import is_drawable
from cartostory.authoring.bringing.foreign_markup import from_umap
from cartostory.authoring.bringing.place_picture import PicturePlacer
from cartostory.authoring.bringing.symbols import colour_of, symbol_of
from cartostory.load.vector.html_text import words as plain_words
from cartostory.load.vector.outcome import Value, feature
from cartostory.problems.messages import counted, translatable

_NAMED = re.compile(r"\{(?P<name>[^{}|]+)(?:\|[^{}]*)?\}")
_LICENCES = {"odbl": "ODbL-1.0", "odc-odbl": "ODbL-1.0", "lo": "etalab-2.0", "licence ouverte": "etalab-2.0"}
_OWN = ("_umap_options", "_storage_options", "_storage")
_TILE_STEP = 1
"""uMap counts zooms in tiles of 256 px, MapLibre in tiles of 512."""


def is_umap(value: object) -> bool:
    """Tell whether a parsed JSON text is a backup of uMap."""
    return isinstance(value, Mapping) and value.get("type") == "umap" and isinstance(value.get("layers"), list)


def bring_umap(value: Mapping[str, Any], name: str) -> Bundle:
    """Read a map. Raises `CannotBringError` where nothing stands on it."""
    properties = _mapping(value.get("properties"))
    bundle = Bundle("uMap", str(properties.get("umap_id") or name), str(properties.get("name") or name).strip())
    place = PicturePlacer(bundle)
    bundle.lead = from_umap(str(properties.get("description") or ""), place)
    taken: set[str] = set()
    drawn = [_Drawn(layer, properties, bundle, taken) for layer in _ordered(value["layers"])]
    full = [one for one in drawn if one.features]
    bundle.layers = [one.layer() for one in full]
    bundle.tell(Fate.DROPPED, words.EMPTY_LAYERS, sum(1 for one in drawn if not one.features and not one.remote))
    bundle.tell(Fate.DROPPED, words.REMOTE_DATA, sum(1 for one in drawn if one.remote))
    slideshow = _mapping(properties.get("slideshow"))
    slides = bool(slideshow.get("active")) or bool(slideshow.get("autoplay"))
    bundle.chapters = list(_slides(full, properties, place) if slides else _of_layers(full, place))
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))
    bundle.tell(Fate.CHANGED, words.REMOTE, len(bundle.remote))
    bundle.tell(Fate.DROPPED, _BACKGROUND, 1 if _mapping(properties.get("tilelayer")).get("url_template") else 0)
    if bundle.is_empty:
        raise CannotBringError(_NOTHING)
    return bundle


def _ordered(layers: list[object]) -> list[Mapping[str, Any]]:
    """Give the layers in the order of the map’s panel: by `rank` where it is told, as they stand otherwise."""
    found = [layer for layer in layers if isinstance(layer, Mapping)]
    ranks = [_options(layer).get("rank") for layer in found]
    if all(isinstance(rank, int) for rank in ranks):
        return [layer for _, layer in sorted(zip(ranks, found, strict=True), key=lambda pair: int(str(pair[0])))]
    return found


def _options(layer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a layer’s settings: `_umap_options` today, `properties` or `_storage` in older files."""
    names = (*_OWN, "properties")
    return next((found for one in names if isinstance(found := layer.get(one), Mapping)), {})


class _Drawn:
    """A layer of the map while it is read."""

    def __init__(
        self, layer: Mapping[str, Any], properties: Mapping[str, Any], bundle: Bundle, taken: set[str]
    ) -> None:
        self.options = _options(layer)
        self.name = str(self.options.get("name") or "").strip() or "–"
        self.key = key_of(self.name, taken, "couche")
        self.remote = bool(_mapping(self.options.get("remoteData")).get("url"))
        self._map, self._bundle = properties, bundle
        written = layer.get("features")
        self.raw = [one for one in written if isinstance(one, Mapping)] if isinstance(written, list) else []
        pairs = [(raw, one) for raw in self.raw if is_drawable(one := self._feature(raw))]
        self.drawn = [raw for raw, _ in pairs]
        self.features = [one for _, one in pairs]

    def _feature(self, raw: Mapping[str, Any]) -> Value:
        told = {name: value for name, value in _mapping(raw.get("properties")).items() if name not in _OWN}
        geometry = raw.get("geometry")
        return feature(
            dict(geometry) if isinstance(geometry, Mapping) else None,
            {name: _told(value) for name, value in told.items()},
        )

    def layer(self) -> BroughtLayer:
        """Make the layer, and report what became of its parts."""
        tell = self._bundle.tell
        tell(Fate.KEPT, words.FEATURES, len(self.features), layer=self.name)
        tell(Fate.DROPPED, words.WITHOUT_PLACE, len(self.raw) - len(self.features))
        own = [_mapping(_mapping(one.get("properties")).get("_umap_options")) for one in self.raw]
        tell(Fate.CHANGED, words.OWN_COLOURS, sum(1 for one in own if one.get("color") or one.get("fillColor")))
        icon = str(
            self.options.get("iconUrl") or Counter(str(one.get("iconUrl") or "") for one in own).most_common(1)[0][0]
        )
        symbol = symbol_of(icon) if icon else ""
        tell(Fate.CHANGED if symbol else Fate.DROPPED, words.ICONS if symbol else words.ICONS_LOST, 1 if icon else 0)
        kind = str(self.options.get("type") or "")
        tell(Fate.DROPPED, _DRAWN_AS, 1 if kind in ("Heat", "Cluster", "Categorized") else 0, layer=self.name)
        licence = _mapping(self._map.get("licence"))
        return BroughtLayer(
            key=self.key,
            label=self.name,
            features=tuple(self.features),
            colour=colour_of(self.options.get("color") or self._map.get("color") or ""),
            symbol=symbol,
            label_property=self._label(),
            popup=tuple(self._popup()),
            ramp=str(_mapping(self.options.get("choropleth")).get("property") or "") if kind == "Choropleth" else "",
            source=str(self._map.get("shortCredit") or self._map.get("longCredit") or ""),
            licence=_LICENCES.get(str(licence.get("name") or "").casefold(), ""),
        )

    def _label(self) -> str:
        key = str(self.options.get("labelKey") or self._map.get("labelKey") or "name")
        named = _NAMED.search(key)
        key = named["name"] if named else key
        return key if key in self._properties() else ""

    def _popup(self) -> Iterator[tuple[str, str]]:
        """Yield the properties that the popup shows, in its order; uMap’s own shows the description."""
        template = str(self.options.get("popupContentTemplate") or self._map.get("popupContentTemplate") or "")
        known, label = self._properties(), self._label()
        named = [found["name"].strip() for found in _NAMED.finditer(template)] or ["description"]
        for name in dict.fromkeys(named):
            if name in known and name != label:
                yield name, name[:1].upper() + name[1:]

    def _properties(self) -> frozenset[str]:
        return frozenset(
            name for one in self.features for name, value in one["properties"].items() if value not in (None, "")
        )


def _told(value: object) -> object:
    """Give a text without uMap’s marks and without HTML: papers of maps show words."""
    if not isinstance(value, str):
        return value
    return plain_words(value)


def _of_layers(layers: list[_Drawn], place: PicturePlacer) -> Iterator[BroughtChapter]:
    """Yield a chapter for each layer: the reader sees one after the other."""
    for layer in layers:
        text = from_umap(str(layer.options.get("description") or ""), place)
        yield BroughtChapter(layer.name, text, (("fit", layer.key), ("show", layer.key)))


def _slides(layers: list[_Drawn], properties: Mapping[str, Any], place: PicturePlacer) -> Iterator[BroughtChapter]:
    """Yield a chapter for each feature, as the slideshow goes through them."""
    shown = " ".join(layer.key for layer in layers)
    for layer in layers:
        if layer.options.get("browsable") is False:
            continue
        for raw, drawn in zip(layer.drawn, layer.features, strict=True):
            told = _mapping(raw.get("properties"))
            title = str(told.get("name") or layer.name)
            text = from_umap(str(told.get("description") or ""), place)
            own = _mapping(told.get("_umap_options"))
            yield BroughtChapter(
                title, text, (("map", _camera(drawn, own, layer.options, properties)), ("show", shown))
            )


def _camera(drawn: Value, own: Mapping[str, Any], layer: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    zoom = next((one for holder in (own, layer, properties) if (one := holder.get("zoomTo")) not in (None, "")), None)
    zoom = zoom if zoom is not None else properties.get("zoom", 12)
    try:
        nearness = max(0.0, float(str(zoom)) - _TILE_STEP)
        centre = shapely.centroid(shapely.from_geojson(json.dumps(drawn["geometry"])))
    except (ValueError, shapely.errors.ShapelyError):
        return ""
    return f"{nearness:g}/{centre.y:.5f}/{centre.x:.5f}" if not centre.is_empty else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


_NOTHING = translatable("{file} is a map of uMap on which nothing stands: its layers are empty, or lie elsewhere.")
_BACKGROUND = counted("{count} background map: the site has its own", "{count} background maps: the site has its own")
_DRAWN_AS = counted(
    "“{layer}” was drawn as heat, clusters or categories: its features are shown one by one",
    "“{layer}” was drawn as heat, clusters or categories: its features are shown one by one",
)
