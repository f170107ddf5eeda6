"""Latitude and longitude are not swapped.

Pasted pairs come in both orders. Swapped, Kaya lies in Gabon: the map is quietly wrong, and only someone who knows the
place sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cartostory.carto.world.territories import country_name
from cartostory.geo.country_boxes import COUNTRY_BOXES
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Event, Layer, Partnership, Place, Shelf, Site, Story, Town, WallNote
from cartostory.model.spelling import fold, nearest
from cartostory.problems.problem import Problem, Span, problem

_LANGUAGES = ("fr", "en")
_SURE = 0.8  # likeness (`nearest`): Nigéria is no misspelt Niger


def country_named(name: str) -> str:
    """Give the code of ISO 3166-1 that was probably meant; "" where none is.

    A country as people write it (`Sénégal`, `Burkina`) -> its code, to be proposed.
    """
    if name.upper() in COUNTRY_BOXES:
        return name.upper()
    codes = {fold(country_name(code, language)): code for language in _LANGUAGES for code in COUNTRY_BOXES}
    meant = nearest(name, codes, _SURE)
    begun = [code for known, code in codes.items() if known.startswith(f"{fold(name)} ")]  # Burkina
    return codes[meant] if meant else begun[0] if len(set(begun)) == 1 else ""


@dataclass(frozen=True, slots=True)
class Position:
    """A point as written, where it was written, and what the writer calls it.

    Every position that writers wrote, with the name of what stands there.
    """

    point: Point
    span: Span
    name: str


def positions(site: Site) -> Iterator[Position]:
    """Give the points of towns, places, cameras, the register of pictures, events and the wall."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from towns_of(story)
            yield from places_of(story)
            yield from cameras_of(story)
    for shelf in site.shelves:
        yield from pictures_of(shelf)
    beside: tuple[Event | WallNote, ...] = (*site.events, *site.wall)
    for one in beside:
        if one.point:
            yield Position(one.point, one.span, one.title)


def towns_of(story: Story) -> Iterator[Position]:
    """Give the towns of a story."""
    yield from (Position(town.point, town.span, town.name) for town in story.towns)


def places_of(story: Story) -> Iterator[Position]:
    """Give the places of a story."""
    yield from (Position(place.point, place.span, place.name) for place in story.places.values())


def cameras_of(story: Story) -> Iterator[Position]:
    """Give the middle of the map of each chapter that sets it, where `map="…"` stands."""
    for chapter in story.chapters:
        if chapter.view.camera:
            yield Position(chapter.view.camera.centre, chapter.view.span, chapter.title)


def pictures_of(shelf: Shelf) -> Iterator[Position]:
    """Give the pictures that the register places by latitude and longitude."""
    for rights in shelf.media.register.values():
        if rights.point:
            yield Position(rights.point, rights.span, rights.file)


FAR_M = 500_000  # a place of the story, but half a thousand kilometres from each of its towns …
NEAR_M = 150_000  # … that would lie in the region of one of them with both numbers swapped


def check_swapped_coordinates(site: Site, _today: date) -> Iterator[Problem]:
    """Find towns outside their country that would lie in it when swapped, and places near no town likewise."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from (_swapped(town.point, town) for town in story.towns if is_swapped_town(town))
            yield from _places(partnership, story)


def _places(partnership: Partnership, story: Story) -> Iterator[Problem]:
    towns = _towns(story)
    for place in (*places_of(story), *cameras_of(story), *pictures_of(partnership)):
        if _is_swapped_place(place.point, list(towns.values())):
            yield _swapped(place.point, place)


def anchors(story: Story) -> dict[str, Point]:
    """Give where a story lies: its towns and places by name, those that are swapped put right."""
    towns = _towns(story)
    known = list(towns.values())
    places = {
        place.name: turned(place.point) if _is_swapped_place(place.point, known) else place.point
        for place in places_of(story)
        if place.point.is_on_earth
    }
    return {**places, **towns}


def _towns(story: Story) -> dict[str, Point]:
    towns = {town.name: turned(town.point) if is_swapped_town(town) else town.point for town in story.towns}
    return {name: point for name, point in towns.items() if point.is_on_earth}


def is_swapped_town(town: Town) -> bool:
    """Tell whether a town lies outside its country and would lie in it when swapped. The country's box is asked.

    Borders are not judged: a town outside its country is reported only if swapping helps.
    """
    box = COUNTRY_BOXES.get(town.country)
    return bool(box) and town.point.is_on_earth and not _inside(town.point, box) and _inside(turned(town.point), box)


def _is_swapped_place(point: Point, towns: list[Point]) -> bool:
    other = turned(point)
    if not towns or not point.is_on_earth or not other.is_on_earth:
        return False
    return min(distance_m(point, town) for town in towns) > FAR_M and any(
        distance_m(other, town) < NEAR_M for town in towns
    )


def _inside(point: Point, box: tuple[int, int, int, int] | None) -> bool:
    if box is None:
        return False
    west, south, east, north = box
    return west <= point.lon <= east and south <= point.lat <= north


def turned(point: Point) -> Point:
    """Give the point with both numbers swapped."""
    return Point(point.lat, point.lon)


def _swapped(point: Point, what: Town | Position) -> Problem:
    return problem("swapped-coordinates", what.span, name=what.name, lat=point.lat, lon=point.lon)


_DIGITS = 1
"""Features are judged by their middle in degrees, rounded so: a town's thousands stand for a few spots."""


