"""A language of the site -> the page that stands in for absent ones where there is no network."""

from __future__ import annotations

from cartostory.output import Output
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell


def offline_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the page; its script lists what the reader's browser has kept."""
    head = Head(sheet.words.gettext("To be read without a network"))
    return press.templates.page("offline.html", sheet, {"shell": shell(sheet, head)})
