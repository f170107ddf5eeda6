"""A language of the site -> what its search looks through, as a script: pages from a disk may not fetch JSON.

One entry per chapter, so that a result leads to the place itself. MiniSearch sorts them in the browser: its own format
would be larger than the texts, and the texts are needed for the excerpts anyway.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial

from cartostory.carto.view.names import published
from cartostory.model import Method, Partnership, Passage, Place, Story, Town
from cartostory.model.languages import direction
from cartostory.model.output import Address, Kind, Output
from cartostory.render.html.markdown import PAGE_TOP, STORY_TOP
from cartostory.render.html.targets import without_withdrawn
from cartostory.render.html.tree import Text, WalkStep, tree
from cartostory.render.page_context import PageContext
from cartostory.render.pages.contents import contents
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import choose_story
from cartostory.render.views.others import SearchView

_SPACES = re.compile(r"\s+")

Entry = Mapping[str, str | int]


def search_index(_press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the script. URLs are relative to the search page beside it; `lang` stands where the text is foreign."""
    entries = [*_stories(sheet), *_pages(sheet)]
    numbered = [{"id": number, **entry} for number, entry in enumerate(entries)]
    text = json.dumps(
        {"language": output.address.language, "documents": numbered}, ensure_ascii=False, separators=(",", ":")
    )
    return f"window.cartostorySearch={text};\n"


def _stories(sheet: PageContext) -> Iterator[Entry]:
    for partnership in sheet.shared.site.partnerships:
        story = choose_story(partnership, sheet)
        if story:
            told = sheet.shared.fragment("search", partnership.slug, sheet, partial(_told, partnership.slug))
            yield from json.loads(told)


def _told(slug: str, sheet: PageContext) -> str:
    """Write the entries of a story, as far as `sheet` knows it, as JSON."""
    partnership = sheet.shared.site.partnership(slug)
    story = choose_story(partnership, sheet) if partnership else None
    found = list(_story(partnership, story, sheet)) if partnership and story else []
    method = partnership.methods.get(sheet.language) if partnership else None
    return json.dumps([*found, *(_method(method, sheet) if method else ())], ensure_ascii=False)


def _story(partnership: Partnership, story: Story, sheet: PageContext) -> Iterator[Entry]:
    address = Address(Kind.STORY, partnership.slug, story.language)
    pieces = sheet.shared.markdown(story.body.markdown, story.headings, story.language, STORY_TOP)
    title = sheet.set(story.title, story.language)
    file = story.body.span.file
    about = f"{sheet.set(story.summary, story.language)} {_said(pieces.lead, file, sheet)}"
    yield _entry(title, about, _url(address, sheet), story.language, sheet, names=_names(partnership, story))
    for chapter, piece in zip(story.chapters, pieces.chapters, strict=True):
        heading = plain(piece.title) or sheet.set(chapter.title, story.language)
        url = f"{_url(address, sheet)}#{chapter.id}"
        yield _entry(heading, _said(piece.text, file, sheet), url, story.language, sheet, of=title)


def _method(method: Method, sheet: PageContext) -> Iterator[Entry]:
    address = Address(Kind.METHOD, method.slug, method.language)
    if sheet.shared.plan.has(address):
        text = f"{sheet.set(method.summary)} {_said_by(method.body, method.language, PAGE_TOP, sheet)}"
        kind = sheet.words.gettext("Method sheet")
        yield _entry(sheet.set(method.title), text, _url(address, sheet), method.language, sheet, of=kind)


def _pages(sheet: PageContext) -> Iterator[Entry]:
    site, own = sheet.shared.site, sheet.language
    for page in site.pages:
        address = Address(Kind.PAGE, page.slug, page.language)
        if page.language == own and sheet.shared.plan.has(address):
            text = _said_by(page.text, page.language, PAGE_TOP, sheet)
            yield _entry(sheet.set(page.title), f"{page.summary} {text}", _url(address, sheet), page.language, sheet)
    for event in site.events:
        address = Address(Kind.EVENT, event.slug, event.language)
        if event.language in (own, site.config.first_language) and sheet.shared.plan.has(address):
            text = _said_by(event.text, event.language, STORY_TOP, sheet)
            title = sheet.set(event.title, event.language)
            yield _entry(title, f"{event.where} {text}", _url(address, sheet), event.language, sheet)


def _said_by(passage: Passage, language: str, top: int, sheet: PageContext) -> str:
    return _said(sheet.shared.markdown(passage.markdown, (), language, top).lead, passage.span.file, sheet)


def _said(html: str, file: str, sheet: PageContext) -> str:
    """Give the words of a piece of a text that was written in `file`, but those of withdrawn pictures."""
    return plain(without_withdrawn(html, file, sheet.targets))


def _entry(
    title: str, text: str, url: str, language: str, sheet: PageContext, *, of: str = "", names: str = ""
) -> Entry:
    found: dict[str, str | int] = {"title": title, "text": _SPACES.sub(" ", text).strip(), "url": url}
    found |= {key: value for key, value in (("of", of), ("names", names)) if value}
    if language != sheet.language:
        found |= {"lang": language, "dir": direction(language)}
    return found


def _names(partnership: Partnership, story: Story) -> str:
    """Give what readers may call a story by: its towns and published places in all languages, and its themes."""
    first = partnership.story
    shown = (place for one in (first, story) for place in one.places.values() if published(place))
    places: tuple[Town | Place, ...] = (*first.towns, *story.towns, *shown)
    named = (name for place in places for name in (place.name, *place.names.values(), *place.aliases))
    return " ".join(dict.fromkeys((*named, *story.themes)))


def _url(address: Address, sheet: PageContext) -> str:
    return sheet.links.to(address)


def plain(text: str) -> str:
    """Give the words of a piece of HTML, captions of pictures included."""
    return _SPACES.sub(" ", " ".join(_words(text))).strip()


def _words(text: str) -> Iterator[str]:
    for step, node in tree(text).walk():
        if isinstance(node, Text):
            yield node.value
        elif step is WalkStep.OPEN and node.tag == "img":
            yield node.attributes.get("title", "")


def search_page(press: Renderer, _output: Output, sheet: PageContext) -> str:
    """Make the search page. Its script asks for the index once somebody stands in the field.

    A language of the site -> its search page; without JavaScript it offers the list of everything instead.
    """
    view = SearchView(
        index_url=sheet.link(Kind.SEARCH_INDEX, "", sheet.language),
        counts=json.dumps(sheet.words.plurals(*_COUNTED), ensure_ascii=False),
        contents=contents(sheet),
    )
    framed = shell(sheet, Head(sheet.words.gettext("Search")))
    return press.templates.page("search.html", sheet, {"shell": framed, "view": view})


_COUNTED = ("%(number)s result", "%(number)s results")
