"""A drawn map -> what it shows, in words: the names on it by sort, every thing of the story's layers, a landmark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely

from cartostory.carto.basemap.pieces import SOURCE
from cartostory.carto.labels.symbol_layers import Written
from cartostory.carto.view.contested import EDGE
from cartostory.carto.view.feature import Piece
from cartostory.carto.view.layer_style import label_of
from cartostory.carto.view.picture import Landmark, NamedThings, NameSort, Picture
from cartostory.carto.view.scene import Scene
from cartostory.carto.view.view import View
from cartostory.model import BorderPolicy

_OF_SOURCES = {"towns": NameSort.TOWN, "countries": NameSort.COUNTRY, "rivers": NameSort.WATER, "lakes": NameSort.WATER}
_OF_KINDS = {"waterway": NameSort.WATER, "water": NameSort.WATER, "road": NameSort.ROAD}
"""Kinds of what a ground names; the rest of its names are those of places."""


def named_things(
    picture: Picture, found: Scene, written: tuple[Written, ...], beyond: tuple[Landmark, ...] = ()
) -> tuple[NamedThings, ...]:
    """List what a map shows: of each layer all that lies on the sheet, of the rest what is written on it.

    A layer's things count where they have no room for a name, too. The story's markers bear their names elsewhere.
    `beyond` are the towns to which arrows point.
    """
    own = {marker.name for marker in picture.markers}
    by_sort: dict[NameSort, dict[str, None]] = {}
    for one in written:
        sort = _sort(one)
        if sort and one.text not in own:
            by_sort.setdefault(sort, {})[one.text] = None
    for town in beyond:
        by_sort.setdefault(NameSort.TOWN, {})[town.name] = None
    rest = (NamedThings(sort, tuple(by_sort[sort])) for sort in NameSort if sort in by_sort)
    return (*_of_layers(picture, found), *rest)


def _sort(one: Written) -> NameSort | None:
    if one.source == SOURCE:
        return _OF_KINDS.get(str(one.piece.properties.get("kind")), NameSort.PLACE)
    return _OF_SOURCES.get(one.source)


def _of_layers(picture: Picture, found: Scene) -> Iterator[NamedThings]:
    """Yield what each layer has on the sheet."""
    sheet = shapely.box(0, 0, found.view.width, found.view.height)
    for layer in picture.layers:
        pieces = [piece for piece in found.story.get(layer.key, ()) if _is_on(piece, sheet)]
        names = dict.fromkeys(str(piece.properties["name"]) for piece in pieces if "name" in piece.properties)
        bare = {piece.id for piece in pieces if "name" not in piece.properties}
        if names or bare:
            yield NamedThings(NameSort.LAYER, tuple(names), len(bare), layer.key, label_of(layer, picture.language))


def _is_on(piece: Piece, sheet: shapely.Polygon) -> bool:
    return piece.properties.get("shape") != EDGE and bool(shapely.intersects(piece.geometry, sheet))


def has_disputes(found: Scene, policy: BorderPolicy) -> bool:
    """Tell whether a contested border shows; where a policy draws them as others, or not at all, nobody could see."""
    sheet = shapely.box(0, 0, found.view.width, found.view.height)
    drawn = (piece for piece in found.sources.get("borders", ()) if piece.properties.get("disputed"))
    own = (piece for pieces in found.story.values() for piece in pieces if piece.properties.get("contested"))
    return policy is not BorderPolicy.DASHED or any(
        shapely.intersects(piece.geometry, sheet) for piece in (*drawn, *own)
    )


def landmark(view: View, written: tuple[Written, ...]) -> Landmark | None:
    """Give the most populous of the towns that are written on a map."""
    towns = [one for one in written if one.source == "towns"]
    largest = max(towns, key=lambda one: (_population(one), one.text), default=None)
    if largest is None:
        return None
    return Landmark(largest.text, view.point(*shapely.get_coordinates(largest.piece.geometry)[0]))


def _population(one: Written) -> float:
    found = one.piece.properties.get("population")
    return float(found) if isinstance(found, int | float) else 0.0


def together(panes: Iterable[tuple[NamedThings, ...]]) -> tuple[NamedThings, ...]:
    """Put what several panes of one sheet show into one list: every name once; of what has none, the most of a pane."""
    found: dict[tuple[NameSort, str], NamedThings] = {}
    for things in panes:
        for one in things:
            known = found.get((one.sort, one.label))
            names = dict.fromkeys((*known.names, *one.names)) if known else one.names
            unnamed = max(known.unnamed, one.unnamed) if known else one.unnamed
            found[one.sort, one.label] = NamedThings(one.sort, tuple(names), unnamed, one.layer, one.label)
    return tuple(found.values())
