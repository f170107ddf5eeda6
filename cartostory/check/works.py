"""Works are followed only as far as their status and their dates can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.osm.works import ENDS, STARTS, holds_works, status_of, written_status
from cartostory.model import Layer, Site
from cartostory.problems.problem import Problem, Span, problem

_DATE = re.compile(r"\d{4}-\d{1,2}(?P<day>-\d{1,2})?")
_SHOWN = 5


def check_works(site: Site, _today: date) -> Iterator[Problem]:
    """Find works whose status says nothing that the program knows, and dates that no calendar holds."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            tags = [tags_of(feature.properties) for feature in layer.features]
            if holds_works(tags):
                yield from _of_layer(layer, tags)


def _of_layer(layer: Layer, tags: list[dict[str, object]]) -> Iterator[Problem]:
    told: dict[tuple[str, str], list[int]] = {}
    for number, known in enumerate(tags, start=1):
        if written_status(known) and not status_of(known):
            told.setdefault(("work-status-unknown", written_status(known)), []).append(number)
        for written in filter(_is_no_date, (str(known[key]).strip() for key in (*STARTS, *ENDS) if key in known)):
            told.setdefault(("work-date-unknown", written), []).append(number)
    for (code, written), numbers in told.items():
        names = ", ".join(_named(number, layer, tags[number - 1]) for number in numbers[:_SHOWN])
        more = " …" if len(numbers) > _SHOWN else ""
        yield problem(code, Span(layer.file), layer=layer.label or layer.key, features=names + more, value=written)


def _named(number: int, layer: Layer, tags: Mapping[str, object]) -> str:
    name = tags.get("name") or tags.get("nom") or layer.features[number - 1].id
    return f"{number} ({name})" if name else str(number)


def _is_no_date(written: str) -> bool:
    """Tell whether a text has the form of a date but names no day; words (`printemps 2027`) are left as they are."""
    found = _DATE.fullmatch(written)
    if not found:
        return False
    try:
        datetime.strptime(written, "%Y-%m-%d" if found["day"] else "%Y-%m")  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return True
    return False
