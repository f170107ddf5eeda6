"""A town lies in the country that stands beside it.

A Burkinabè flag over an Ivorian town is a diplomatic incident, and the built-in world knows better. It is coarse, and
states disagree: only what nobody contests is reported, and only far from every border.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import cos, radians

import shapely

from cartostory.carto.world.territories import alpha_2
from cartostory.carto.world.world import World, world
from cartostory.check.positions import is_swapped_town
from cartostory.geo.disputes import NOT_JUDGED, NOT_JUDGED_PAIRS, disputes_between
from cartostory.geo.point import Point
from cartostory.model import Site
from cartostory.problems.problem import Problem, problem

_NEAR_DEGREES = 0.25
"""About 28 km: nearer to another country's land the coarse world says nothing."""


def check_countries(site: Site, _today: date) -> Iterator[Problem]:
    """Find towns well inside another country than the one that is written beside them."""
    for partnership in site.partnerships:
        for story in partnership.stories.values():
            for town in story.towns:
                other = _other_country(town.point, town.country) if not is_swapped_town(town) else ""
                if other:
                    yield problem(
                        "town-in-another-country", town.span, name=town.name, country=town.country, other=other
                    )


_JUDGED: dict[str, str] = {}
"""What was found in this process, by longitude, latitude and country: towns stay where they are."""


def judged() -> Mapping[str, str]:
    """Return what was found in this process, for the next one."""
    return dict(_JUDGED)


def remember(found: Mapping[str, str]) -> None:
    """Take over what another process found."""
    _JUDGED.update(found)


def _other_country(point: Point, written: str) -> str:
    name = f"{point.lon} {point.lat} {written}"
    if name not in _JUDGED:
        _JUDGED[name] = other_country(point, written)
    return _JUDGED[name]


def other_country(point: Point, written: str) -> str:
    """Return the code (ISO 3166-1 alpha-2) of the country in which a point surely lies; "" where it is `written`.

    Also "" at sea, near a border, for lands overseas and wherever the two countries contest a border.
    """
    if not written or written in NOT_JUDGED or not point.is_on_earth:
        return ""
    source = world("50m")
    key = source.country_at(point.lon, point.lat)
    other = alpha_2(key)
    is_left = other in NOT_JUDGED or frozenset({other, written}) in NOT_JUDGED_PAIRS
    if not other or other == written or is_left or _is_near_another(source, point, key):
        return ""
    keys = {part.key for number in source.of_kind("country") if alpha_2((part := source.parts[number]).key) == written}
    return other if keys and not any(disputes_between(key, each) for each in keys) else ""


def _is_near_another(source: World, point: Point, key: str) -> bool:
    """Tell whether land of another country, or of none, lies near a point."""
    wide = _NEAR_DEGREES / max(cos(radians(point.lat)), 0.01)
    box = (point.lon - wide, point.lat - _NEAR_DEGREES, point.lon + wide, point.lat + _NEAR_DEGREES)
    around = shapely.box(*box)
    others = (number for number in source.within(box, frozenset({"country"})) if source.parts[number].key != key)
    return any(shapely.intersects(source.degrees(number), around) for number in others)
