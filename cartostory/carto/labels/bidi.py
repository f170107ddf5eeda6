"""Names with letters from right to left -> as they are seen: joined, in lines, each in the order from left to right.

MapLibre sets letter after letter from left to right. Its plugin for these scripts is 37 KB that a phone would fetch,
compile and run for what is known here already (decision 50). Bidirectional algorithm: UAX 9; joining: the presentation
forms of Unicode, chapter 9.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from cartostory.carto.labels.metrics import is_rtl, runs_left, wrapped

SIGHT = "sight"
"""The property of a feature that holds its name as it is seen; `name` stays what readers are told."""

_LINE_EMS = 8.0
_NO_BREAK_SPACE = "\u00a0"

Json = dict[str, Any]


def with_sight(collections: Mapping[str, Json]) -> dict[str, Json]:
    """Give collections whose features also bear their names as they are seen, where that is another way."""
    return {
        key: {**found, "features": [_seen(feature) for feature in found["features"]]}
        for key, found in collections.items()
    }


def is_needed(collections: Iterable[Json]) -> bool:
    """Tell whether a name of a feature has letters that run from right to left."""
    return any(_is_turned(_name(feature)) for found in collections for feature in found["features"])


def reading(expression: Any) -> Any:
    """Give a `text-field` that asks for names as they are seen, before it asks for names."""
    if expression == ["get", "name"]:
        return ["coalesce", ["get", SIGHT], ["get", "name"]]
    return [reading(part) for part in expression] if isinstance(expression, list) else expression


def in_sight(name: str, line_ems: float | None = _LINE_EMS) -> str:
    """Set a name in lines of which none breaks any more; `line_ems=None`: in one, as along roads."""
    lines = wrapped(name, line_ems) if line_ems else [name]
    return "\n".join(_turned(line, "R" if is_rtl(name) else "L") for line in lines)


def _seen(feature: Json) -> Json:
    name = _name(feature)
    if not _is_turned(name):
        return feature
    is_line = feature["geometry"]["type"].endswith("LineString")
    own = {SIGHT: in_sight(name, None if is_line else _LINE_EMS)}
    return {**feature, "properties": {**feature["properties"], **own}}


def _name(feature: Json) -> str:
    return str(feature["properties"].get("name") or "")


def _is_turned(name: str) -> bool:
    return any(map(runs_left, name))


def _turned(line: str, base: str) -> str:
    from bidi import get_display  # noqa: PLC0415 - most sites have no such name

    return str(get_display(_joiner().reshape(line), base_dir=base)).replace(" ", _NO_BREAK_SPACE)


@cache
def _joiner() -> Any:
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 - same

    return ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
