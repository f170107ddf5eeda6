"""A story and what its map shows in a chapter -> the places in view, as text, and the one named above the title."""

from __future__ import annotations

from cartostory.carto.view.compose import story_markers
from cartostory.carto.view.framing import Frame
from cartostory.carto.view.in_view import camera_of, in_view
from cartostory.carto.view.names import MapTarget, TargetKind
from cartostory.carto.view.picture import Marker, Role
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Partnership, Story
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import PlaceView
from cartostory.render.words import Words

_TOWN_ZOOM, _PLACE_ZOOM = 12, 15
_NEAR_M = 100_000.0
_TOWN_DIGITS, _PLACE_DIGITS = 2, 3
_ROLES = {Role.HERE: "here", Role.THERE: "there"}


def markers_of(partnership: Partnership, story: Story) -> tuple[Marker, ...]:
    """Give a story's towns and places, by the numbers that they bear on its maps."""
    return tuple(marker for marker in story_markers(partnership, story) if marker.role is not Role.PHOTO)


def towns_of(markers: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Give those that are towns."""
    return tuple(marker for marker in markers if marker.role in _ROLES)


def place_views(markers: tuple[Marker, ...], sheet: PageContext) -> tuple[PlaceView, ...]:
    """List places as text: name, role, number, position, and where openstreetmap.org shows them."""
    return tuple(_view(marker, sheet) for marker in markers)


def _view(marker: Marker, sheet: PageContext) -> PlaceView:
    if marker.role is Role.PHOTO:
        return PlaceView(sheet.set(marker.name), "photo", marker.number, f"#photo-{marker.number}", "")
    role = _ROLES.get(marker.role, "place")
    zoom, digits = (_PLACE_ZOOM, _PLACE_DIGITS) if role == "place" else (_TOWN_ZOOM, _TOWN_DIGITS)
    url = place_url(marker.point, zoom)
    return PlaceView(sheet.set(marker.name), role, marker.number, url, position(marker.point, digits, sheet.words))


def place_url(point: Point, zoom: int = _PLACE_ZOOM) -> str:
    """Give where openstreetmap.org shows a point."""
    lat, lon = round(point.lat, 5), round(point.lon, 5)
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map={zoom}/{lat}/{lon}"


def position(point: Point, digits: int, words: Words) -> str:
    """Write a position: degrees with their hemispheres, latitude first as maps do."""
    north = words.gettext("%(number)s° N") if point.lat >= 0 else words.gettext("%(number)s° S")
    east = words.gettext("%(number)s° E") if point.lon >= 0 else words.gettext("%(number)s° W")
    lat, lon = words.degrees(abs(point.lat), digits), words.degrees(abs(point.lon), digits)
    return words.in_a_row((north % {"number": lat}, east % {"number": lon}))


def kicker(markers: tuple[Marker, ...], frame: Frame, sheet: PageContext) -> str:
    """Name what a chapter is about: “Kaya, Burkina Faso”, “Châtellerault – Kaya”; empty where no place is near."""
    towns = towns_of(markers)
    if frame.twin:
        return " – ".join(target.name for target in frame.twin)
    named = next((target for target in frame.focus if target.kind in {TargetKind.PLACE, TargetKind.TOWN}), None)
    if named:
        return _named(named, towns, sheet)
    seen = in_view(towns, frame)
    if len(seen) > 1:
        return " – ".join(marker.name for marker in seen)
    camera = camera_of(frame)
    around = seen or (_nearest(camera.centre, towns) if camera else ())
    return _with_country(around[0].name, around[0].country, sheet) if around else ""


def _named(target: MapTarget, towns: tuple[Marker, ...], sheet: PageContext) -> str:
    if target.kind is TargetKind.TOWN:
        return _with_country(target.name, target.country, sheet)
    around = _nearest(target.point, towns) if target.point else ()
    return (
        sheet.words.in_a_row((target.name, around[0].name))
        if around and around[0].name not in target.name
        else target.name
    )


def _nearest(point: Point, towns: tuple[Marker, ...]) -> tuple[Marker, ...]:
    near = sorted(
        (town for town in towns if distance_m(point, town.point) < _NEAR_M),
        key=lambda town: distance_m(point, town.point),
    )
    return tuple(near[:1])


def _with_country(name: str, code: str, sheet: PageContext) -> str:
    """Name a town with its country; a country that stands for a town is named once."""
    return sheet.words.in_a_row(filter(None, dict.fromkeys((name, _country(code, sheet)))))


def _country(code: str, sheet: PageContext) -> str:
    return sheet.words.country_name(code) if code else ""
