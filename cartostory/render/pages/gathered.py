"""A language of the site -> the partnerships of other towns' sites, each leading to where it is told."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import Partnership
from cartostory.model.gathered_pages import of_sites, pages_of
from cartostory.model.languages import direction
from cartostory.model.licence import find
from cartostory.model.open_data import SHARE_ALIKE
from cartostory.model.origin import Origin
from cartostory.model.output import Kind, Output
from cartostory.render.credits import licence
from cartostory.render.page_context import PageContext
from cartostory.render.pages.home import partnerships_map
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import distance_km, set_story, story_url
from cartostory.render.views.gathered import GatheredLine, GatheredPageView, GatheredSiteView


def gathered_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make one page of the list."""
    gathered = sheet.shared.site.gathered
    pages = pages_of(gathered)
    number = int(output.address.part or "1")
    shown = partnerships_map(sheet, len(sheet.shared.site.known)) if number == 1 else None
    view = GatheredPageView(
        sites=tuple(_site(own, sheet) for own in pages[number - 1]),
        count=len(gathered),
        site_count=sum(1 for _ in of_sites(gathered)),
        pages=tuple(_pages(len(pages), number, sheet)) if len(pages) > 1 else (),
        is_first=number == 1,
    )
    title = sheet.words.gettext("Partnerships of other towns")
    summary = sheet.words.gettext("Read on the sites of the towns that tell them.")
    sources = tuple(shown.attribution.split(" · ")) if shown and shown.attribution else ()
    head = Head(title, summary, None, sources)
    return press.templates.page("gathered.html", sheet, {"shell": shell(sheet, head), "view": view, "map": shown})


def _pages(count: int, current: int, sheet: PageContext) -> Iterator[tuple[int, str, bool]]:
    for number in range(1, count + 1):
        part = str(number) if number > 1 else ""
        yield number, sheet.link(Kind.GATHERED, "", sheet.language, part), number == current


def _site(own: tuple[Partnership, ...], sheet: PageContext) -> GatheredSiteView:
    origin = _origin(own[0])
    known = find(origin.licence)
    terms = licence(origin.licence, sheet)
    return GatheredSiteView(
        key=origin.key,
        title=sheet.foreign(origin.title, origin.language or sheet.language),
        url=origin.address,
        language=origin.language or sheet.language,
        direction=direction(origin.language or sheet.language),
        publisher=sheet.foreign(origin.publisher, origin.language or sheet.language),
        licence=terms.name if known else origin.licence,
        licence_url=origin.licence_url,
        is_share_alike=known is not None and known.code in SHARE_ALIKE,
        is_agreed=origin.is_agreed,
        day=sheet.words.date(origin.day),
        lines=tuple(_line(one, sheet) for one in own),
    )


def _origin(partnership: Partnership) -> Origin:
    if partnership.origin is None:
        raise ValueError(partnership.slug)
    return partnership.origin


def _line(partnership: Partnership, sheet: PageContext) -> GatheredLine:
    """Give the line of a partnership in the page's language where its site tells it so, else in the site's own."""
    story = partnership.stories.get(sheet.language) or partnership.story
    return GatheredLine(
        url=story_url(partnership, story, sheet),
        language=story.language,
        direction=direction(story.language),
        title=sheet.set(story.title, story.language),
        summary=sheet.set(story.summary, story.language),
        story=set_story(story, sheet),
        distance_km=distance_km(story),
    )
