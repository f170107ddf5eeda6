"""The part of the MapLibre Style Spec that maps are drawn with: sources, and for each layer type its properties.

Whatever stands here is read by the drawing code (a test draws with each of them); all else is reported and left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from cartostory.carto.svg.hatch import BLANK
from cartostory.carto.svg.icons import TOWN, icon_names


class ValueKind(StrEnum):
    """What a property's value is."""

    NUMBER = "number"
    COLOUR = "colour"
    BOOLEAN = "boolean"
    TEXT = "text"
    CHOICE = "choice"
    IMAGE = "image"
    NUMBERS = "numbers"
    TEXTS = "texts"
    CHOICES = "choices"


LISTS = frozenset({ValueKind.NUMBERS, ValueKind.TEXTS, ValueKind.CHOICES})


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its default by the spec, what it holds, and whether it may hang on a feature.

    `choices` are the words or images that it may name; `least` and `most` bound its numbers; a list has `count` members
    (0: any number of them). `by_steps` numbers are set in an order, and never mixed.
    """

    default: object
    kind: ValueKind
    choices: tuple[str, ...] = ()
    by_feature: bool = True
    least: float = -inf
    most: float = inf
    count: int = 0
    by_steps: bool = False

    @property
    def interpolates(self) -> bool:
        """Tell whether its values may be mixed: numbers that are no keys, colours, lists of a set length."""
        is_mixed = self.kind in {ValueKind.NUMBER, ValueKind.COLOUR} or (
            self.kind is ValueKind.NUMBERS and self.count > 0
        )
        return is_mixed and not self.by_steps


Properties = Mapping[str, Property]

ANCHORS = {
    "center": (0.0, 0.0),
    "left": (1.0, 0.0),
    "right": (-1.0, 0.0),
    "top": (0.0, 1.0),
    "bottom": (0.0, -1.0),
    "top-left": (0.75, 0.75),
    "top-right": (-0.75, 0.75),
    "bottom-left": (0.75, -0.75),
    "bottom-right": (-0.75, -0.75),
}
"""Where a label lies from its point, for each anchor: right and down."""
_ANCHORS = tuple(ANCHORS)


def _size(default: float, *, by_feature: bool = True, least: float = 0) -> Property:
    return Property(default, ValueKind.NUMBER, by_feature=by_feature, least=least)


def _opacity(*, by_feature: bool = True) -> Property:
    return Property(1, ValueKind.NUMBER, by_feature=by_feature, least=0, most=1)


def _colour(default: str | None = "#000000", *, by_feature: bool = True) -> Property:
    return Property(default, ValueKind.COLOUR, by_feature=by_feature)


def _choice(*choices: str, by_feature: bool = True) -> Property:
    """Make a property that takes one of some words, the first of them by default."""
    return Property(choices[0], ValueKind.CHOICE, choices, by_feature)


def _switch() -> Property:
    return Property(default=False, kind=ValueKind.BOOLEAN, by_feature=False)


_VISIBLE: Properties = {"visibility": _choice("visible", "none", by_feature=False)}
_KEY = Property(None, ValueKind.NUMBER, by_steps=True)
_LINE: Properties = {
    "line-cap": _choice("butt", "round", "square", by_feature=False),
    "line-join": _choice("miter", "bevel", "round"),
    "line-miter-limit": _size(2, by_feature=False),
    "line-sort-key": _KEY,
}
_SYMBOL: Properties = {
    "symbol-placement": _choice("point", "line", "line-center", by_feature=False),
    "symbol-sort-key": _KEY,
    "text-field": Property("", ValueKind.TEXT),
    "text-font": Property(("serif",), ValueKind.TEXTS),
    "text-size": _size(16),
    "text-max-width": _size(10),
    "text-line-height": _size(1.2, by_feature=False, least=-inf),
    "text-letter-spacing": _size(0, least=-inf),
    "text-justify": Property("center", ValueKind.CHOICE, ("auto", "left", "center", "right")),
    "text-anchor": Property("center", ValueKind.CHOICE, _ANCHORS),
    "text-variable-anchor": Property(None, ValueKind.CHOICES, _ANCHORS, by_feature=False),
    "text-radial-offset": _size(0, least=-inf),
    "text-offset": Property((0, 0), ValueKind.NUMBERS, count=2),
    "text-padding": _size(2, by_feature=False),
    "text-transform": _choice("none", "uppercase", "lowercase"),
    "text-allow-overlap": _switch(),
    "text-ignore-placement": _switch(),
    "text-optional": _switch(),
    "icon-image": Property(None, ValueKind.IMAGE, (TOWN, *icon_names())),
    "icon-size": _size(1),
    "icon-allow-overlap": _switch(),
    "icon-ignore-placement": _switch(),
    "icon-optional": _switch(),
}

LAYOUT: Mapping[str, Properties] = {
    "background": _VISIBLE,
    "fill": {**_VISIBLE, "fill-sort-key": _KEY},
    "line": {**_VISIBLE, **_LINE},
    "circle": {**_VISIBLE, "circle-sort-key": _KEY},
    "symbol": {**_VISIBLE, **_SYMBOL},
}

PAINT: Mapping[str, Properties] = {
    "background": {
        "background-color": _colour(by_feature=False),
        "background-opacity": _opacity(by_feature=False),
    },
    "fill": {
        "fill-color": _colour(),
        "fill-opacity": _opacity(),
        "fill-outline-color": _colour(None),
        "fill-pattern": Property(None, ValueKind.IMAGE, (BLANK,), by_feature=False),
    },
    "line": {
        "line-color": _colour(),
        "line-width": _size(1),
        "line-opacity": _opacity(),
        "line-dasharray": Property(None, ValueKind.NUMBERS, by_feature=False, least=0),
    },
    "circle": {
        "circle-color": _colour(),
        "circle-radius": _size(5),
        "circle-opacity": _opacity(),
        "circle-stroke-color": _colour(),
        "circle-stroke-width": _size(0),
        "circle-stroke-opacity": _opacity(),
    },
    "symbol": {
        "text-color": _colour(),
        "text-halo-color": _colour("rgba(0,0,0,0)"),
        "text-halo-width": _size(0),
        "text-opacity": _opacity(),
        "icon-opacity": _opacity(),
    },
}

NOT_DRAWN: Mapping[str, Mapping[str, object]] = {
    "background": {"background-pattern": None},
    "fill": {"fill-antialias": True, "fill-translate": [0, 0], "fill-translate-anchor": "map"},
    "line": {
        "line-round-limit": 1.05,
        "line-gap-width": 0,
        "line-offset": 0,
        "line-blur": 0,
        "line-translate": [0, 0],
        "line-translate-anchor": "map",
    },
    "circle": {
        "circle-blur": 0,
        "circle-translate": [0, 0],
        "circle-translate-anchor": "map",
        "circle-pitch-scale": "map",
        "circle-pitch-alignment": "viewport",
    },
    "symbol": {
        "symbol-spacing": 250,
        "symbol-avoid-edges": False,
        "symbol-z-order": "auto",
        "icon-rotation-alignment": "auto",
        "icon-text-fit": "none",
        "icon-text-fit-padding": [0, 0, 0, 0],
        "icon-rotate": 0,
        "icon-padding": [2],
        "icon-keep-upright": False,
        "icon-offset": [0, 0],
        "icon-anchor": "center",
        "icon-pitch-alignment": "auto",
        "icon-color": "#000000",
        "icon-halo-color": "rgba(0, 0, 0, 0)",
        "icon-halo-width": 0,
        "icon-halo-blur": 0,
        "icon-translate": [0, 0],
        "icon-translate-anchor": "map",
        "text-pitch-alignment": "auto",
        "text-rotation-alignment": "auto",
        "text-max-angle": 45,
        "text-rotate": 0,
        "text-keep-upright": True,
        "text-halo-blur": 0,
        "text-translate": [0, 0],
        "text-translate-anchor": "map",
    },
}
"""Properties of the spec that pictures do not draw, with the default that may stand there all the same."""

SOURCES = (
    "land",
    "own",
    "coast",
    "lakes",
    "rivers",
    "limits",
    "borders",
    "graticule",
    "countries",
    "towns",
    "basemap",
    "story",
)
"""What layers may draw: the built-in world, the ground from tiles, and `story` for each layer of a story."""

MEMBERS = frozenset({"id", "type", "source", "minzoom", "maxzoom", "filter", "layout", "paint", "metadata"})

ROOT = frozenset({"version", "name", "metadata", "sources", "layers"})

VERSION, TOP_ZOOM = 8, 24
