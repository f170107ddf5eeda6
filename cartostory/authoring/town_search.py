"""A town’s name as people write it -> the towns of the gazetteer that bear it, the largest first."""

from __future__ import annotations

import re
from functools import lru_cache

from cartostory.carto.world.gazetteer import Settlement, gazetteer
from cartostory.model.spelling import fold

MOST = 8


def towns_named(name: str, language: str, country: str = "") -> tuple[Settlement, ...]:
    """Give the towns of a name, in any language that the gazetteer knows; those of one country where it is told.

    “Chatellerault”, “Châtellerault” and “CHATELLERAULT” are one name; so are “Saint-Denis” and “st denis”.
    """
    rows = _index().get(_plain(name), ())
    found = (gazetteer().settlement(row, language) for row in rows)
    return tuple(town for town in found if not country or town.country == country.upper())[:MOST]


def name_in(row_name: str, country: str, language: str) -> str:
    """Give the name of a town in another language; empty where the gazetteer knows none."""
    for row in _index().get(_plain(row_name), ()):
        town = gazetteer()
        if town.rows[row][4] == country:
            return town.names.get(language, {}).get(str(row), "")
    return ""


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[int, ...]]:
    """Give the rows of each plain name; rows stand by falling population."""
    known = gazetteer()
    found: dict[str, list[int]] = {}
    for number, (name, *_) in enumerate(known.rows):
        also = (names.get(str(number), "") for names in known.names.values())
        for one in {name, *also} - {""}:
            found.setdefault(_plain(one), []).append(number)
    return {name: tuple(rows) for name, rows in found.items()}


def _plain(name: str) -> str:
    words = re.sub(r"[\W_]+", " ", fold(name)).strip()
    return re.sub(r"\bste?\b", lambda found: {"st": "saint", "ste": "sainte"}[found[0]], words)
