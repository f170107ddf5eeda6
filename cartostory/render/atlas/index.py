"""The atlas -> what its script chooses and sorts by, without any page: two kinds of scripts, since disks fetch no JSON.

`index.js` holds no words but the names of towns: for each choice the numbers of its partnerships (each as the step from
the one before, in base 36), and by partnership the year, the inhabitants (hundredths of a logarithm) and the distance.
`lignes-N.js` holds the lines of the list as they stand on pages, sixty a file: the script asks for those that it shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from math import log

from cartostory.geo.regions import region_of
from cartostory.model import Partnership
from cartostory.model.atlas import AtlasFacet, name_in, reach_km
from cartostory.model.atlas_parts import Atlas
from cartostory.model.output import Output
from cartostory.render.atlas.lines import lines_of
from cartostory.render.atlas.summary import atlas_of, narrowed_to_part
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

LOG_STEP = 0.01
"""How exactly sizes are told: by one hundredth, so that likeness in the browser is that of `model/likeness.py`."""
_KM_STEP = 10
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def atlas_index(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the index. Partnerships are numbered in the order of the alphabet of the language."""
    atlas = atlas_of(sheet.shared, output.address.language)
    told = {
        "total": len(atlas.by_name),
        "choices": {facet.value: dict(_choices(atlas, facet)) for facet in AtlasFacet},
        "since": _column(one.story.since for one in atlas.by_name),
        "km": _column(_tens(reach_km(one)) for one in atlas.by_name),
        "sizes": [_sizes(one) for one in atlas.by_name],
        "regions": _regions(atlas),
        "towns": [_towns(one, sheet) for one in atlas.by_name],
        "weights": {trait.value: weight for trait, weight in sheet.shared.site.config.atlas.weights.items()},
    }
    text = json.dumps(_without_empty(told), ensure_ascii=False, separators=(",", ":"))
    return f"window.cartostoryAtlas={text};\n"


def _without_empty(told: Mapping[str, object]) -> Mapping[str, object]:
    return {key: value for key, value in told.items() if value not in ([], {})}


def _choices(atlas: Atlas, facet: AtlasFacet) -> Iterator[tuple[str, str]]:
    places = {one.slug: place for place, one in enumerate(atlas.by_name)}
    for key, own in atlas.chosen[facet].items():
        yield key, _steps(places[one.slug] for one in own)


def _steps(numbers: Iterable[int]) -> str:
    """Write rising numbers by their steps: 3, 4, 9 are “3,1,5”; a step of one is left empty."""
    before, found = -1, []
    for number in numbers:
        step = number - before
        found.append("" if step == 1 else base_36(step))
        before = number
    return ",".join(found)


def base_36(number: int) -> str:
    """Write a whole number from 0 on as JavaScript's `parseInt(text, 36)` reads it."""
    text = ""
    while True:
        number, rest = divmod(number, len(_DIGITS))
        text = _DIGITS[rest] + text
        if not number:
            return text


def _column(numbers: Iterable[int | None]) -> list[int]:
    """Write numbers, 0 for what nobody says."""
    return [number or 0 for number in numbers]


def _tens(kilometres: int | None) -> int | None:
    return max(1, round(kilometres / _KM_STEP)) if kilometres is not None else None


def _sizes(partnership: Partnership) -> list[int]:
    """Write the sizes of the towns, here first, 0 for what nobody says."""
    return [log_size(town.population) if town.population else 0 for town in partnership.story.towns]


def log_size(population: int) -> int:
    """Give the natural logarithm of a number of inhabitants in hundredths, at least 1."""
    return max(1, round(log(population) / LOG_STEP))


def _regions(atlas: Atlas) -> Mapping[str, str]:
    keys = atlas.chosen[AtlasFacet.COUNTRY]
    return {key: region for key in keys if (region := region_of(key))}


def _towns(partnership: Partnership, sheet: PageContext) -> str:
    """Give the names by which readers look for a partnership: its towns in the page's language, and spellings."""
    names = [name for town in partnership.story.towns for name in (name_in(town, sheet.language), *town.aliases)]
    return "|".join(dict.fromkeys(names))


def atlas_lines(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make one part of the lines, with URLs as they are from the atlas's folder."""
    if sheet.shared.atlas is None:
        sheet.shared = narrowed_to_part(sheet.shared, output)
    lines = lines_of(sheet.shared.site.partnerships, sheet)
    made = [str(press.templates.macro("parts/atlas.html", "line", sheet, one)).strip() for one in lines]
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    number = int(output.address.part)
    return f"(window.cartostoryAtlasLines=window.cartostoryAtlasLines||{{}})[{number}]={text};\n"
