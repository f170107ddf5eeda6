"""A story layer for a live map: simplified to what its closest camera can see, with the derived properties only.

Beside them, features that can be opened have `id` (their number), `at` (where their paper stands), `kind` and `facts`.
"""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from cartostory.carto.live.packing import collection
from cartostory.carto.live.packing import feature as packed_feature
from cartostory.carto.live.popup import facts_of
from cartostory.carto.live.world import SCREEN
from cartostory.carto.osm.osm_tags import tags_of
from cartostory.carto.view.contested import EDGE, parts_of, under
from cartostory.carto.view.features import derived, name_of
from cartostory.carto.view.framing import FIT_TOP_ZOOM, Frame
from cartostory.geo.projection import fitting_zoom, world_px
from cartostory.model import BorderPolicy, Feature, Layer
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.problems.problem import Problem, problem

MOST_KB = 300
"""What one layer may add to a live map, gzipped."""
_AT = 4
_CLOSER, _SHARE_PX, _FINEST = 0.5, 1.0, 0.000005


def layer_source(
    layer: Layer, frames: tuple[Frame, ...], language: str, policy: BorderPolicy = BorderPolicy.DASHED
) -> dict[str, Any]:
    """Give a layer as GeoJSON; limits that are contested as the policy says."""
    tolerance = tolerance_of(layer, frames)
    found: list[dict[str, Any]] = []
    for feature in layer.features:
        paper = _paper(feature, layer, language)
        for geometry, written in parts_of(feature.geometry, derived(feature, layer, language)):
            properties = under(policy, written)
            if properties is None:
                continue
            made = packed_feature(_lean(geometry, tolerance), tolerance, dict(properties))
            found.append({**made, "id": len(found), **({} if written.get("shape") == EDGE else paper)})
    return collection(found)


def _lean(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    lean = shapely.simplify(geometry, tolerance) if shapely.get_dimensions(geometry) else geometry
    return geometry if lean.is_empty else lean


def _paper(feature: Feature, layer: Layer, language: str) -> dict[str, Any]:
    """Give what opens a feature: its kind, its facts, and where to point at it; nothing for one without a word.

    A roof or a footpath that has no name says nothing when it is touched; a point always says what it is.
    """
    told = facts_of(feature, layer, language)
    is_point = not shapely.get_dimensions(feature.geometry)
    is_named = bool(name_of(tags_of(feature.properties), language, layer.style.label))
    if not (is_point or is_named or told.facts):
        return {}
    middle = feature.geometry if is_point else shapely.point_on_surface(feature.geometry)
    lon, lat = shapely.get_coordinates(middle)[0].tolist()
    found: dict[str, Any] = {"at": [round(lon, _AT), round(lat, _AT)]}
    if told.kind:
        found["kind"] = told.kind
    if told.facts:
        found["facts"] = [list(fact) for fact in told.facts]
    return found


def tolerance_of(layer: Layer, frames: tuple[Frame, ...]) -> float:
    """Give the tolerance in degrees: less than a px at a zoom closer than any camera that shows the layer."""
    zooms = [zoom_of(frame) for frame in frames if layer.key in frame.layers]
    return max(_SHARE_PX / world_px(max(zooms, default=10.0) + _CLOSER) * 360, _FINEST)


def zoom_of(frame: Frame) -> float:
    """Give the zoom at which a frame is shown on the largest usual pane."""
    if frame.camera:
        return frame.camera.zoom
    return fitting_zoom(frame.bounds, *SCREEN, FIT_TOP_ZOOM)[1] if frame.bounds else 2.0


def too_large(layer: Layer, frames: tuple[Frame, ...], language: str) -> tuple[Problem, ...]:
    """Report a layer that no page can carry, however it is simplified."""
    kilobytes = round(weight_bytes(layer, frames, language) / 1000)
    if kilobytes <= MOST_KB:
        return ()
    name = layer.label or layer.key
    return (problem("layer-too-large", layer.span, layer=name, kilobytes=kilobytes, limit=MOST_KB),)


def weight_bytes(layer: Layer, frames: tuple[Frame, ...], language: str) -> int:
    """Give what a layer adds to the live map's data, gzipped; from 300 kB on it is too large for a page."""
    text = json.dumps(layer_source(layer, frames, language), ensure_ascii=False, separators=(",", ":"))
    return gzipped_bytes(text.encode())
