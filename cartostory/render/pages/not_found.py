"""The page that hosts show at an address where nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model.output import Kind, Output
from cartostory.render.html.fallback_language import unmarked
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_links
from cartostory.render.words import words_of

_MOST = 12
"""Stories that the page offers: of thousands the atlas and the search know more."""
_SENTENCE = "This page is not on the map"


def not_found_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page; its links hold at any depth (`Links.to`)."""
    head = Head(sheet.words.gettext("Page not found"))
    context = {"shell": shell(sheet, head), "stories": story_links(sheet, _MOST), "others": tuple(_others(sheet))}
    return press.templates.page("not-found.html", sheet, context)


def _others(sheet: PageContext) -> Iterator[tuple[str, str]]:
    """Give the sentence in each other language of the site, and its first page: a host knows one such page for all."""
    languages, catalogs = sheet.shared.site.config.languages, sheet.shared.theme.catalogs
    own = unmarked(sheet.words.gettext(_SENTENCE))
    for language in languages:
        said = words_of(language, catalogs, languages[0], mark=True).gettext(_SENTENCE)
        if language != sheet.language and unmarked(said) != own:
            yield sheet.foreign(said, language), sheet.link(Kind.HOME, language=language)


def offline_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page; its script lists what the reader's browser has kept.

    A language of the site -> the page that stands in for absent ones where there is no network.
    """
    head = Head(sheet.words.gettext("To be read without a network"))
    return press.templates.page("offline.html", sheet, {"shell": shell(sheet, head)})


def start_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the page: a door for each language, and the stories.

    The first page of an edition that is opened from a disk: it leads to the website beside it.
    """
    config = sheet.shared.site.config
    context = {
        "shell": shell(sheet, Head(config.title, config.summary)),
        "stories": story_links(sheet),
        "summary": sheet.set(config.summary),
        "address": config.address,
    }
    return press.templates.page("start.html", sheet, context)
