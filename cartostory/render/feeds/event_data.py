"""An event -> what search engines read of it: schema.org's Event, as JSON-LD in the page.

https://schema.org/Event, https://schema.org/eventStatus. A date is given as exactly as it is known (ISO 8601).
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from cartostory.model import Event, EventStatus, Precision
from cartostory.model.output import Address, Kind
from cartostory.render.event_view import plain_text
from cartostory.render.html.json_ld import json_ld
from cartostory.render.local_time import end_of, start_of
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer

_STATUS = {
    EventStatus.CONFIRMED: "EventScheduled",
    EventStatus.TENTATIVE: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}
_FORMS = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d"}


def event_data(event: Event, press: Renderer, sheet: PageContext) -> Markup:
    """Make the JSON-LD of an event."""
    return json_ld(_event(event, press, sheet))


def _event(event: Event, press: Renderer, sheet: PageContext) -> Mapping[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": sheet.set(event.title, event.language),
        "inLanguage": event.language,
        "startDate": _start(event, sheet),
        "endDate": _end(event, sheet),
        "eventStatus": f"https://schema.org/{_STATUS[event.status]}",
        "location": _place(event),
        "organizer": [{"@type": "Organization", "name": name} for name in event.who],
        "keywords": list(event.themes),
        "description": plain_text(event, press, sheet),
        "url": sheet.links.absolute(Address(Kind.EVENT, event.slug, event.language)),
    }


def _start(event: Event, sheet: PageContext) -> str:
    if event.precision is Precision.MINUTE:
        return start_of(event, sheet.shared.site.config).isoformat(timespec="minutes")
    return event.start.strftime(_FORMS[event.precision])


def _end(event: Event, sheet: PageContext) -> str:
    end = end_of(event, sheet.shared.site.config)
    if end:
        return end.isoformat(timespec="minutes")
    return event.end.strftime(_FORMS[event.end_precision]) if event.end else ""


def _place(event: Event) -> Mapping[str, object]:
    found: dict[str, object] = {}
    if event.where:
        found |= {"@type": "Place", "name": event.where, "address": event.where}
    if event.point:
        position = {"@type": "GeoCoordinates", "latitude": event.point.lat, "longitude": event.point.lon}
        found |= {"@type": "Place", "geo": position}
    return found
