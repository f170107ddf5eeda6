"""What a map looks at, and what a chapter asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.geo.point import Point
from cartostory.problems.problem import Ref, Span


@dataclass(frozen=True, slots=True)
class Camera:
    """What a map looks at: MapLibre's zoom (tiles of 512 px), bearing and pitch in degrees."""

    centre: Point
    zoom: float
    bearing: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """What a chapter asks of the map; what is left out stays as it was in the chapter before."""

    span: Span
    camera: Camera | None = None
    place: Ref | None = None
    zoom: float | None = None
    fit: tuple[Ref, ...] = ()
    show: tuple[Ref, ...] | None = None
    hide: tuple[Ref, ...] = ()
    twin: tuple[Ref, ...] = ()
    compare: tuple[Ref, ...] = ()
    locate: Ref | None = None
    alt: Ref | None = None
    notes: tuple[Ref, ...] = ()
    audio: Ref | None = None
