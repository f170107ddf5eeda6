"""A language of the site -> its search page; without JavaScript it offers the list of everything instead."""

from __future__ import annotations

import json

from cartostory.output import Kind, Output
from cartostory.render.contents import contents
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.views_contents import SearchView


def search_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the search page. Its script asks for the index once somebody stands in the field."""
    view = SearchView(
        index_url=sheet.link(Kind.SEARCH_INDEX, "", sheet.language),
        counts=json.dumps(sheet.words.plurals(*_COUNTED), ensure_ascii=False),
        contents=contents(sheet),
    )
    framed = shell(sheet, Head(sheet.words.gettext("Search")))
    return press.templates.page("search.html", sheet, {"shell": framed, "view": view})


_COUNTED = ("%(number)s result", "%(number)s results")
