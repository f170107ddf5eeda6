"""The built-in towns (GeoNames): which lie in a box, and which are nearest to a point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy

from cartostory.carto.world.world import read_package_json
from cartostory.geo.point import Point
from cartostory.geo.projection import Array
from cartostory.geo.sphere import distance_m

FRENCH: Mapping[tuple[str, str], str] = {
    ("Beijing", "CN"): "Pékin",
    ("Guangzhou", "CN"): "Canton",
    ("New York City", "US"): "New York",
    ("Philadelphia", "US"): "Philadelphie",
    ("Ho Chi Minh City", "VN"): "Hô-Chi-Minh-Ville",
    ("Saint Petersburg", "RU"): "Saint-Pétersbourg",
    ("Rostov-on-Don", "RU"): "Rostov-sur-le-Don",
    ("Barcelona", "ES"): "Barcelone",
    ("Valencia", "ES"): "Valence",
    ("Sevilla", "ES"): "Séville",
    ("Zaragoza", "ES"): "Saragosse",
    ("Córdoba", "ES"): "Cordoue",
    ("Genoa", "IT"): "Gênes",
    ("Bologna", "IT"): "Bologne",
    ("Palermo", "IT"): "Palerme",
    ("Catania", "IT"): "Catane",
    ("Venice", "IT"): "Venise",
    ("Hamburg", "DE"): "Hambourg",
    ("Frankfurt am Main", "DE"): "Francfort",
    ("Köln", "DE"): "Cologne",
    ("Antwerp", "BE"): "Anvers",
    ("Brussels", "BE"): "Bruxelles",
    ("Makkah", "SA"): "La Mecque",
    ("Madinah", "SA"): "Médine",
    ("Gent", "BE"): "Gand",
    ("Kraków", "PL"): "Cracovie",
    ("Thessaloníki", "GR"): "Thessalonique",
    ("Alexandria", "EG"): "Alexandrie",
    ("Tripoli", "LY"): "Tripoli",
    ("Tangier", "MA"): "Tanger",
    ("Marrakesh", "MA"): "Marrakech",
    ("Fes", "MA"): "Fès",
    ("Aleppo", "SY"): "Alep",
    ("Jeddah", "SA"): "Djeddah",
    ("Johannesburg", "ZA"): "Johannesbourg",
    ("Cape Town", "ZA"): "Le Cap",
}
"""By GeoNames' name and country (ISO 3166-1 alpha-2)."""


_QUARTER = re.compile(r"^(?:Paris|Lyon|Marseille|Sector) \d|Arrondissement$")
"""Names of quarters, which GeoNames lists beside their town: Paris 12 Reuilly, Lyon 03, Sector 3 of Bucharest."""
_NOWHERE = (1000.0, 1000.0)
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town of the gazetteer. `country` is ISO 3166-1 alpha-2.

    French names of large towns for which CLDR has none, or one with a country behind it that a map need not say.
    """

    name: str
    point: Point
    population: int
    country: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All towns by falling population: their rows, positions (n, 2), and names by language and row."""

    rows: list[tuple[str, float, float, int, str]]
    positions: Array
    populations: Array
    names: Mapping[str, Mapping[str, str]]
    asked: dict[tuple[Point, int], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def within(
        self, box: tuple[float, float, float, float], least: float, language: str, most: int = 200
    ) -> Iterator[Settlement]:
        """Yield the towns in a box of degrees with a population of at least `least`, the largest first."""
        west, south, east, north = box
        large = len(self.populations) - int(numpy.searchsorted(self.populations[::-1], least))
        lon, lat = self.positions[:large, 0], self.positions[:large, 1]
        found = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
        for number in numpy.flatnonzero(found)[:most]:
            yield self.settlement(int(number), language)

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
        usual = FRENCH.get((name, country)) if base == "fr" else None
        return Settlement(usual or known or name, Point(lon, lat), population, country)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read the gazetteer that the package brings along."""
    content = read_package_json("towns.json")
    rows = [tuple(row) for row in content["towns"]]
    return Gazetteer(
        rows=rows,
        positions=numpy.array([_NOWHERE if _QUARTER.search(row[0]) else (row[1], row[2]) for row in rows]),
        populations=numpy.array([row[3] for row in rows], dtype=numpy.float64),
        names=content.get("names", {}),
    )
