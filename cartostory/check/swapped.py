"""Latitude and longitude are not swapped.

Pasted pairs come in both orders. Swapped, Kaya lies in Gabon: the map is quietly wrong, and only someone who knows the
place sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.check.country_boxes import COUNTRY_BOXES
from cartostory.check.positions import Position, cameras_of, pictures_of, places_of
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Partnership, Site, Story, Town
from cartostory.problem import Problem, problem

FAR_M = 500_000  # a place of the story, but half a thousand kilometres from each of its towns …
NEAR_M = 150_000  # … that would lie in the region of one of them with both numbers swapped


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find towns outside their country that would lie in it when swapped, and places near no town likewise."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            yield from (_swapped(town.point, town) for town in story.towns if _is_swapped_town(town))
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
    towns = {town.name: turned(town.point) if _is_swapped_town(town) else town.point for town in story.towns}
    return {name: point for name, point in towns.items() if point.is_on_earth}


def _is_swapped_town(town: Town) -> bool:
    """Ask the country's box. Borders are not judged: a town outside its country is reported only if swapping helps."""
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
