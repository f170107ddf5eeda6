"""What the live map does in a chapter that shows more than one map: descend, stand beside its twin, or be compared.

A ladder: {steps: [{name, bounds | center, zoom, frame: [[w, s], [e, n]], layers: [key]}]}, widest first.
A twin: {panes: [{name, center, zoom}] (two, at one scale), apart: "4 035 km" where they lie far from each other}.
Two layers compared: {sides: [{label, layers: [key]}] (before and after)}.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cartostory.carto.draw.twin import same_scale
from cartostory.carto.view.compose import FAR_M, tinted, twin_panes
from cartostory.carto.view.framing import Frame, FrameKind, sides
from cartostory.carto.view.picture import Pane
from cartostory.carto.view.words import length_text
from cartostory.carto.view.zoom_ladder import PART, rungs
from cartostory.geo.bounds import Bounds
from cartostory.geo.sphere import distance_m
from cartostory.model import Borders, Camera, Partnership, Story

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LiveStory:
    """A story, and how its borders are drawn and named."""

    partnership: Partnership
    story: Story
    borders: Borders


def choreography(told: LiveStory, frame: Frame) -> Json:
    """Give what a chapter adds to its camera; nothing for a plain map."""
    if frame.kind is FrameKind.LADDER:
        panes = ladder(told, frame)
        return {"steps": [_step(pane, frame) for pane in panes]} if len(panes) > 1 else {}
    if frame.kind is FrameKind.TWIN:
        return _twin(told, frame)
    if frame.kind is FrameKind.COMPARE:
        pairs = zip(frame.compare, sides(frame), strict=True)
        return {"sides": [{"label": target.name, "layers": list(side.layers)} for target, side in pairs]}
    return {}


def looks(told: LiveStory, frame: Frame) -> tuple[Frame, ...]:
    """Give a frame and, of a ladder or a twin, what its maps look at: world and layers are drawn as finely there.

    The last step of a ladder shows the place alone, far within the areas that lead to it.
    """
    if frame.kind is FrameKind.TWIN:
        cameras = same_scale(_twin_panes(told, frame))
        return frame, *(Frame(frame.number, camera=camera, layers=frame.layers) for camera in cameras)
    panes = ladder(told, frame) if frame.kind is FrameKind.LADDER else ()
    steps = (Frame(frame.number, bounds=pane.bounds, layers=frame.layers) for pane in panes[1:-1])
    return frame, *steps, *(Frame(frame.number, camera=pane.camera) for pane in panes[-1:])


def ladder(told: LiveStory, frame: Frame) -> tuple[Pane, ...]:
    """Give the steps from the world down to a place, as its picture shows them."""
    own = {layer.key: layer for layer in tinted(told.partnership)}
    return rungs(replace(told.partnership, layers=own), told.story, frame, told.borders)


def _twin_panes(told: LiveStory, frame: Frame) -> tuple[Pane, ...]:
    return tuple(pane for pane in twin_panes(frame, told.partnership, told.story) if pane.camera)


def _step(pane: Pane, frame: Frame) -> Json:
    shown = {layer.key.partition(PART)[0] for layer in pane.layers}
    found: Json = {"name": pane.title, "layers": [key for key in frame.layers if key in shown]}
    if pane.camera:
        found.update(camera_of(pane.camera))
    elif pane.bounds:
        found["bounds"] = corners(pane.bounds)
    if pane.frame:
        found["frame"] = corners(pane.frame)
    return found


def _twin(told: LiveStory, frame: Frame) -> Json:
    panes = _twin_panes(told, frame)
    cameras = same_scale(panes)
    if len(cameras) != 2:  # noqa: PLR2004 - a twin is two
        return {}
    pairs = zip(panes, cameras, strict=True)
    found: Json = {"panes": [{"name": pane.title, **camera_of(camera)} for pane, camera in pairs]}
    metres = distance_m(cameras[0].centre, cameras[1].centre)
    return {**found, "apart": length_text(metres, told.story.language)} if metres > FAR_M else found


def camera_of(camera: Camera) -> Json:
    """Give a camera as MapLibre takes it."""
    center = [round(camera.centre.lon, 6), round(camera.centre.lat, 6)]
    return {"center": center, "zoom": round(camera.zoom, 2), "bearing": camera.bearing, "pitch": camera.pitch}


def corners(bounds: Bounds) -> list[list[float]]:
    """Give the corners as MapLibre takes them; a box across the antimeridian runs on past 180°."""
    return [[round(bounds.west, 5), round(bounds.south, 5)], [round(bounds.unrolled_east, 5), round(bounds.north, 5)]]