def check_swapped_layers(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers that lie far from all of a story's towns and places, and near one of them when swapped.

    A layer's latitude and longitude are not swapped.

    Where one of them exceeds 90° reading the file tells. Kaya swapped lies in Gabon, Ivry in the sea off Somalia: only
    the towns and the places of the story can tell that a layer was meant to lie among them.
    """
    for partnership in site.partnerships:
        for key, (found, name) in swapped_layers(partnership).items():
            layer = partnership.layers[key]
            said = {"lon": round(found.lon, 5), "lat": round(found.lat, 5)}
            yield problem("layer-seems-swapped", Span(layer.file), layer=layer.label or key, town=name, **said)


def swapped_layers(partnership: Partnership) -> dict[str, tuple[Point, str]]:
    """Give the layers that seem swapped by key: a position in each, and the town or place near which it should lie."""
    known = anchors(partnership.story)
    found = ((key, _near_when_turned(layer, known)) for key, layer in partnership.layers.items())
    return {key: judged for key, judged in found if judged}


def _near_when_turned(layer: Layer, known: dict[str, Point]) -> tuple[Point, str] | None:
    """Judge the layer as a whole: nothing of it lies where the story does, and most of it would when swapped."""
    middles = _middles(layer)
    if not known or not middles or any(distance_m(at, town) < FAR_M for at in middles for town in known.values()):
        return None
    near = [(at, name) for at in middles if at.is_on_earth and (name := _nearest(turned(at), known))]
    return near[0] if len(near) * 2 > len(middles) else None


def _nearest(point: Point, known: dict[str, Point]) -> str:
    name = min(known, key=lambda each: distance_m(point, known[each]))
    return name if point.is_on_earth and distance_m(point, known[name]) < NEAR_M else ""


def _middles(layer: Layer) -> list[Point]:
    """Give the middles of the features' boxes, one for all that lie close together."""
    found: dict[tuple[float, float], Point] = {}
    for feature in layer.features:
        west, south, east, north = feature.geometry.bounds
        lon, lat = (west + east) / 2, (south + north) / 2
        found.setdefault((round(lon, _DIGITS), round(lat, _DIGITS)), Point(lon, lat))
    return list(found.values())


_NEAR_ZERO = 0.001


def check_positions(site: Site, _today: date) -> Iterator[Problem]:
    """Find points outside the world, and points at (0, 0).

    Everything on the map has a position that exists on the earth.

    A point outside the ranges of WGS 84 cannot be drawn; (0, 0) in the Gulf of Guinea nearly always stands for "not
    known".
    """
    for place in positions(site):
        point = place.point
        if point.is_on_earth:
            if abs(point.lon) < _NEAR_ZERO and abs(point.lat) < _NEAR_ZERO:
                yield problem("position-at-zero", place.span, name=place.name)
        elif Point(point.lat, point.lon).is_on_earth:
            yield problem("swapped-coordinates", place.span, name=place.name, lat=point.lat, lon=point.lon)
        else:
            yield problem("outside-the-world", place.span, name=place.name, lat=point.lat, lon=point.lon)


_KILOMETRE_M = 1000


def check_precision(site: Site, _today: date) -> Iterator[Problem]:
    """Tell which places of a story are rounded or hidden, once where they are written.

    What is rounded or hidden before publication is said, so that nobody has to trust that it was.
    """
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            own = [place for place in story.places.values() if place.span.file == story.span.file]
            rounded = [place for place in own if place.precision_m and not place.hidden]
            hidden = [place for place in own if place.hidden]
            if rounded:
                names = ", ".join(f"{place.name} ({_length(place)})" for place in rounded)
                yield problem("places-rounded", rounded[0].span, count=len(rounded), places=names)
            if hidden:
                names = ", ".join(place.name for place in hidden)
                yield problem("places-hidden", hidden[0].span, count=len(hidden), places=names)


def _length(place: Place) -> str:
    metres = place.precision_m
    return f"{metres:g} m" if metres < _KILOMETRE_M else f"{metres / _KILOMETRE_M:g} km"
