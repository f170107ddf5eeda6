"""An event's Markdown -> plain text, for calendars and search engines."""

from __future__ import annotations

from cartostory.model import Event
from cartostory.render.body import Body, passage_html
from cartostory.render.figure import Pictures
from cartostory.render.markdown import PAGE_TOP
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet


def plain_text(event: Event, press: Press, sheet: Sheet) -> str:
    """Give what an event's text says, without marks, on one line; problems of it are the page's to report."""
    known = list(sheet.problems)
    body = Body(sheet, press.templates, Pictures(sheet), event.text, event.language)
    text = passage_html(event.text, body, PAGE_TOP).striptags()
    sheet.problems[:] = known
    return text
