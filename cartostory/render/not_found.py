"""The page that hosts show at an address where nothing is."""

from __future__ import annotations

from cartostory.output import Output
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_links


def not_found_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the page; its links hold at any depth (`Links.to`)."""
    head = Head(sheet.words.gettext("Page not found"))
    return press.templates.page("not-found.html", sheet, {"shell": shell(sheet, head), "stories": story_links(sheet)})
