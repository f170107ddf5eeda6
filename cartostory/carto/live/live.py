"""A story's frames + style -> the data of its live map: one JSON object that the browser's script hands to MapLibre.

{style: {version: 8, sources: {...inline GeoJSON...}, layers: [...]},        no glyphs, no sprite, no address at all
 icons: {name: "<svg …>"},                                                    to add as images, 32 px at pixel ratio 2
 layers: {key: [ids of style layers]},                                       to show and hide a story layer
 labels: {key: label},                                                      of the story layers, as the legend has them
 markers: [{name, lon, lat, role, number, country, side}],                    a photograph's: figure and chapter too
 chapters: [{number, kind, center: [lon, lat], zoom, bearing, pitch | bounds: [[w, s], [e, n]], layers: [key],
             focus: [name], notes: [{text, lang, lon, lat}],                 the first, number 0, is the opening
             own: [numbers of the markers that lie on its picture],
             steps | panes, apart | sides}],                                 see choreography.py
 credits: {base: [..], layers: {key: ".."}, town: ".."},                     who is named, by what is on screen
 town: {layers: [..]},                                                       draw the town's own tiles, source "town"
 rtl: true}                                                                  where the town's own tiles may hold names
                                                                              from right to left, and the story does
"""

from __future__ import annotations

from typing import Any

from cartostory.carto.draw.marks import nearest_town
from cartostory.carto.labels import bidi
from cartostory.carto.live.choreography import LiveStory, camera_of, choreography, corners, looks
from cartostory.carto.live.layers import layer_source
from cartostory.carto.live.packing import in_columns
from cartostory.carto.live.shore import shore
from cartostory.carto.live.style import icons_of, live_style
from cartostory.carto.live.tile_style import town_layers
from cartostory.carto.live.world import base_sources, ground_of
from cartostory.carto.style.style import Style
from cartostory.carto.svg.icons import documents
from cartostory.carto.view.compose import tinted, towns_of
from cartostory.carto.view.framing import Frame, opening
from cartostory.carto.view.in_view import in_view
from cartostory.carto.view.layer_style import label_of
from cartostory.carto.view.picture import Callout, Marker, Role
from cartostory.carto.world.world import CREDIT_TOWNS, CREDIT_WORLD
from cartostory.model import Borders, Layer, Partnership, Story, TownMap

_DECIMALS = {"towns": 3, "countries": 2}
"""Of the positions of names: 100 m, and what a country's name may stand aside."""

Json = dict[str, Any]


def live(  # noqa: PLR0917 - all that a live map hangs on, named by its callers
    partnership: Partnership,
    story: Story,
    frames: tuple[Frame, ...],
    style: Style,
    markers: tuple[Marker, ...],
    borders: Borders,
    here_colour: str,
    there_colour: str,
    town_map: TownMap | None = None,
) -> Json:
    """Give the data of a story's live map. JSON-ready, deterministic, coordinates rounded to what can be seen."""
    told = LiveStory(partnership, story, borders)
    every = (opening(partnership, story), *frames)
    seen = tuple(look for each in every for look in looks(told, each))
    towns = towns_of(partnership, story)
    layers = tuple(layer for layer in tinted(partnership) if any(layer.key in frame.layers for frame in every))
    base = base_sources(seen, towns, markers, story.language, borders)
    own = {layer.key: layer_source(layer, seen, story.language, borders.policy) for layer in layers}
    rtl = {"rtl": True} if town_map and bidi.is_needed((*base.values(), *own.values())) else {}
    if not town_map:  # names in tiles need MapLibre's plugin, which would turn these once more
        base, own = bidi.with_sight(base), bidi.with_sight(own)
    base["coast"] = shore(ground_of(seen, towns))
    base |= {name: in_columns(base[name], decimals) for name, decimals in _DECIMALS.items()}
    drawn, ids = live_style(style, base, own, (here_colour, there_colour), has_tiles=bool(town_map))
    every_look = [feature["properties"] for source in own.values() for feature in source["features"]]
    used = {str(look.get(name)) for look in every_look for name in ("symbol", "kind")} | icons_of(style)
    return {
        "style": drawn,
        "icons": {name: document for name, document in documents().items() if name in used},
        "layers": ids,
        "labels": {layer.key: label_of(layer, story.language) for layer in layers},
        "markers": [_marker(marker, markers) for marker in markers],
        "chapters": [{**_chapter(frame, markers), **choreography(told, frame)} for frame in every],
        "credits": _credits(layers, town_map),
        **rtl,
        **({"town": {"layers": town_layers(style, town_map, story.language)}} if town_map else {}),
    }


def _marker(marker: Marker, markers: tuple[Marker, ...]) -> Json:
    photo = {"figure": f"photo-{marker.number}", "chapter": marker.chapter} if marker.role is Role.PHOTO else {}
    town = nearest_town(marker, markers)
    return {
        **photo,
        **({"side": str(town.role)} if town else {}),
        "name": marker.name,
        "lon": round(marker.point.lon, 6),
        "lat": round(marker.point.lat, 6),
        "role": str(marker.role),
        "number": marker.number,
        "country": marker.country,
    }


def _credits(layers: tuple[Layer, ...], town_map: TownMap | None) -> Json:
    """Give who is named for the world, for each of the story's layers, and for the town's own tiles."""
    return {
        "base": [CREDIT_WORLD, CREDIT_TOWNS],
        "layers": {layer.key: layer.source for layer in layers if layer.source},
        **({"town": town_map.attribution} if town_map and town_map.attribution else {}),
    }


def _chapter(frame: Frame, markers: tuple[Marker, ...]) -> Json:
    found: Json = {
        "number": frame.number,
        "kind": str(frame.kind),
        "layers": list(frame.layers),
        "focus": [target.name for target in frame.focus],
        "own": [markers.index(marker) for marker in in_view(markers, frame) if _stands_in(marker, frame)],
    }
    if frame.camera:
        found.update(camera_of(frame.camera))
    elif frame.bounds:
        found["bounds"] = corners(frame.bounds)
    if frame.notes:
        found["notes"] = [_note(note) for note in frame.notes]
    return found


def _stands_in(marker: Marker, frame: Frame) -> bool:
    """Tell whether a chapter shows a marker: photographs only stand on the map of theirs."""
    return marker.role is not Role.PHOTO or marker.chapter == frame.number


def _note(note: Callout) -> Json:
    return {"text": note.text, "lang": note.language, "lon": round(note.point.lon, 6), "lat": round(note.point.lat, 6)}
