"""The first page of an edition that is opened from a disk: it leads to the website beside it."""

from __future__ import annotations

from cartostory.output import Output
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_links


def start_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the page: a door for each language, and the stories."""
    config = sheet.shared.site.config
    context = {
        "shell": shell(sheet, Head(config.title, config.summary)),
        "stories": story_links(sheet),
        "summary": sheet.set(config.summary),
        "address": config.address,
    }
    return press.templates.page("start.html", sheet, context)
