"""An event that goes by other clocks than the site's readers do -> whose hours its pages give, and what time that is.

Zones are called after their cities, as Unicode's CLDR names them: a country may have several.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cartostory.model import Config, Event, Precision
from cartostory.render.page_context import PageContext
from cartostory.render.words import Words

_UTC = ZoneInfo("UTC")


def zone_of(event: Event, config: Config) -> ZoneInfo:
    """Give the zone of an event's hours: its own, else the site's; UTC where neither is known (`check` tells).

    The hours of an event as moments in its time zone.
    """
    return _first_known(event.time_zone, config.time_zone)


def home_zone(config: Config) -> ZoneInfo:
    """Give the zone of the site's own clocks."""
    return _first_known(config.time_zone)


def _first_known(*names: str) -> ZoneInfo:
    for name in names:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return _UTC


def start_of(event: Event, config: Config) -> datetime:
    """Give the moment at which an event begins, with its zone."""
    return event.start.replace(tzinfo=zone_of(event, config))


def end_of(event: Event, config: Config) -> datetime | None:
    """Give the moment at which an event ends, with its zone; None where its hour is not known."""
    if event.end is None or event.end_precision is not Precision.MINUTE:
        return None
    return event.end.replace(tzinfo=zone_of(event, config))


def has_hours(event: Event) -> bool:
    """Tell whether the hour is known, not the day alone."""
    return event.precision is Precision.MINUTE


def local_time(event: Event, sheet: PageContext) -> str:
    """Say “local time (Bamako); Paris: 20:00”; nothing where the site's clocks show the same, or no hour is known."""
    config = sheet.shared.site.config
    there = [moment for moment in (start_of(event, config), end_of(event, config)) if moment and has_hours(event)]
    here = [moment.astimezone(home_zone(config)) for moment in there]
    if _clocks(there) == _clocks(here):
        return ""
    return sheet.words.gettext("local time (%(place)s); %(home)s: %(hours)s") % {
        "place": sheet.words.city(zone_of(event, config).key),
        "home": sheet.words.city(home_zone(config).key),
        "hours": _hours(there, here, sheet.words),
    }


def _clocks(moments: list[datetime]) -> list[datetime]:
    return [moment.replace(tzinfo=None) for moment in moments]


def _hours(there: list[datetime], here: list[datetime], words: Words) -> str:
    """Write the hours here, with their day where it is not the one there; an end has one only when it changes."""
    said, day = [], there[0].date()
    for moment in here:
        is_other = moment.date() != day
        said.append(f"{words.date(moment)}, {moment:%H:%M}" if is_other else f"{moment:%H:%M}")
        day = moment.date()
    return " – ".join(said)
