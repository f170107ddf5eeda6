"""The hours of an event as moments in its time zone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cartostory.model import Config, Event, Precision

_UTC = ZoneInfo("UTC")


def zone_of(event: Event, config: Config) -> ZoneInfo:
    """Give the zone of an event's hours: its own, else the site's; UTC where neither is known (`check` tells)."""
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
