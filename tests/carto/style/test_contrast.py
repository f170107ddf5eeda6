"""Names can be read and outlines be seen on every ground of a map (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

import pytest

from cartostory.carto.style.expressions import Context
from cartostory.carto.style.layer import StyleLayer
from cartostory.carto.style.style import Style, style_layers
from cartostory.carto.style.values import to_number
from cartostory.model.contrast import MAP, SHAPES, WORDS, contrast

LAND = MAP[:2]
OUTLINES = ("borders", "borders-disputed", "story-boundary", "story-contested", "story-blank-edge", "story-rail")
"""Lines without anything beside them that says the same."""
ZOOMS = (2.0, 5.0, 9.0, 14.0)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def colours(layer: StyleLayer, name: str) -> set[str]:
    """Give every colour that a property may have: those that its expression names."""
    return set(_COLOUR.findall(repr(painted(layer).get(name))))


def painted(layer: StyleLayer) -> Mapping[str, object]:
    return cast("Mapping[str, object]", layer.written.get("paint", {}))


def laid_over(colour: str, ground: str, opacity: float) -> str:
    """Give the colour that one sees of one that lets a ground through."""
    parts = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * opacity + below * (1 - opacity)):02x}" for one, below in parts)


def named(style: Style) -> Iterator[StyleLayer]:
    return (layer for layer in style_layers(style) if layer.type == "symbol")


def test_every_name_can_be_read_on_land_and_on_water(style: Style) -> None:
    least = {
        layer.id: min(contrast(colour, ground) for colour in colours(layer, "text-color") for ground in MAP)
        for layer in named(style)
        if "text-color" in painted(layer)
    }
    assert len(least) > 8
    assert {name: found for name, found in least.items() if found < WORDS} == {}


@pytest.mark.parametrize("name", OUTLINES)
def test_an_outline_that_means_something_stands_out_from_the_land(style: Style, name: str) -> None:
    layer = next(layer for layer in style_layers(style) if layer.id == name)
    for zoom in ZOOMS:
        opacity = to_number(layer.values["line-opacity"].at(Context(zoom)))
        assert opacity is not None
        for colour in colours(layer, "line-color"):
            assert min(contrast(laid_over(colour, ground, opacity), ground) for ground in LAND) >= SHAPES
