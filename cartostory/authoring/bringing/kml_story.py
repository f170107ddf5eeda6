"""KML and KMZ of Google My Maps, Google Earth and others -> a layer and a chapter for each folder, and its pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtLayer, Bundle, CannotBringError, Fate, key_of
from cartostory.authoring.bringing.drawable import is_drawable
from cartostory.authoring.bringing.foreign_markup import from_any, is_html
from cartostory.authoring.bringing.place_picture import PicturePlacer
from cartostory.authoring.bringing.symbols import symbol_of
from cartostory.authoring.importing.escape_markdown import escaped
from cartostory.load.vector import archive
from cartostory.load.vector.kml import Kml, KmlFolder, Placemark, document_of, read_kml
from cartostory.problems.messages import translatable

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_MOST_PICTURES = 500
_MOST_BYTES = 50_000_000


def bring_kml(data: bytes, name: str, *, is_zipped: bool) -> Bundle:
    """Read a file. Raises `CannotBringError`, `VectorError`."""
    kml = read_kml(document_of(data) if is_zipped else data)
    title = re.sub(r"\.km[lz]$", "", kml.name, flags=re.IGNORECASE).strip() or name.rpartition(".")[0] or name
    bundle = Bundle("KMZ" if is_zipped else "KML", name, title)
    place = PicturePlacer(bundle, dict(_pictures(data)) if is_zipped else None)
    bundle.lead = from_any(kml.description, place)
    taken: set[str] = set()
    for folder in kml.folders:
        _bring_folder(folder, bundle, place, taken)
    _tell(kml, bundle)
    if bundle.is_empty:
        raise CannotBringError(_LINKS_ONLY if kml.links else _NOTHING)
    return bundle


def _bring_folder(folder: KmlFolder, bundle: Bundle, place: PicturePlacer, taken: set[str]) -> None:
    located = [one for one in folder.placemarks if one.geometry]
    placed = [one for one in located if is_drawable(one.feature())]
    bundle.tell(Fate.DROPPED, words.WITHOUT_PLACE, len(folder.placemarks) - len(located))
    bundle.tell(Fate.DROPPED, words.TOO_SHORT, len(located) - len(placed))
    if not placed:
        return
    label = folder.name or bundle.title
    key = key_of(label, taken, "couche")
    bundle.layers.append(_layer(key, label, placed, bundle))
    text = "\n\n".join(_told(placed, place))
    bundle.chapters.append(BroughtChapter(label, text, (("fit", key), ("show", key))))


def _layer(key: str, label: str, placed: list[Placemark], bundle: Bundle) -> BroughtLayer:
    colours = Counter(one.style.colour for one in placed if one.style.colour)
    icons = Counter(one.style.icon for one in placed if one.style.icon)
    colour = colours.most_common(1)[0][0] if colours else ""
    symbol = symbol_of(icons.most_common(1)[0][0]) if icons else ""
    features = tuple(one.feature() for one in placed)
    bundle.tell(Fate.KEPT, words.FEATURES, len(features), layer=label)
    bundle.tell(Fate.CHANGED, words.HTML_TEXTS, sum(1 for one in placed if is_html(one.description)))
    bundle.tell(Fate.CHANGED, words.OWN_COLOURS, sum(count for one, count in colours.items() if one != colour))
    bundle.tell(Fate.CHANGED if symbol else Fate.DROPPED, words.ICONS if symbol else words.ICONS_LOST, len(icons))
    known = {name for one in features for name in one["properties"]}
    popup = tuple((name, name[:1].upper() + name[1:]) for name in ("description",) if name in known)
    label_property = "name" if "name" in known else ""
    return BroughtLayer(key, label, features, colour, symbol, label_property, popup)


def _told(placed: list[Placemark], place: PicturePlacer) -> Iterator[str]:
    """Yield the words of placemarks whose description holds more than a paper on a map can: pictures and links."""
    for one in placed:
        if is_html(one.description) and ("<img" in one.description or "<a " in one.description):
            text = from_any(one.description, place)
            if text:
                yield f"### {escaped(one.name or '…')}\n\n{text}"


def _tell(kml: Kml, bundle: Bundle) -> None:
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))
    bundle.tell(Fate.KEPT, words.PICTURES, len(bundle.pictures))
    bundle.tell(Fate.CHANGED, words.REMOTE, len(bundle.remote))
    bundle.tell(Fate.DROPPED, words.REMOTE_DATA, len(kml.links))
    bundle.tell(Fate.DROPPED, words.OVERLAYS, kml.overlays + kml.tours)


def _pictures(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of an archive, up to a bearable number."""
    names = [name for name in archive.members(data) if name.lower().endswith(_PICTURES)]
    for name in names[:_MOST_PICTURES]:
        yield name, archive.content(data, name, _MOST_BYTES)


_NOTHING = translatable("{file} holds nothing that has a place.")
_LINKS_ONLY = translatable(
    "{file} only links to other files, and holds nothing of its own. Open it in Google Earth, and save what it shows."
)
