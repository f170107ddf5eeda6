"""The attributes of a chapter -> its `ViewRequest`, one reader per attribute."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cartostory.geo.point import Point
from cartostory.model import Camera, ViewRequest
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, Ref, Span, problem

# What a writer pastes as a map address -> a `Camera`.

_NUMBER = r"-?\d+(?:\.\d+)?"
_VIEW = re.compile(
    rf"(?P<osm>map=)?(?P<zoom>{_NUMBER})/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})(?P<rest>(?:/{_NUMBER}){{0,2}})"
)
_GOOGLE = re.compile(rf"https?://[^#]*/@(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER}),(?P<zoom>{_NUMBER})z")  # Google Maps
_GEO = re.compile(rf"geo:(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})[^?]*(?:\?(?:.*&)?z=(?P<zoom>{_NUMBER}))?", re.IGNORECASE)
"""RFC 5870, with the zoom that OpenStreetMap and Android write behind it."""
_UMAP = re.compile(r"^https?://[^/]*umap", re.IGNORECASE)
_TILE_STEP = 1.0  # these count tiles of 256 px, MapLibre of 512: one zoom less for the same view
_TOWN_ZOOM = 13.0  # of a `geo:` address that tells none, in tiles of 256 px
_LARGEST_ZOOM = 24.0


def camera(text: str) -> Camera | None:
    """Read `zoom/lat/lon[/bearing/pitch]`, alone or behind the `#` of an address; None where it is neither.

    openstreetmap.org (`#map=12/13.09/-1.08`), uMap, Google Maps (`/@13.09,-1.08,12z`) and `geo:` addresses count their
    zoom in tiles of 256 px and are converted to MapLibre's (MapLibre Style Spec, `zoom`). Positions off the earth are
    kept: a check names them.
    """
    text = text.strip()
    if pasted := _GOOGLE.match(text) or _GEO.fullmatch(text):
        return _seen(pasted["lat"], pasted["lon"], float(pasted["zoom"] or _TOWN_ZOOM) - _TILE_STEP)
    found = _VIEW.fullmatch(text.rpartition("#")[2].partition("&")[0].strip())
    if not found:
        return None
    zoom = float(found["zoom"]) - (_TILE_STEP if found["osm"] or _UMAP.match(text) else 0.0)
    bearing, pitch = [float(number) for number in found["rest"].split("/")[1:]] + [0.0, 0.0][found["rest"].count("/") :]
    return _seen(found["lat"], found["lon"], zoom, bearing, pitch)


def _seen(lat: str, lon: str, zoom: float, bearing: float = 0.0, pitch: float = 0.0) -> Camera:
    zoom = min(max(zoom, 0.0), _LARGEST_ZOOM)
    return Camera(Point(float(lon), float(lat)), zoom, math.fmod(bearing, 360), min(max(pitch, 0.0), 85.0))


Reader = Callable[[ViewRequest, Ref], ViewRequest | None]
_WORD = re.compile(r"[^\s,]+")


def view(attributes: Mapping[str, tuple[Span, Ref]], span: Span) -> tuple[ViewRequest, tuple[Problem, ...]]:
    """Read every attribute; the wrong ones are reported and left out."""
    found = ViewRequest(span)
    problems: list[Problem] = []
    for key, (key_span, value) in attributes.items():
        attribute = ATTRIBUTES.get(key)
        if attribute is None:
            guess = nearest(key, ATTRIBUTES) or ""
            known = ", ".join(ATTRIBUTES)
            problems.append(problem("unknown-chapter-attribute", key_span, key=key, known=known, nearest=guess))
        elif read := attribute.read(found, value):
            found = read
        else:
            problems.append(
                problem("wrong-chapter-attribute", value.span, key=key, value=value.name, example=attribute.example)
            )
    return found, tuple(problems)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a chapter: how it is read, an example, and what it does (makes the reference)."""

    read: Reader
    example: str
    purpose: str


def _words(value: Ref) -> tuple[Ref, ...]:
    found = _WORD.finditer(value.name)
    span = value.span
    return tuple(Ref(word[0], Span(span.file, span.line, span.column + word.start())) for word in found)


def _zoom(view: ViewRequest, value: Ref) -> ViewRequest | None:
    largest = 24
    try:
        number = float(value.name)
    except ValueError:
        return None
    return replace(view, zoom=number) if 0 <= number <= largest else None


def _map(view: ViewRequest, value: Ref) -> ViewRequest | None:
    found = camera(value.name)
    return replace(view, camera=found) if found else None


def _pair(key: str) -> Reader:
    def read(view: ViewRequest, value: Ref) -> ViewRequest | None:
        words = _words(value)
        pair = 2
        changes: dict[str, Any] = {key: words}
        return replace(view, **changes) if len(words) == pair else None

    return read


def _some(key: str) -> Reader:
    def read(view: ViewRequest, value: Ref) -> ViewRequest | None:
        words = _words(value)
        changes: dict[str, Any] = {key: words}
        return replace(view, **changes) if words else None

    return read


def _one(key: str) -> Reader:
    def read(view: ViewRequest, value: Ref) -> ViewRequest | None:
        changes: dict[str, Any] = {key: value}
        return replace(view, **changes) if value.name.strip() else None

    return read


def _identifier(view: ViewRequest, value: Ref) -> ViewRequest | None:
    return view if value.name else None


def _show(view: ViewRequest, value: Ref) -> ViewRequest:
    return replace(view, show=_words(value))


ATTRIBUTES: Mapping[str, Attribute] = {
    "map": Attribute(
        _map, 'map="12/13.0883/-1.0837"', "What the map looks at: zoom/latitude/longitude[/bearing/pitch]."
    ),
    "place": Attribute(_one("place"), "place=centre zoom=15", "The place or the town in the middle of the map."),
    "zoom": Attribute(_zoom, "zoom=15", "How near, from 0 (the world) to 24, beside `place` or `twin`."),
    "fit": Attribute(_some("fit"), 'fit="ecoles"', "What has to be seen whole: layers, places or photographs."),
    "show": Attribute(_show, 'show="ecoles puits"', "The layers shown from this chapter on; empty shows none."),
    "hide": Attribute(_some("hide"), 'hide="ecoles"', "The layers hidden from this chapter on."),
    "twin": Attribute(_pair("twin"), 'twin="chatellerault kaya" zoom=12', "Two places side by side at one scale."),
    "compare": Attribute(_pair("compare"), 'compare="avant apres"', "Two layers or two pictures under one slider."),
    "locate": Attribute(_one("locate"), 'locate="BF"', "Where in the world: world, country, region, place."),
    "notes": Attribute(
        _some("notes"),
        'notes="autre-rive"',
        "The notes written on the map of this chapter, by their names in `notes:`.",
    ),
    "alt": Attribute(
        _one("alt"),
        'alt="Les puits sont tous au nord de la piste."',
        "What the map tells, for those who do not see it: it is read before what the program says of every map.",
    ),
    "audio": Attribute(_one("audio"), 'audio="temoignage.mp3"', "A voice, with its transcript in the text."),
    "id": Attribute(_identifier, "#ecoles", "The chapter’s anchor, where the one made from its title will not do."),
}
