"""The built-in towns (GeoNames): which lie in a box, and which are nearest to a point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy

from cartostory.carto.world.world import read_package_json
from cartostory.geo.point import Point
from cartostory.geo.projection import Array
from cartostory.geo.sphere import distance_m

_NOWHERE = (1000.0, 1000.0)
_KEPT = 256
_OTHER_SCRIPTS = frozenset({"ar"})
"""Languages of readers that are not written in Latin letters, as GeoNames' names are."""
CAPITAL_RANK, CITY_RANK, TOWN_RANK = 1, 2, 3
"""A capital or a town of a million; a city; any other: how large maps write a town's name."""
MILLION, CITY = 1_000_000, 100_000
OF_CAPITALS, OF_OWN = 4.0, 3.0
"""How many times its inhabitants a town counts for where names compete: a capital, a town of the story's countries."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town of the gazetteer. `country` is ISO 3166-1 alpha-2; `rank` is 1 to 3.

    `weight` is the number of inhabitants that it counts for on a map. `is_foreign`: its name is written in another
    script than the language that was asked for.
    """

    name: str
    point: Point
    population: int
    country: str
    rank: int = TOWN_RANK
    is_foreign: bool = False
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All towns by falling population: their rows, positions (n, 2), and names by language and row."""

    rows: list[tuple[str, float, float, int, str]]
    positions: Array
    populations: Array
    names: Mapping[str, Mapping[str, str]]
    capitals: frozenset[int] = frozenset()
    asked: dict[tuple[Point, int], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def within(
        self,
        box: tuple[float, float, float, float],
        least: float,
        language: str,
        most: int = 200,
        own: frozenset[str] = frozenset(),
    ) -> Iterator[Settlement]:
        """Yield the towns in a box of degrees with a weight of at least `least`, the weightiest first.

        Towns of a story's `own` countries (alpha-2) count for more than others, and so do capitals.
        """
        west, south, east, north = box
        large = len(self.populations) - int(numpy.searchsorted(self.populations[::-1], least / OF_CAPITALS / OF_OWN))
        lon, lat = self.positions[:large, 0], self.positions[:large, 1]
        found = numpy.flatnonzero((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).tolist()
        weighed = ((self._weight(number, own), number) for number in found)
        heavy = sorted((-weight, number) for weight, number in weighed if weight >= least)
        for weight, number in heavy[:most]:
            yield replace(self.settlement(number, language), weight=round(-weight))

    def _weight(self, number: int, own: frozenset[str]) -> float:
        *_, population, country = self.rows[number]
        return population * (OF_CAPITALS if number in self.capitals else 1) * (OF_OWN if country in own else 1)

    def near(self, point: Point, language: str, most: int = 40) -> list[tuple[float, Settlement]]:
        """Give the nearest towns with their distance in metres, nearest first."""
        found = [self.settlement(number, language) for number in self._nearest(point, most)]
        return sorted(((distance_m(point, town.point), town) for town in found), key=lambda pair: pair[0])

    def _nearest(self, point: Point, most: int) -> list[int]:
        """Give the rows of the nearest towns, remembered: chapters in every language look at the same places."""
        known = self.asked.get((point, most))
        if known is None:
            shrink = max(0.05, float(numpy.cos(numpy.radians(point.lat))))
            turns = (self.positions[:, 0] - point.lon + 540) % 360 - 180
            rough = (turns * shrink) ** 2 + (self.positions[:, 1] - point.lat) ** 2
            few = numpy.argpartition(rough, min(most, len(rough) - 1))[:most]
            known = few[numpy.argsort(rough[few], kind="stable")].tolist()
            if len(self.asked) >= _KEPT:
                self.asked.clear()
            self.asked[point, most] = known
        return known

    def settlement(self, number: int, language: str) -> Settlement:
        """Give a town by its row, named in a language where that name is known."""
        name, lon, lat, population, country = self.rows[number]
        base = language.split("-", maxsplit=1)[0]
        known = self.names.get(base, {}).get(str(number))
        rank = self._rank(number, population)
        is_foreign = known is None and base in _OTHER_SCRIPTS
        return Settlement(known or name, Point(lon, lat), population, country, rank, is_foreign)

    def _rank(self, number: int, population: int) -> int:
        if number in self.capitals or population >= MILLION:
            return CAPITAL_RANK
        return CITY_RANK if population >= CITY else TOWN_RANK


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read the gazetteer that the package brings along. Quarters of towns lie on no map."""
    content = read_package_json("towns.json")
    rows = [tuple(row) for row in content["towns"]]
    quarters = frozenset(content["quarters"])
    return Gazetteer(
        rows=rows,
        positions=numpy.array([_NOWHERE if place in quarters else row[1:3] for place, row in enumerate(rows)]),
        populations=numpy.array([row[3] for row in rows], dtype=numpy.float64),
        names=content["names"],
        capitals=frozenset(content["capitals"]),
    )
