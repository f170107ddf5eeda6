"""What a chapter's picture looks at -> the places that lie on it."""

from __future__ import annotations

from cartostory.carto.view.compose import CHAPTER_SIZE
from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.picture import Marker
from cartostory.geo.point import Point
from cartostory.geo.projection import TOP_ZOOM, fitting_zoom, unit, world_px
from cartostory.model import Camera

_FITTED = 0.8


def in_view(markers: tuple[Marker, ...], frame: Frame) -> tuple[Marker, ...]:
    """Give those that lie on a chapter's map."""
    if frame.kind is FrameKind.TWIN:
        names = {target.name for target in frame.twin}
        return tuple(marker for marker in markers if marker.name in names)
    camera = camera_of(frame)
    return tuple(marker for marker in markers if camera is None or _is_on(marker.point, camera))


def camera_of(frame: Frame) -> Camera | None:
    """Give the camera of a chapter's picture, fitted to its bounds where it has no other."""
    if frame.camera or frame.bounds is None:
        return frame.camera
    width, height = (size * _FITTED for size in CHAPTER_SIZE)
    return Camera(*fitting_zoom(frame.bounds, width, height, TOP_ZOOM))


def _is_on(point: Point, camera: Camera) -> bool:
    (x, y), (middle_x, middle_y), world = unit(point), unit(camera.centre), world_px(camera.zoom)
    across = abs(x - middle_x)
    return min(across, 1 - across) * world <= CHAPTER_SIZE[0] / 2 and abs(y - middle_y) * world <= CHAPTER_SIZE[1] / 2
