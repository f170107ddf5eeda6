"""A planned map picture -> what the page shows of it: the file, its size, and everything on it as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from cartostory.carto.view.framing import Frame
from cartostory.carto.view.picture import LegendItem, Marker
from cartostory.geo.point import Point
from cartostory.model import Layer
from cartostory.model.output import PHONE, Address, Kind
from cartostory.render.credits import label_language
from cartostory.render.page_context import PageContext
from cartostory.render.places import camera_of, place_views
from cartostory.render.views.parts import LegendEntry, MapView

_TILE_STEP = 1  # openstreetmap.org counts tiles of 256 px, MapLibre of 512
_OSM_TOP_ZOOM = 19


def map_view(
    address: Address, alt: str, markers: tuple[Marker, ...], sheet: PageContext, frame: Frame | None = None
) -> MapView | None:
    """Gather what a page shows of a map; None where it is not planned, or could not be drawn."""
    drawn = sheet.shared.maps.get(address)
    if drawn is None or not sheet.shared.plan.has(address):
        return None
    narrow = replace(address, part=address.part + PHONE)
    on_phones = sheet.shared.maps.get(narrow)
    partnership = sheet.shared.site.partnership(address.subject)
    layers = partnership.layers if partnership else {}
    is_single = on_phones is not None and sheet.output.address.kind is Kind.SINGLE  # one picture: a phone's is lighter
    return MapView(
        phone_src=sheet.links.to(narrow) if on_phones and not is_single else "",
        phone_width=on_phones.width if on_phones else 0,
        phone_height=on_phones.height if on_phones else 0,
        src=sheet.links.to(narrow if is_single else address),
        width=on_phones.width if on_phones and is_single else drawn.width,
        height=on_phones.height if on_phones and is_single else drawn.height,
        alt=sheet.set(alt),
        legend=tuple(_entry(item, layers, sheet) for item in drawn.legend),
        places=place_views(markers, sheet),
        attribution=" · ".join(drawn.attribution),
        note=sheet.site("borders_note"),
        open_url=_open_url(frame) if frame else "",
    )


def _entry(item: LegendItem, layers: Mapping[str, Layer], sheet: PageContext) -> LegendEntry:
    layer = layers.get(item.layer)
    language = label_language(layer, sheet) if layer else sheet.language
    label = sheet.set(item.label) if item.group else sheet.foreign(item.label, language)
    return LegendEntry(Markup(item.swatch), label, sheet.foreign(item.group, language))  # noqa: S704 - drawn by us


def chapter_alt(markers: tuple[Marker, ...], title: str, sheet: PageContext) -> str:
    """Say in a sentence what a chapter's map shows."""
    if markers:
        return sheet.words.gettext("Map: %(places)s") % {
            "places": sheet.words.in_a_row(marker.name for marker in markers)
        }
    return sheet.words.gettext("Map of the chapter “%(title)s”") % {"title": title}


def _open_url(frame: Frame) -> str:
    camera = camera_of(frame)
    if camera is None:
        return ""
    zoom = min(round(camera.zoom + _TILE_STEP), _OSM_TOP_ZOOM)
    return f"https://www.openstreetmap.org/#map={zoom}/{_degrees(camera.centre)}"


def _degrees(point: Point) -> str:
    return f"{round(point.lat, 5)}/{round(point.lon, 5)}"


def story_map(part: str, slug: str, language: str) -> Address:
    """Name one of a story's maps: “0” is the opening's, then the chapters' numbers."""
    return Address(Kind.MAP, slug, language, part)
