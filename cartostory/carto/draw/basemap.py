"""The built-in world in a view, painted: what the story, its language and its towns have no part in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cartostory.carto.style.style import Style, filter_keys, style_layers
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.paint import paint
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View
from cartostory.carto.view.world_pieces import WORLD_SOURCES, world_pieces
from cartostory.model import BorderPolicy


@dataclass(frozen=True, slots=True)
class Ground:
    """The SVG of each style layer of the world, by its number; its pieces in groups, as a `Scene` has them."""

    painted: Mapping[int, str]
    alike: Mapping[str, list[list[Piece]]]


@lru_cache(maxsize=32)
def ground(style: Style, view: View, own: frozenset[str], policy: BorderPolicy) -> Ground:
    """Paint the world; remembered, since a story looks at the same views in each of its languages."""
    found = Scene(view)
    found.sources.update(world_pieces(view, own, policy))
    found.group(filter_keys(style))
    painted = {
        number: paint(found, layer)
        for number, layer in enumerate(style_layers(style))
        if layer.type != "symbol" and layer.source in WORLD_SOURCES
    }
    return Ground(painted, {name: found.alike.get(name, []) for name in WORLD_SOURCES})
