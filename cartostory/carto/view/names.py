"""What a chapter's attributes may name: places, layers, towns and photographs, by key. `check` asks the same table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cartostory.carto.view.layer_style import label_of
from cartostory.carto.view.picture import Marker, Role
from cartostory.geo.bounds import Bounds
from cartostory.geo.extent import extent_of
from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.model import Layer, Partnership, Photo, Place, Story, Town
from cartostory.model.photo_uses import calls, find_photo


class TargetKind(StrEnum):
    """What a name leads to."""

    PLACE = "place"
    LAYER = "layer"
    TOWN = "town"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class MapTarget:
    """What a name leads to: a point (rounded as the place's precision asks; None where it is hidden) or an extent."""

    key: str
    kind: TargetKind
    name: str
    point: Point | None = None
    bounds: Bounds | None = None
    country: str = ""


def town_key(name: str) -> str:
    """Give the name by which chapters call a town: `Ivry-sur-Seine` -> `ivry-sur-seine`; accents fall away."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def targets(partnership: Partnership, story: Story) -> Mapping[str, MapTarget]:
    """List what chapters of this story may name, by key. Where keys are equal a place hides a layer, a layer a town.

    Towns answer to their key and to its first word (`ivry` for `ivry-sur-seine`), where no other bears it; towns of the
    first language's story stand in where a translation gives none.
    """
    base = partnership.story
    found: dict[str, MapTarget] = {}
    for key, photo in partnership.media.photos.items():
        target = _photo(key, photo, partnership, story)
        if target.point:
            found[key] = target
    found = {**_towns(base, story), **found, **_towns(base, story, whole=True)}
    found.update({key: layer_target(layer, story.language) for key, layer in partnership.layers.items()})
    places = {**base.places, **story.places}
    found.update({key: _place(key, place, story.language) for key, place in places.items()})
    found.pop("", None)
    return found


def _towns(base: Story, story: Story, *, whole: bool = False) -> Mapping[str, MapTarget]:
    """List the towns of a story by their keys; by the first words of these too, unless `whole` ones are asked for."""
    towns = (
        tuple(zip(base.towns, _translated(base.towns, story.towns), strict=True))
        if base.towns
        else tuple(zip(story.towns, story.towns, strict=True))
    )
    found: dict[str, MapTarget] = {}
    for original, town in () if whole else towns:
        for key in (town_key(original.name).split("-")[0], town_key(town.name).split("-")[0]):
            found.setdefault(key, _town(town, story.language))
    for original, town in towns:
        found[town_key(original.name)] = found[town_key(town.name)] = _town(town, story.language)
    return found


def published(place: Place) -> Point | None:
    """Give the point that may be published: rounded to the place's precision, None where it is hidden."""
    if place.hidden:
        return None
    return rounded(place.point, place.precision_m) if place.precision_m else place.point


def name_in(language: str, name: str, names: Mapping[str, str]) -> str:
    """Give a name in a language: `fr-x-falc` falls back to `fr`, then to the name itself."""
    return names.get(language) or names.get(language.split("-", maxsplit=1)[0]) or name


def _translated(base: tuple[Town, ...], own: tuple[Town, ...]) -> tuple[Town, ...]:
    return own if len(own) == len(base) else base


def _town(town: Town, language: str) -> MapTarget:
    name = name_in(language, town.name, town.names)
    return MapTarget(town_key(town.name), TargetKind.TOWN, name, town.point, country=town.country)


def _place(key: str, place: Place, language: str) -> MapTarget:
    return MapTarget(key, TargetKind.PLACE, name_in(language, place.name, place.names), published(place))


def photo_point(photo: Photo, partnership: Partnership, story: Story) -> Point | None:
    """Give a photograph's point as it may be published: its place's, its own, or the camera's; None without any."""
    return _photo(photo.name, photo, partnership, story).point


def _photo(key: str, photo: Photo, partnership: Partnership, story: Story) -> MapTarget:
    rights = photo.rights or partnership.media.register.get(key)
    point = photo.point
    if rights and rights.place:
        place = {**partnership.story.places, **story.places}.get(rights.place.name)
        town = _towns(partnership.story, story).get(rights.place.name)
        point = published(place) if place else town.point if town else point
    elif rights and rights.point:
        point = rights.point
    return MapTarget(key, TargetKind.PHOTO, rights.alt or key if rights else key, point)


def layer_target(layer: Layer, language: str) -> MapTarget:
    """Give a layer as a target: its label, and its extent unless it is empty."""
    extent = extent_of(feature.geometry for feature in layer.features)
    return MapTarget(layer.key, TargetKind.LAYER, label_of(layer, language), bounds=extent)


def numbered(partnership: Partnership, story: Story) -> Mapping[str, Marker]:
    """Give the photographs of the text that have a point which may be published, by digest, numbered from 1.

    One that is called twice has the number and the chapter of its first call. Covers and comparisons have none.

    A story's photographs that have a place -> their numbers, one series for text, pictures and live map alike.
    """
    found: dict[str, Marker] = {}
    for call in calls(story):
        photo = find_photo(partnership.media.photos, call.target.name)
        point = photo_point(photo, partnership, story) if photo and call.alt is not None else None
        if photo and point and photo.digest not in found:
            said = photo.rights.alt if photo.rights else None
            name = call.caption or call.alt or said or photo.name
            chapter = call.chapter.number if call.chapter else 0
            found[photo.digest] = Marker(name, point, Role.PHOTO, len(found) + 1, chapter=chapter)
    return found


def photo_markers(partnership: Partnership, story: Story, chapter: int) -> tuple[Marker, ...]:
    """List the markers of the photographs that a chapter shows."""
    return tuple(marker for marker in numbered(partnership, story).values() if marker.chapter == chapter)
