"""An event -> what pages show of it, set in its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cartostory.geo.point import Point
from cartostory.model import Event
from cartostory.model.output import Address, Kind
from cartostory.model.programme_order import choice
from cartostory.problems.problem import Ref
from cartostory.render.body import PageText, passage_html
from cartostory.render.figures import Pictures
from cartostory.render.html.markdown import PAGE_TOP
from cartostory.render.local_time import local_time
from cartostory.render.page_context import PageContext
from cartostory.render.paper import paper_views
from cartostory.render.places import place_url
from cartostory.render.renderer import Renderer
from cartostory.render.story_link import story_link
from cartostory.render.views.others import EventView
from cartostory.render.views.story import StoryLink


def event_view(  # noqa: PLR0917 - what an event's view hangs on
    event: Event, press: Renderer, sheet: PageContext, numbers: Mapping[Point, int], top: int, prefix: str
) -> EventView:
    """Gather an event. `numbers` are those of the programme's places, the same for all of its events.

    `top` is the level of its text's headings; `prefix` keeps its notes apart from others'.
    """
    body = PageText(sheet, press.templates, Pictures(sheet), event.text, event.language, prefix)
    calendar = Address(Kind.CALENDAR, event.slug, event.language)
    return EventView(
        event=_set(event, sheet),
        url=sheet.links.to(Address(Kind.EVENT, event.slug, event.language)),
        text=passage_html(event.text, body, top),
        story=story_of(event.story, sheet),
        who=_listed(event.who, event, sheet),
        who_slugs=tuple(map(choice, event.who)),
        theme_slugs=tuple(map(choice, event.themes)),
        number=numbers.get(event.point, 0) if event.point else 0,
        place_url=place_url(event.point) if event.point else "",
        paper=paper_views(event.slug, event.language, sheet),
        calendar_url=sheet.links.to(calendar) if sheet.shared.plan.has(calendar) else "",
        local_time=local_time(event, sheet),
    )


def _set(event: Event, sheet: PageContext) -> Event:
    def typo(text: str) -> str:
        return sheet.set(text, event.language)

    return replace(
        event,
        title=typo(event.title),
        where=typo(event.where),
        who=tuple(map(typo, event.who)),
        themes=tuple(map(typo, event.themes)),
        access=typo(event.access),
        price=typo(event.price),
    )


def _listed(names: tuple[str, ...], event: Event, sheet: PageContext) -> str:
    """Join names as the page's language does: “A, B et C”."""
    return sheet.set(sheet.words.listed(names), event.language)


def story_of(named: Ref | None, sheet: PageContext) -> StoryLink | None:
    """Give the line of the story that an event or a note belongs to."""
    partnership = sheet.shared.site.partnership(named.name) if named else None
    return story_link(partnership, sheet) if partnership else None


def plain_text(event: Event, press: Renderer, sheet: PageContext) -> str:
    """Give what an event's text says, without marks, on one line; problems of it are the page's to report.

    An event's Markdown -> plain text, for calendars and search engines.
    """
    known = list(sheet.problems)
    body = PageText(sheet, press.templates, Pictures(sheet), event.text, event.language)
    text = passage_html(event.text, body, PAGE_TOP).striptags()
    sheet.problems[:] = known
    return text
