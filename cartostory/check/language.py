"""Languages and the time zone are ones that dates can be written in.

The language is written into every page for screen readers; a wrong one makes them read French with an English voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.core import Locale, UnknownLocaleError, get_global

from cartostory.messages import languages as spoken
from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.problem import Problem, problem


def check(site: Site, _today: date) -> Iterator[Problem]:
    """Find languages and time zones that the Unicode locale data do not know, and messages that are not translated."""
    config = site.config
    for language in config.languages:
        if not _is_known(language):
            yield problem("unknown-language", config.spans.get("languages", config.span), language=language)
    if config.message_language and config.message_language not in spoken():
        span = config.spans.get("language", config.span)
        yield problem("no-messages-in-language", span, language=config.message_language, languages=", ".join(spoken()))
    zones = {*get_global("zone_territories"), *get_global("zone_aliases")}
    if config.time_zone not in zones:
        guess = nearest(config.time_zone, sorted(zones)) or ""
        yield problem(
            "unknown-time-zone", config.spans.get("time_zone", config.span), zone=config.time_zone, nearest=guess
        )


def _is_known(language: str) -> bool:
    """Ask Babel; private use (`fr-x-falc`, BCP 47 section 2.2.7) is a matter of the site's own."""
    try:
        Locale.parse(language.partition("-x-")[0], sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
