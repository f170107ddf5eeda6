"""Points that belong to no story (a programme's, a wall's) -> one picture that frames them all."""

from __future__ import annotations

from collections.abc import Iterable

from cartostory.carto.view.picture import Marker, Picture, PictureKind, Role
from cartostory.geo.bounds import Bounds
from cartostory.model import Camera, Config, Event, WallNote
from cartostory.model.programme_order import places_of

SHEET = (960, 600)
SHEET_ON_PHONES = (360, 360)
_ONE_PLACE_ZOOM = 11.0
"""Around a single point: a town and its neighbours."""
_CLOSE_DEGREES = 0.02
"""Points closer together than this (2 km) are framed as a single one would be: nothing built in is more exact."""


def gathering_map(
    markers: tuple[Marker, ...], language: str, config: Config, title: str, size: tuple[int, int] = SHEET
) -> Picture:
    """Make the map of numbered points. Raises `ValueError` without any."""
    bounds = Bounds.around(marker.point for marker in markers)
    if bounds is None:
        raise ValueError("a map needs a point")
    is_close = max(bounds.width, bounds.height) < _CLOSE_DEGREES
    return Picture(
        kind=PictureKind.MAP,
        width=size[0],
        height=size[1],
        title=title,
        language=language,
        camera=Camera(bounds.centre, _ONE_PLACE_ZOOM) if is_close else None,
        bounds=None if is_close else bounds,
        markers=markers,
        here_colour=config.theme.colour,
        there_colour=config.theme.partner_colour,
        borders=config.borders,
    )


def markers_of(shown: Iterable[Event | WallNote]) -> tuple[Marker, ...]:
    """Give the numbered markers of a map, each with the name of its place."""
    events = tuple(shown)
    names = {one.point: one.where or one.title for one in reversed(events) if one.point}
    return tuple(Marker(names[point], point, Role.PLACE, number) for point, number in places_of(events).items())
