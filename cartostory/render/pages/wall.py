"""The notes of associations and residents -> the wall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cartostory.carto.view.event_map import markers_of
from cartostory.geo.point import Point
from cartostory.model import WallNote
from cartostory.model.output import Address, Kind, Output
from cartostory.model.programme_order import WALL_MAP, notes_in, places_of
from cartostory.render.body import PageText, passage_html
from cartostory.render.event_view import story_of
from cartostory.render.figures import Pictures
from cartostory.render.html.markdown import STORY_TOP
from cartostory.render.map_view import map_view
from cartostory.render.page_context import PageContext
from cartostory.render.places import place_url
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.views.others import WallNoteView
from cartostory.render.views.parts import MapView


def wall_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the wall: every note, the newest first."""
    head = Head(sheet.words.gettext("The wall"))
    context = {"shell": shell(sheet, head), "notes": note_views(press, sheet), "map": _map(sheet)}
    return press.templates.page("wall.html", sheet, context)


def note_views(press: Renderer, sheet: PageContext) -> tuple[WallNoteView, ...]:
    """Give every note, the newest first, those without a date last; of one in several languages, the page's."""
    notes = notes_in(sheet.shared.site, sheet.language)
    numbers = places_of(notes)
    return tuple(_view(note, numbers, press, sheet) for note in notes)


def _view(note: WallNote, numbers: Mapping[Point, int], press: Renderer, sheet: PageContext) -> WallNoteView:
    body = PageText(sheet, press.templates, Pictures(sheet), note.text, note.language, f"note-{note.slug}")
    written = replace(
        note,
        title=sheet.set(note.title, note.language),
        author=sheet.set(note.author, note.language),
        where=sheet.set(note.where, note.language),
    )
    return WallNoteView(
        note=written,
        text=passage_html(note.text, body, STORY_TOP),
        story=story_of(note.story, sheet),
        number=numbers.get(note.point, 0) if note.point else 0,
        place_url=place_url(note.point) if note.point else "",
    )


def _map(sheet: PageContext) -> MapView | None:
    markers = markers_of(notes_in(sheet.shared.site, sheet.language))
    names = sheet.words.in_a_row(marker.name for marker in markers)
    alt = sheet.words.gettext("Map of the wall: %(places)s") % {"places": names}
    return map_view(
        Address(Kind.MAP, "", sheet.language, WALL_MAP), alt, markers, sheet, name=sheet.words.gettext("Map")
    )
