"""The notes of associations and residents -> the wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cartostory.model import WallNote
from cartostory.output import Output
from cartostory.render.body import Body, passage_html
from cartostory.render.figure import Pictures
from cartostory.render.markdown import STORY_TOP
from cartostory.render.press import Press
from cartostory.render.programme import story_of
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.views import WallNoteView


def wall_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the wall: every note, the newest first."""
    head = Head(sheet.words.gettext("The wall"))
    context = {"shell": shell(sheet, head), "notes": note_views(press, sheet)}
    return press.templates.page("wall.html", sheet, context)


def note_views(press: Press, sheet: Sheet) -> tuple[WallNoteView, ...]:
    """Give every note, the newest first, those without a date last; of one in several languages, the page's."""
    notes: dict[str, WallNote] = {}
    for note in sheet.shared.site.wall:
        if note.slug not in notes or note.language == sheet.language:
            notes[note.slug] = note
    ordered = sorted(notes.values(), key=lambda note: (note.written or date.min, note.slug), reverse=True)
    return tuple(_view(note, press, sheet) for note in ordered)


def _view(note: WallNote, press: Press, sheet: Sheet) -> WallNoteView:
    body = Body(sheet, press.templates, Pictures(sheet), note.text, note.language, f"note-{note.slug}")
    written = replace(note, title=sheet.set(note.title, note.language), author=sheet.set(note.author, note.language))
    return WallNoteView(written, passage_html(note.text, body, STORY_TOP), story_of(note.story, sheet))
