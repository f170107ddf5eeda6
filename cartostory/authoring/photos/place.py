"""Photographs without a place -> proposals: from where the camera stood, from when it was there, from the chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.load.photo import probe
from cartostory.media.photo_date import taken
from cartostory.model import Partnership, Photo, Place
from cartostory.model.photo_uses import appearances

NEAR_M = 300.0
"""How far from a place a camera may stand to be there, beside what the place's own precision blurs."""

SAME_VISIT = timedelta(minutes=45)
"""How long after a photograph whose place is known another one may have been taken there."""

DIGITS = 3
"""To how many decimals a position is written: about 100 m, as `load` rounds what cameras write."""


class Why(StrEnum):
    """What a proposal rests on."""

    POSITION_AT_PLACE = "position-at-place"
    POSITION = "position"
    TIME = "time"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place for a photograph: either the key of a place, or a point.

    `other` names what it was found by (a place, a photograph, a chapter; may be empty), `metres` or `minutes` how far
    off that is.
    """

    name: str
    why: Why
    place: str = ""
    point: Point | None = None
    other: str = ""
    metres: float = 0.0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class _Sight:
    """A photograph with what its camera wrote; `place` the key that the register gives it."""

    photo: Photo
    point: Point | None
    moment: datetime | None
    place: str


def proposals(root: Path, partnership: Partnership, today: date) -> tuple[Proposal, ...]:
    """Propose a place for every photograph whose entry in the register gives none."""
    sights = tuple(_sights(root, partnership, today))
    places = _places(partnership)
    chapters = _chapters(partnership, places)
    found = (_proposal(sight, sights, places, chapters) for sight in sights if lacks_place(sight.photo))
    return tuple(one for one in found if one)


def lacks_place(photo: Photo) -> bool:
    """Tell whether a photograph has an entry that neither places it nor keeps it off the map."""
    rights = photo.rights
    return bool(rights and not rights.place and not rights.point and (rights.precision_m or 0) >= 0)


def _sights(root: Path, partnership: Partnership, today: date) -> Iterator[_Sight]:
    for photo in partnership.media.photos.values():
        seen, _ = probe(root, photo.path)  # whatever `use_gps` says: the command was asked to look
        moment = taken(root, photo.path)
        sound = moment if moment and moment.date() <= today else None
        place = photo.rights.place.name if photo.rights and photo.rights.place else ""
        yield _Sight(photo, seen.point if seen else None, sound, place)


def _places(partnership: Partnership) -> Mapping[str, Place]:
    stories = reversed(tuple(partnership.stories.values()))  # the first language has the last word
    return {key: place for story in stories for key, place in story.places.items()}


def _chapters(partnership: Partnership, places: Mapping[str, Place]) -> Mapping[str, tuple[str, str]]:
    """Give by photograph the place and the title of its chapter, where all its chapters have the same place."""
    found: dict[str, dict[str, str]] = {}
    for one in appearances(partnership):
        place = one.chapter.view.place if one.chapter else None
        if one.chapter and place and place.name in places:
            found.setdefault(one.photo.name, {}).setdefault(place.name, one.chapter.title)
    return {name: next(iter(keys.items())) for name, keys in found.items() if len(keys) == 1}


def _proposal(
    sight: _Sight, sights: tuple[_Sight, ...], places: Mapping[str, Place], chapters: Mapping[str, tuple[str, str]]
) -> Proposal | None:
    name = sight.photo.name
    if sight.point:
        return _by_position(name, sight.point, places)
    by_time = _by_time(sight, sights, places)
    if by_time or name not in chapters:
        return by_time
    place, title = chapters[name]
    return Proposal(name, Why.CHAPTER, place, other=title)


def _by_position(name: str, point: Point, places: Mapping[str, Place]) -> Proposal:
    """Give the nearest place if the camera stood there; else the point, rounded, and what is nearest to it."""
    nearest = min(places.items(), key=lambda item: distance_m(point, item[1].point), default=None)
    rounded = Point(round(point.lon, DIGITS), round(point.lat, DIGITS))
    if nearest is None:
        return Proposal(name, Why.POSITION, point=rounded)
    key, place = nearest
    metres = distance_m(point, place.point)
    if metres <= NEAR_M + place.precision_m:
        return Proposal(name, Why.POSITION_AT_PLACE, key, other=place.name, metres=metres)
    return Proposal(name, Why.POSITION, point=rounded, other=place.name, metres=metres)


def _by_time(sight: _Sight, sights: tuple[_Sight, ...], places: Mapping[str, Place]) -> Proposal | None:
    """Give the place of the photograph taken nearest in time, where it was the same visit.

    Between photographs of two places nothing is said: the camera was on its way.
    """
    moment = sight.moment
    if moment is None:
        return None
    near = sorted(
        (abs(other.moment - moment), _place_of(other, places), other.photo.name)
        for other in sights
        if other.moment and other.photo.name != sight.photo.name and abs(other.moment - moment) <= SAME_VISIT
    )
    known = [one for one in near if one[1]]
    if not known or len({place for _, place, _ in known}) > 1:
        return None
    apart, place, other_name = known[0]
    return Proposal(sight.photo.name, Why.TIME, place, other=other_name, minutes=round(apart.total_seconds() / 60))


def _place_of(sight: _Sight, places: Mapping[str, Place]) -> str:
    """Give the place where a photograph was taken, as the register says or its position shows; may be empty."""
    if sight.place or not sight.point:
        return sight.place if sight.place in places else ""
    return _by_position(sight.photo.name, sight.point, places).place
