"""Picture + style -> SVG. The one way into the drawer."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.draw import furniture, marks
from cartostory.carto.draw.enlarged import draw_enlarged
from cartostory.carto.draw.globe import draw_globe
from cartostory.carto.draw.ladder import draw_ladder, ladder_views
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Chart, Parts, chart
from cartostory.carto.draw.tiles import budget_of
from cartostory.carto.draw.titled import titled
from cartostory.carto.draw.twin import draw_twin, twin_views
from cartostory.carto.style.style import Style
from cartostory.carto.view.framing import FIT_TOP_ZOOM
from cartostory.carto.view.picture import Drawn, Picture, PictureKind
from cartostory.carto.view.view import View
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.geo.projection import fitting_zoom

_PADDING = 0.12
_FOR_SIGNS_PX = (0.0, 16.0, 32.0, 48.0)
_WORLD = Bounds(-170, -55, 170, 72)


def draw(picture: Picture, style: Style, basemap: Basemap | None = None) -> Drawn:
    """Draw a picture, on a ground where there is one. Never raises for odd content; same input, same bytes."""
    return titled(picture, drawing(picture, style, basemap))


def drawing(picture: Picture, style: Style, basemap: Basemap | None = None) -> Drawn:
    """Draw what stands in a picture's document, which hangs on `Picture.drawing_key`; `titled` makes it whole."""
    match picture.kind:
        case PictureKind.GLOBE:
            return draw_globe(picture)
        case PictureKind.TWIN if any(pane.camera for pane in picture.panes):
            return draw_twin(picture, style, basemap)
        case PictureKind.LADDER if picture.panes:
            return draw_ladder(picture, style, basemap)
        case _:
            return _map(picture, style, basemap)


def view_of(picture: Picture) -> View:
    """Give the view of a picture: its camera, its bounds with room around them, or the world."""
    if picture.camera:
        return View.of(picture.width, picture.height, picture.camera)
    bounds = picture.bounds or _WORLD
    wide, high = picture.width * (1 - 2 * _PADDING), (picture.height - furniture.LINE_HEIGHT) * (1 - 2 * _PADDING)
    centre, zoom = fitting_zoom(bounds, wide, high, FIT_TOP_ZOOM)
    # the middle of what the quiet line leaves lies higher than the sheet's
    shift = View(picture.width, picture.height, centre, zoom)
    lowered = shift.bounds()
    drop = (lowered.north - lowered.south) * (furniture.LINE_HEIGHT / 2) / picture.height
    lower = Point(centre.lon, max(-85.0, centre.lat - drop))
    return View(picture.width, picture.height, lower, zoom).inside_world()


def views_of(picture: Picture) -> tuple[View, ...]:
    """Give the views of all maps of a picture that may have a ground: one, or each pane's."""
    match picture.kind:
        case PictureKind.GLOBE:
            return ()
        case PictureKind.TWIN if any(pane.camera for pane in picture.panes):
            return twin_views(picture)
        case PictureKind.LADDER if picture.panes:
            return ladder_views(picture)
        case _:
            return (view_of(picture),)


def _map(picture: Picture, style: Style, basemap: Basemap | None) -> Drawn:
    is_sheet = picture.kind is PictureKind.SHEET
    parts = Parts(quiet_line=not is_sheet, graticule=not is_sheet, locator=picture.kind is PictureKind.MAP)
    parts = replace(parts, most_bytes=budget_of(picture.width, on_paper=is_sheet))
    view = view_of(picture)
    enlarged = draw_enlarged(picture, view, style) if picture.kind is PictureKind.ARCS else None
    if enlarged:
        return enlarged
    found: Chart = chart(picture, view, style, parts, basemap)
    rise = 0.0 if is_sheet else furniture.rise(view, picture.language, found.credits)
    if rise and _hides_a_marker(picture, view, furniture.LINE_HEIGHT + rise):
        # only who has drawn the map knows whom to credit, and in how many lines
        found = chart(picture, _higher(picture, view, furniture.LINE_HEIGHT + rise), style, parts, basemap)
    return Drawn(
        found.svg,
        legend(picture, found.scene, style),
        found.shown,
        found.credits,
        found.hints,
        found.named,
        0.0 if picture.kind is PictureKind.ARCS else found.scene.view.metres_per_px * picture.width,
        found.landmark,
        found.has_disputes,
    )


def _higher(picture: Picture, view: View, foot: float) -> View:
    """Step back until no marker's sign lies under the foot: at first as far as the foot is high, then for the signs."""
    views = [view.above(furniture.LINE_HEIGHT, foot + more) for more in _FOR_SIGNS_PX]
    return next((one for one in views if not _hides_a_marker(picture, one, foot)), views[-1])


def _hides_a_marker(picture: Picture, view: View, foot: float) -> bool:
    """Tell whether what stands at the foot of a map covers a marker that lies on it."""
    every = marks.marks(picture, lambda marker: view.place(marker.point))
    return any(mark.box[3] > picture.height - foot for mark in every if view.holds(mark.x, mark.y))
