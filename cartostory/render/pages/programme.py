"""The events -> the programme by day, whole or for one theme or association, and the page of each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cartostory.carto.view.event_map import markers_of
from cartostory.model import Event, Precision
from cartostory.model.output import Address, Kind, Output
from cartostory.model.programme_order import PROGRAMME_MAP, choice, events_in, inviting, places_of, themes
from cartostory.render.event_view import event_view
from cartostory.render.feeds.event_data import event_data
from cartostory.render.html.markdown import PAGE_TOP, STORY_TOP
from cartostory.render.map_view import map_view
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.views.others import ChoiceView, DayView, EventView, FacetView
from cartostory.render.views.parts import MapView


def programme_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the programme, in the order of time: whole, or what one association invites to, or of one theme."""
    events = events_in(sheet.shared.site, sheet.language)
    chosen = _chosen(events, output.address.part)
    facets = tuple(_facets(events, output.address, sheet))
    current = next((one.label for facet in facets for one in facet.choices if one.is_current), "")
    views = _views(chosen, press, sheet)
    days = tuple(_days(views, sheet))
    title = sheet.words.gettext("Programme")
    head = Head(f"{title} – {current}" if current else title)
    context = {
        "shell": shell(sheet, head),
        "days": days,
        "events": views,
        "facets": facets,
        "current": current,
        "map": None if current else _map(events, sheet),
        "whole_url": sheet.link(Kind.PROGRAMME, language=sheet.language),
        "calendar_url": _calendar(sheet),
    }
    return press.templates.page("programme.html", sheet, context)


def event_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the page of one event."""
    wanted = (output.address.subject, output.address.language)
    event = next(one for one in sheet.shared.site.events if (one.slug, one.language) == wanted)
    numbers = places_of(events_in(sheet.shared.site, sheet.language))
    view = event_view(event, press, sheet, numbers, PAGE_TOP, "")
    when = sheet.words.date(event.start, precision="day" if event.precision == "minute" else event.precision.value)
    head = Head(event.title, ", ".join(filter(None, (when, event.where))))
    context = {"shell": shell(sheet, head), "view": view, "data": event_data(event, press, sheet)}
    return press.templates.page("event.html", sheet, context)


def event_views(press: Renderer, sheet: PageContext) -> tuple[EventView, ...]:
    """Give every event in the page's language, or its first, in the order of time."""
    return _views(events_in(sheet.shared.site, sheet.language), press, sheet)


def _views(events: Sequence[Event], press: Renderer, sheet: PageContext) -> tuple[EventView, ...]:
    """Give events whose headings are one of several on the page."""
    numbers = places_of(events_in(sheet.shared.site, sheet.language))
    return tuple(event_view(event, press, sheet, numbers, STORY_TOP, f"event-{event.slug}") for event in events)


def _chosen(events: Sequence[Event], part: str) -> tuple[Event, ...]:
    facet, _, wanted = part.partition("/")
    return tuple(one for one in events if not part or wanted in map(choice, _named(one, facet)))


def _named(event: Event, facet: str) -> tuple[str, ...]:
    return event.who if facet == "who" else event.themes


def _facets(events: Sequence[Event], here: Address, sheet: PageContext) -> Iterator[FacetView]:
    """Give what readers may choose from; a facet of a single choice chooses nothing, unless it is the page's own."""
    named = (
        ("who", sheet.words.gettext("Associations and services"), inviting(events)),
        ("theme", sheet.words.gettext("Themes"), themes(events)),
    )
    for key, label, facet in named:
        choices = tuple(
            ChoiceView(
                slug=slug,
                label=sheet.set(name),
                url=sheet.link(Kind.PROGRAMME, "", sheet.language, f"{key}/{slug}"),
                count=sum(slug in map(choice, _named(event, key)) for event in events),
                is_current=here.part == f"{key}/{slug}",
            )
            for slug, name in facet.items()
        )
        if len(choices) > 1 or any(one.is_current for one in choices):
            yield FacetView(key, label, choices)


def _days(views: Sequence[EventView], sheet: PageContext) -> Iterator[DayView]:
    for key, group in groupby(views, lambda one: _key(one.event)):
        events = tuple(group)
        yield DayView(key, _label(events[0].event, sheet), events)


def _key(event: Event) -> str:
    """Name a day, or as much as is known of it, as ISO 8601 does."""
    forms = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}
    return event.start.strftime(forms.get(event.precision, "%Y-%m-%d"))


def _label(event: Event, sheet: PageContext) -> str:
    if event.precision in {Precision.YEAR, Precision.MONTH}:
        return sheet.words.date(event.start, precision=event.precision.value)
    label = sheet.words.date(event.start, format="full")
    return label[0].upper() + label[1:]


def _map(events: Sequence[Event], sheet: PageContext) -> MapView | None:
    markers = markers_of(events)
    names = sheet.words.in_a_row(marker.name for marker in markers)
    alt = sheet.words.gettext("Map of the programme: %(places)s") % {"places": names}
    return map_view(
        Address(Kind.MAP, "", sheet.language, PROGRAMME_MAP), alt, markers, sheet, name=sheet.words.gettext("Map")
    )


def _calendar(sheet: PageContext) -> str:
    address = Address(Kind.CALENDAR, language=sheet.language)
    return sheet.links.to(address) if sheet.shared.plan.has(address) else ""
