"""Events -> an iCalendar file (RFC 5545): one event's, or the whole programme's.

No clock: an event's stamp is its own beginning, since the same input gives the same bytes; programs that subscribe to
a published calendar compare what it says, not when it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Entry

from cartostory.model import Config, Event, EventStatus
from cartostory.model.link_target import EVENT_START
from cartostory.model.output import Address, Kind, Output
from cartostory.model.programme import latest
from cartostory.model.programme_order import events_in, has_day
from cartostory.model.short_address import first_code
from cartostory.render.event_view import plain_text
from cartostory.render.local_time import end_of, has_hours, start_of, zone_of
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

_STATUS = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.POSTPONED: "TENTATIVE",  # RFC 5545 has no word for it; the title says it
    EventStatus.CANCELLED: "CANCELLED",
}


def calendar(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the calendar of one event, or of a language's whole programme. Lines end as RFC 5545 asks."""
    slug, language = output.address.subject, output.address.language
    if slug:
        events = [one for one in sheet.shared.site.events if (one.slug, one.language) == (slug, language)]
    else:
        events = [one for one in events_in(sheet.shared.site, language) if has_day(one)]
    made = Calendar()
    made.add("prodid", f"-//cartostory//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    name = sheet.set(events[0].title) if slug else f"{sheet.site('title')} – {sheet.words.gettext('Programme')}"
    made.add("x-wr-calname", name)  # what readers of calendars show; RFC 7986's NAME is read by fewer
    for event in events:
        made.add_component(_entry(event, press, sheet))
    made.add_missing_timezones(*_years(events))
    for zone in made.timezones:
        observances: tuple[TimezoneDaylight | TimezoneStandard, ...] = (*zone.daylight, *zone.standard)
        for observance in observances:
            _correct(observance)
    return str(made.to_ical().decode())


def _correct(observance: TimezoneDaylight | TimezoneStandard) -> None:
    """Give the nights on which clocks go forward by the clock before them, as RFC 5545 section 3.6.5 asks.

    icalendar 7.3 gives them by the clock after them, an hour late; those on which clocks go back it gives right.
    """
    skipped = observance.TZOFFSETTO - observance.TZOFFSETFROM
    if skipped <= timedelta():
        return
    for onset in (observance["DTSTART"], *getattr(observance.get("RDATE"), "dts", ())):
        onset.dt -= skipped


def _years(events: Iterable[Event]) -> tuple[date, date]:
    """Give the days between which the clock changes of the zones are written down: whole years around the events."""
    years = [moment.year for event in events for moment in (event.start, event.end) if moment]
    return date(min(years), 1, 1), date(max(years) + 1, 12, 31)


def _entry(event: Event, press: Renderer, sheet: PageContext) -> Entry:
    config = sheet.shared.site.config
    entry = Entry()
    entry.add("uid", uid(event, sheet))
    entry.add("dtstamp", start_of(event, config).astimezone(UTC))
    if has_hours(event):
        entry.add("dtstart", start_of(event, config))
        end = end_of(event, config) or _midnight_after(event, config)
        if end:
            entry.add("dtend", end)
    else:
        entry.add("dtstart", event.start.date())
        entry.add("dtend", _day_after(event))
    entry.add("summary", titled(event, sheet))
    entry.add("status", _STATUS[event.status])
    for name, value in _said(event, press, sheet):
        entry.add(name, value)
    return entry


def _day_after(event: Event) -> date:
    """Give the day on which a whole-day event is over: the end is not part of it (RFC 5545 section 3.6.1)."""
    last = latest(event.end, event.end_precision) if event.end else event.start
    return last.date() + timedelta(days=1)


def _midnight_after(event: Event, config: Config) -> datetime | None:
    """Give the midnight after an end of which the day is known alone; None where it says no more than the start."""
    if event.end is None or not event.says_end:
        return None
    return datetime.combine(_day_after(event), time(), zone_of(event, config))


def _said(event: Event, press: Renderer, sheet: PageContext) -> Iterable[tuple[str, object]]:
    if event.where:
        yield "location", sheet.set(event.where, event.language)
    if event.point:
        yield "geo", (event.point.lat, event.point.lon)
    if event.themes:
        yield "categories", list(event.themes)
    if event.who:
        yield "contact", ", ".join(event.who)
    text = plain_text(event, press, sheet)
    if text:
        yield "description", text
    url = sheet.links.absolute(Address(Kind.EVENT, event.slug, event.language))
    if url:
        yield "url", url


def titled(event: Event, sheet: PageContext) -> str:
    """Give an event's title, with what a reader of calendars must not overlook before it."""
    words = {
        EventStatus.CANCELLED: sheet.words.gettext("Cancelled"),
        EventStatus.POSTPONED: sheet.words.gettext("Postponed"),
    }
    title = sheet.set(event.title, event.language)
    return f"{words[event.status]} – {title}" if event.status in words else title


def uid(event: Event, sheet: PageContext) -> str:
    """Name an event for ever, in all its languages alike (RFC 7986 section 5.3 asks for a name that tells nothing).

    RFC 5545 section 3.8.4.7 asks that it outlive changes: it is made of the code of the event's short link, which
    follows a renamed file. Only what was never published has none.
    """
    site = sheet.shared.site
    host = urlsplit(site.config.address).hostname or site.config.title
    identity = first_code(site, f"{EVENT_START}{event.slug}") or event.slug
    return str(uuid5(NAMESPACE_URL, f"cartostory:{host}:event:{identity}"))
