"""An event that goes by other clocks than the site's readers do -> whose hours its pages give, and what time that is.

Zones are called after their cities, as Unicode's CLDR names them: a country may have several.
"""

from __future__ import annotations

from datetime import datetime

from cartostory.model import Event
from cartostory.render.hours import end_of, has_hours, home_zone, start_of, zone_of
from cartostory.render.sheet import Sheet
from cartostory.render.words import Words


def local_time(event: Event, sheet: Sheet) -> str:
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
