"""The map's own small icons, drawn as paths on a field of 16 × 16: white on a marker's disc, or the dot of a town."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.carto.svg.hatch import BLANK, TILE_PX, tile
from cartostory.carto.svg.palette import PAPER, SOFT

FIELD = 16.0
TOWN = "town"
"""The dot of a town: the one icon that is no writer's symbol."""

_GLYPHS: Mapping[str, str] = {
    "school": ("M8 2.6 1.6 5.7 8 8.8l6.4-3.1zM4 8.1v3.1c0 1.1 1.8 2.2 4 2.2s4-1.1 4-2.2V8.1L8 10zM13.2 6.6h1v4.6h-1z"),
    "health": "M6.3 2.6h3.4v3.7h3.7v3.4H9.7v3.7H6.3V9.7H2.6V6.3h3.7z",
    "water-point": ("M8 1.8c2.4 3.2 4.3 5.6 4.3 8A4.3 4.3 0 0 1 8 14.2a4.3 4.3 0 0 1-4.3-4.4c0-2.4 1.9-4.8 4.3-8z"),
    "station": (
        "M4.6 1.8h6.8a1.8 1.8 0 0 1 1.8 1.8v6.6a1.8 1.8 0 0 1-1.4 1.8l1.4 2.2h-1.8L10.1 12H5.9l-1.3 2.2H2.8L4.2"
        " 12a1.8 1.8 0 0 1-1.4-1.8V3.6a1.8 1.8 0 0 1 1.8-1.8zm-.2 2v3.4h7.2V3.8zM5.2 9a1 1 0 1 0 0 2 1 1 0 0 0 0-"
        "2zm5.6 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2z"
    ),
    "town-hall": ("M8 1.8 2 5.2v1.4h12V5.2zM3.2 7.6h1.8v4H3.2zm3.9 0h1.8v4H7.1zm3.9 0h1.8v4H11zM2 12.4h12v1.6H2z"),
    "worship": "M8 1.6 5 5.4v2.2L2.4 9.4v4.8h3.8v-2.6a1.8 1.8 0 0 1 3.6 0v2.6h3.8V9.4L11 7.6V5.4z",
    "market": (
        "M2.6 2.4h10.8l1.2 3.8a1.9 1.9 0 0 1-3.3.9 2.2 2.2 0 0 1-3.3 0 2.2 2.2 0 0 1-3.3 0 1.9 1.9 0 0 1-3.3-"
        ".9zM3.4 8.6h9.2v5H3.4z"
    ),
    "library": (
        "M2 3.2c2.2-.5 4.4-.2 5.5.9v9.2C6.4 12.3 4.2 12 2 12.5zM14 3.2c-2.2-.5-4.4-.2-5.5.9v9.2c1.1-1 3.3-1.3 5.5-.8z"
    ),
    "solar": (
        "M8 4.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8zM7.3 1.4h1.4v2H7.3zm0 11.2h1.4v2H7.3zM1.4 7.3h2v1.4h-"
        "2zm11.2 0h2v1.4h-2zM3 4l1-1 1.4 1.4-1 1zm7.6 7.6 1-1L13 12l-1 1zM12 3l1 1-1.4 1.4-1-1zM4.4 10.6l1 1L"
        "4 13l-1-1z"
    ),
    "people": (
        "M5.4 7.2a2.2 2.2 0 1 1 0-4.4 2.2 2.2 0 0 1 0 4.4zm5.6.4a1.9 1.9 0 1 1 0-3.8 1.9 1.9 0 0 1 0 3.8zM1.4"
        " 13.2c0-3 1.6-4.8 4-4.8s4 1.8 4 4.8zm9 0c0-1.8-.4-3.2-1.2-4.2.5-.4 1.1-.5 1.8-.5 2.1 0 3.6 1.7 3.6 4"
        ".7z"
    ),
    "tree": "M8 1.4 3.4 7.4h1.8L2.4 11.4h4.7v3.2h1.8v-3.2h4.7l-2.8-4h1.8z",
    "star": "m8 1.6 1.9 4.2 4.5.5-3.4 3 1 4.5L8 11.5l-4 2.3 1-4.5-3.4-3 4.5-.5z",
    "work-planned": "M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6zm0 2.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z",
    "work-under-way": "M4.6 2.6 13 8l-8.4 5.4z",
    "work-done": "m6.4 13.2-4.6-4.8 1.8-1.8 2.8 2.9 6-6.4 1.8 1.7z",
    "work-stopped": "M4 2.4 2.4 4l4 4-4 4L4 13.6l4-4 4 4 1.6-1.6-4-4 4-4L12 2.4l-4 4z",
    "flag": "M3.6 1.8H5v12.6H3.6zM5.6 2.4h7.6l-2 2.8 2 2.8H5.6z",
}

_OTHER_WORDS: Mapping[str, str] = {"water": "water-point", "well": "water-point", "hospital": "health"}


def named(written: str) -> str | None:
    """Give the icon that a writer's word stands for; None where there is none."""
    name = _OTHER_WORDS.get(written, written)
    return name if name in _GLYPHS else None


def icon_names() -> tuple[str, ...]:
    """Give the names that a layer's `symbol` may take, in alphabetical order."""
    return tuple(sorted(_GLYPHS))


def icon(name: str) -> str | None:
    """Give an icon's SVG on a field of 16 × 16; None where there is none of that name."""
    if name == TOWN:
        return f'<circle cx="8" cy="8" r="2.9" fill="{PAPER}" stroke="{SOFT}" stroke-width="1.3"/>'
    if name == BLANK:
        return tile()
    glyph = _GLYPHS.get(name)
    return f'<path d="{glyph}" fill="{PAPER}"/>' if glyph else None


def documents() -> dict[str, str]:
    """Give every icon and the pattern as SVG documents of their own, for the browser's map (of two px per px)."""
    sides = {BLANK: round(TILE_PX * 2)}
    return {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" width="{sides.get(name, 32)}" height="{sides.get(name, 32)}" '
        f'viewBox="0 0 16 16">{icon(name)}</svg>'
        for name in (TOWN, BLANK, *icon_names())
    }
