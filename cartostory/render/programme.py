"""The events -> the programme by day, and the page of each event."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from cartostory.model import Event, Precision
from cartostory.output import Address, Kind, Output
from cartostory.problem import Ref
from cartostory.render.body import Body, passage_html
from cartostory.render.figure import Pictures
from cartostory.render.markdown import PAGE_TOP, STORY_TOP
from cartostory.render.press import Press
from cartostory.render.sheet import Sheet
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import story_link
from cartostory.render.views import EventView, StoryLink


def programme_page(press: Press, _output: Output, sheet: Sheet) -> str:
    """Make the programme: every event, in the order of time."""
    events = event_views(press, sheet)
    days = [(label, tuple(group)) for label, group in groupby(events, lambda one: _day(one.event, sheet))]
    head = Head(sheet.words.gettext("Programme"))
    context = {"shell": shell(sheet, head), "days": days, "events": events}
    return press.templates.page("programme.html", sheet, context)


def event_page(press: Press, output: Output, sheet: Sheet) -> str:
    """Make the page of one event."""
    wanted = (output.address.subject, output.address.language)
    event = next(one for one in sheet.shared.site.events if (one.slug, one.language) == wanted)
    view = _view(event, press, sheet, PAGE_TOP, "")
    when = sheet.words.date(event.start, precision=_precision(event))
    head = Head(event.title, ", ".join(filter(None, (when, event.where))))
    return press.templates.page("event.html", sheet, {"shell": shell(sheet, head), "view": view})


def event_views(press: Press, sheet: Sheet) -> tuple[EventView, ...]:
    """Give every event that has a page, in the order of time; its heading is one of several on the page."""
    planned = (one for one in sheet.shared.site.events if sheet.has(Kind.EVENT, one.slug, one.language))
    ordered = sorted(planned, key=lambda one: (one.start.replace(tzinfo=None), one.slug, one.language))
    return tuple(_view(event, press, sheet, STORY_TOP, f"event-{event.slug}") for event in ordered)


def _view(event: Event, press: Press, sheet: Sheet, top: int, prefix: str) -> EventView:
    body = Body(sheet, press.templates, Pictures(sheet), event.text, event.language, prefix)
    return EventView(
        event=_set(event, sheet),
        url=sheet.links.to(Address(Kind.EVENT, event.slug, event.language)),
        text=passage_html(event.text, body, top),
        story=story_of(event.story, sheet),
    )


def _set(event: Event, sheet: Sheet) -> Event:
    def typo(text: str) -> str:
        return sheet.set(text, event.language)

    return replace(
        event,
        title=typo(event.title),
        where=typo(event.where),
        who=typo(event.who),
        access=typo(event.access),
        price=typo(event.price),
    )


def story_of(named: Ref | None, sheet: Sheet) -> StoryLink | None:
    """Give the line of the story that an event or a note belongs to."""
    partnership = sheet.shared.site.partnership(named.name) if named else None
    return story_link(partnership, sheet) if partnership else None


def _day(event: Event, sheet: Sheet) -> str:
    if event.precision in {Precision.YEAR, Precision.MONTH}:
        return sheet.words.date(event.start, precision=event.precision.value)
    label = sheet.words.date(event.start, format="full")
    return label[0].upper() + label[1:]


def _precision(event: Event) -> str:
    return event.precision.value
