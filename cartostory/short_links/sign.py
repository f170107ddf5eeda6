"""What an event is known by when its file is renamed: when, where and what; all three together are never another's."""

from __future__ import annotations

from collections.abc import Mapping

from cartostory.destination import EVENT_START
from cartostory.model import Event, Precision, Site
from cartostory.programme import in_language

_FORMS = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m", Precision.DAY: "%Y-%m-%d", Precision.MINUTE: "%Y-%m-%d %H:%M"}


def signs(site: Site) -> Mapping[str, str]:
    """Give the sign of each event by its target, from its version in the site's first language, else from the first."""
    events = in_language(site.events, site.config.languages[0])
    return {f"{EVENT_START}{event.slug}": sign(event) for event in events}


def sign(event: Event) -> str:
    """Write the sign as people read it in `content/links.yaml`: “2026-11-18 19:00 · Dianguirdé · Veillée”."""
    when = event.start.strftime(_FORMS[event.precision])
    return f"{when} · {event.where} · {event.title}"
