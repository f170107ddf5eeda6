"""A planned map picture -> what the page shows of it: the file, its size, and everything on it as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.in_view import camera_of
from cartostory.carto.view.picture import LegendItem, Marker, NamedThings, NameSort
from cartostory.geo.point import Point
from cartostory.model import Layer
from cartostory.model.output import BROAD, HOME_MAP, MEDIUM, PHONE, Address, Kind
from cartostory.render.credits import label_language
from cartostory.render.page_context import PageContext
from cartostory.render.places import place_views
from cartostory.render.views.parts import LegendEntry, MapSource, MapView, NamedView

_TILE_STEP = 1  # openstreetmap.org counts tiles of 256 px, MapLibre of 512
_OSM_TOP_ZOOM = 19
_OF_CHAPTERS = {
    PHONE: "(max-width: 34.99em), (min-width: 64em) and (max-width: 77.99em)",
    MEDIUM: "(max-width: 56.24em), (min-width: 78em) and (max-width: 105.99em)",
}
_IN_THE_TEXT = {**_OF_CHAPTERS, MEDIUM: "(max-width: 56.24em), (min-width: 78em)"}
"""Twin maps and ladders stay in the column of the text, 576 px wide, while the live map stands beside it."""
_OF_HOME = {PHONE: "(max-width: 34.99em)", MEDIUM: "(max-width: 59.99em)", BROAD: "(max-width: 89.99em)"}
_OF_GLOBES = {PHONE: "(max-width: 89.99em)"}
_OF_GATHERINGS = {PHONE: "(max-width: 50em)"}
"""Where each size of a map is shown (`em` is 16 px unless the reader wants larger letters): on a desk a chapter's map
has the width beside the text (`themes/default/assets/css/tokens.css`), elsewhere the page's."""
_MOST_NAMES = 150
"""Of one list: more is a table, not what one reads beside a map."""


def map_view(  # noqa: PLR0917 - a map, what it is called and what lies on it
    address: Address,
    alt: str,
    markers: tuple[Marker, ...],
    sheet: PageContext,
    frame: Frame | None = None,
    name: str = "",
) -> MapView | None:
    """Gather what a page shows of a map; None where it is not planned, or could not be drawn.

    `name` is the figure's, as short as can be: a screen reader says it before it comes to what the figure holds.
    """
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
        sources=() if is_single else tuple(_sources(address, frame, sheet)),
        src=sheet.links.to(narrow if is_single else address),
        width=on_phones.width if on_phones and is_single else drawn.width,
        height=on_phones.height if on_phones and is_single else drawn.height,
        alt=sheet.set(alt),
        legend=tuple(_entry(item, layers, sheet) for item in drawn.legend),
        places=place_views(markers, sheet),
        attribution=" · ".join(drawn.attribution),
        note=sheet.site("borders_note") if drawn.has_disputes else "",
        open_url=_open_url(frame) if frame else "",
        name=name,
        notes=tuple(sheet.foreign(note.text, note.language) for note in frame.notes) if frame else (),
        named=tuple(_named(drawn.named, layers, sheet)),
    )


def _sources(address: Address, frame: Frame | None, sheet: PageContext) -> Iterator[MapSource]:
    if frame:
        shown = _OF_CHAPTERS if frame.kind in {FrameKind.MAP, FrameKind.COMPARE} else _IN_THE_TEXT
    else:
        shown = _OF_GLOBES if address.subject else _OF_HOME if address.part == HOME_MAP else _OF_GATHERINGS
    for end, media in shown.items():
        narrower = replace(address, part=address.part + end)
        drawn = sheet.shared.maps.get(narrower)
        if drawn:
            yield MapSource(sheet.links.to(narrower), drawn.width, drawn.height, media)


def _entry(item: LegendItem, layers: Mapping[str, Layer], sheet: PageContext) -> LegendEntry:
    layer = layers.get(item.layer)
    language = label_language(layer, sheet) if layer else sheet.language
    label = sheet.set(item.label) if item.group else sheet.foreign(item.label, language)
    return LegendEntry(Markup(item.swatch), label, sheet.foreign(item.group, language))  # noqa: S704 - drawn by us


def _named(things: tuple[NamedThings, ...], layers: Mapping[str, Layer], sheet: PageContext) -> Iterator[NamedView]:
    """Yield the names on a map by sort; of a layer with very many, the first and how many there are beside."""
    say = sheet.words.gettext
    sorts = {
        NameSort.PLACE: say("Named places"),
        NameSort.TOWN: say("Towns"),
        NameSort.COUNTRY: say("Countries"),
        NameSort.WATER: say("Waters"),
        NameSort.ROAD: say("Roads"),
    }
    for one in things:
        layer = layers.get(one.layer)
        language = label_language(layer, sheet) if layer else sheet.language
        label = sorts.get(one.sort) or sheet.foreign(one.label, language)
        yield NamedView(label, sheet.words.number(len(one.names) + one.unnamed), _told(one, sheet))


def _told(one: NamedThings, sheet: PageContext) -> Markup:
    words, more = sheet.words, len(one.names) - _MOST_NAMES
    told = [Markup("<bdi>%s</bdi>") % name for name in one.names[:_MOST_NAMES]]
    if more > 0:
        told.append(escape(words.ngettext("%(number)s more", "%(number)s more", more) % {"number": words.number(more)}))
    if one.unnamed:
        said = words.ngettext("%(number)s without a name", "%(number)s without a name", one.unnamed)
        told.append(escape(said % {"number": words.number(one.unnamed)}))
    return Markup(words.in_a_row(told))  # noqa: S704 - every part is escaped


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
