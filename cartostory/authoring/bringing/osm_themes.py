"""The themes by which an extract of OpenStreetMap becomes layers: what belongs to each, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartostory.problems.messages import translatable

Tags = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class OsmTheme:
    """A theme: its label, the sign of its points, and the tags that belong to it (wiki: Map features).

    `tags` gives the values of a key, or "*" for all of them.
    """

    label: str
    tags: Mapping[str, frozenset[str]]
    symbol: str = ""


_ALL = frozenset({"*"})
THEMES: Mapping[str, OsmTheme] = {
    "water": OsmTheme(
        translatable("Water"),
        {
            "amenity": frozenset({"drinking_water", "water_point"}),
            "man_made": frozenset({"water_well", "water_tap", "water_tower", "borehole"}),
            "waterway": _ALL,
            "natural": frozenset({"water", "spring"}),
            "water": _ALL,
        },
        "water-point",
    ),
    "schools": OsmTheme(
        translatable("Schools"), {"amenity": frozenset({"school", "kindergarten", "college", "university"})}, "school"
    ),
    "health": OsmTheme(
        translatable("Health"),
        {
            "amenity": frozenset({"hospital", "clinic", "doctors", "health_post", "pharmacy", "dentist"}),
            "healthcare": _ALL,
        },
        "health",
    ),
    "roads": OsmTheme(translatable("Roads"), {"highway": _ALL}),
    "buildings": OsmTheme(translatable("Buildings"), {"building": _ALL}),
    "places": OsmTheme(translatable("Places"), {"place": _ALL}),
    "routes": OsmTheme(translatable("Marked ways"), {"route": _ALL}),
    "limits": OsmTheme(translatable("Limits"), {"boundary": frozenset({"administrative"})}),
}
_NO = frozenset({"no", ""})


def themes_of(tags: Tags, shape: str) -> tuple[str, ...]:
    """Give the theme of a feature: the first that fits, so that a school’s building is a school. Empty for others.

    A point with a tag of roads (a crossing, a lamp) is no road.
    """
    for name, theme in THEMES.items():
        if name in ("roads", "limits") and shape == "Point":
            continue
        if any(_fits(tags.get(key), values) for key, values in theme.tags.items()):
            return (name,)
    return ()


def _fits(value: object, values: frozenset[str]) -> bool:
    text = str(value or "")
    return text not in _NO and ("*" in values or text in values)
