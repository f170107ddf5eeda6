"""The page that hosts show at an address where nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.output import Kind, Output
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.stand_in import unmarked
from cartostory.render.story_link import story_links
from cartostory.render.words import words_of

_SENTENCE = "This page is not on the map"


def not_found_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the page; its links hold at any depth (`Links.to`)."""
    head = Head(sheet.words.gettext("Page not found"))
    context = {"shell": shell(sheet, head), "stories": story_links(sheet), "others": tuple(_others(sheet))}
    return press.templates.page("not-found.html", sheet, context)


def _others(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Give the sentence in each other language of the site, and its first page: a host knows one such page for all."""
    languages, catalogs = sheet.shared.site.config.languages, sheet.shared.theme.catalogs
    own = unmarked(sheet.words.gettext(_SENTENCE))
    for language in languages:
        said = words_of(language, catalogs, languages[0], mark=True).gettext(_SENTENCE)
        if language != sheet.language and unmarked(said) != own:
            yield sheet.foreign(said, language), sheet.link(Kind.HOME, language=language)
