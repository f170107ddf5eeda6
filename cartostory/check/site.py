"""The site's address is a whole one.

QR codes, feeds, the sitemap and share cards carry it, and printed codes cannot be corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from babel.core import get_global

from cartostory.model import TO_COMPLETE, Page, Site
from cartostory.model.contrast import MAP, SHAPES, WORDS, day_shade, is_colour, least_contrast
from cartostory.model.languages import is_language
from cartostory.model.spelling import nearest
from cartostory.model.web_address import is_host
from cartostory.problems.messages import languages as spoken
from cartostory.problems.problem import Problem, Span, problem


def check_address(site: Site, _today: date) -> Iterator[Problem]:
    """Find an address that is missing, not absolute, not encrypted, or without its last slash."""
    address = site.config.address
    span = site.config.spans.get("address", site.config.span)
    if not address:
        yield from (problem("no-address", span),) if site.config.is_read else ()
        return
    scheme, host, rest = _parts(address)
    if scheme not in {"http", "https"} or not is_host(host) or rest or " " in address:
        yield problem("address-not-whole", span, address=address)
        return
    if scheme == "http":
        yield problem("address-not-encrypted", span, address=address)
    if not address.endswith("/"):
        yield problem("address-without-slash", span, address=address)


def _parts(address: str) -> tuple[str, str, str]:
    """Give the scheme, the host, and what the address of a site has no use for: a name and password, a query."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it finds one that is none
    except ValueError:  # brackets that close nothing: as wrong as an address without host
        return "", "", ""
    return parts.scheme, parts.hostname or "", (parts.username or "") + parts.query + parts.fragment


def check_colours(site: Site, _today: date) -> Iterator[Problem]:
    """Find colours of the theme and of layers that are written otherwise, and those of the theme that are too pale.

    Colours are written as #rrggbb, the one form that pages, pictures and paper all understand.

    The two colours of the site also carry words: one that is too pale for that is shown darker, and a better one
    proposed.
    """
    for colour, span in (*_of_theme(site), *_of_layers(site)):
        if not is_colour(colour):
            yield problem("wrong-colour", span, colour=colour)
    for colour, span in _of_theme(site):
        if is_colour(colour) and day_shade(colour) != colour:
            ratio, shade = f"{least_contrast(colour):.1f}", day_shade(colour)
            yield problem("colour-too-pale", span, colour=colour, ratio=ratio, least=str(WORDS), shade=shade)


def check_layer_colours(site: Site, _today: date) -> Iterator[Problem]:
    """Find layers of which a colour does not stand out from the land or the sea of the maps."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            categories = layer.style.categories.colours if layer.style.categories else ()
            colours = (layer.colour or "", *(colour for _value, colour in categories))
            for colour in dict.fromkeys(filter(is_colour, colours)):
                ratio = least_contrast(colour, MAP)
                if ratio < SHAPES:
                    values = {
                        "layer": layer.key,
                        "colour": colour,
                        "ratio": f"{int(ratio * 10) / 10}",
                        "least": f"{SHAPES:.0f}",
                    }
                    yield problem("layer-too-pale", layer.span, **values)


def _of_theme(site: Site) -> Iterator[tuple[str, Span]]:
    theme = site.config.theme
    yield theme.colour, theme.spans.get("colour", theme.span)
    yield theme.partner_colour, theme.spans.get("partner_colour", theme.span)


def _of_layers(site: Site) -> Iterator[tuple[str, Span]]:
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.colour is not None:
                yield layer.colour, layer.span


def check_kiosk(site: Site, _today: date) -> Iterator[Problem]:
    """Find stories of the kiosk that the site does not have; drafts wait until they are published.

    The stories that the kiosk plays are there.
    """
    known = sorted(partnership.slug for partnership in site.partnerships)
    for slug in site.config.kiosk.stories:
        if slug not in known and slug not in site.drafts and f"content/partnerships/{slug}/story.md" not in site.unread:
            guess = nearest(slug, known) or ""
            yield problem("unknown-story", site.config.kiosk.span, name=slug, nearest=guess, known=", ".join(known))


def check_languages(site: Site, _today: date) -> Iterator[Problem]:
    """Find languages and time zones that the Unicode locale data do not know, and messages that are not translated.

    Languages and the time zone are ones that dates can be written in.

    The language is written into every page for screen readers; a wrong one makes them read French with an English
    voice.
    """
    config = site.config
    for language in config.languages:
        if not is_language(language):
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


def check_pages(site: Site, _today: date) -> Iterator[Problem]:
    """Find what is left to complete in pages that do not say so.

    A page without blanks, unless it says that it is a draft.

    The legal texts that the program proposes hold blanks that only a town can fill in.
    """
    for page in site.pages:
        if not page.unfinished:
            yield from _blanks(page)


_CODE = re.compile(r"`[^`]+`")


def _blanks(page: Page) -> Iterator[Problem]:
    start = page.text.span
    for number, line in enumerate(page.text.text.split("\n")):
        shown = _CODE.sub(lambda code: " " * len(code[0]), line)  # a page may speak of blanks, and have none
        for blank in TO_COMPLETE.finditer(shown):
            span = Span(start.file, start.line + number, blank.start() + 1)
            yield problem("page-not-completed", span, blank=blank[0])


def check_publisher(site: Site, _today: date) -> Iterator[Problem]:
    """Find a site whose `publisher` has no name or no contact.

    Someone answers for the site.

    French law asks every public site for its publisher (loi n° 2004-575 du 21 juin 2004, article 6 III, now 1-1), and
    the people in the pictures need to know whom to write to.
    """
    config = site.config
    span = config.spans.get("publisher", config.span)
    if not config.is_read:
        return
    if not config.publisher.name.strip():
        yield problem("no-publisher", span)
    elif not config.publisher.contact.strip():
        yield problem("no-contact", span)
