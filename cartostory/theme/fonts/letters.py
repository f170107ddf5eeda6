"""A site, the theme's words and the live maps -> the letters that the pages of a language may show."""

from __future__ import annotations

import dataclasses
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from babel import Locale

from cartostory.model import Partnership, Site
from cartostory.model.languages import direction, locale_of, own_name
from cartostory.theme import Theme
from cartostory.theme.sentences import stand_ins

_ALWAYS = string.printable.strip() + " \u00a0\u202f«»‘’“”–—…•·×°€©®§²³½←→≈−′″✓¿¡ºªœŒæÆ"
"""What typography, units and licences put into pages of any language."""

_EVERYDAY = string.ascii_letters + string.digits + " !\"'(),-./:;?%€\u00a0\u202f«»’“”–—…·°×©œŒ"
"""What nearly every page shows, beside the letters of the theme's own sentences."""

_BY_LANGUAGE = frozenset({"names", "alts", "translations", "stories"})
"""Mappings from a language tag to what stands there."""

_NOT_SHOWN = frozenset({"span", "spans", "digest", "look", "path", "geometry", "files", "root", "withdrawn", "deploy"})


Walked = Callable[[Partnership, tuple[str, ...]], str]
"""A partnership and the languages that serve a page -> `letters_of`, or the same behind a cache."""


def letters_of(partnership: Partnership, languages: tuple[str, ...]) -> str:
    """Give the letters that pages in these languages may show of a partnership, each once."""
    return "".join(sorted(set().union(*_texts(partnership, "", languages))))


def letters(site: Site, theme: Theme, language: str, live: Iterable[str] = (), walked: Walked = letters_of) -> str:
    """Give the letters, each once, in the order of Unicode. `live` are the data of the language's live maps, as text.

    What a language does not show is left out as far as it is known: names in others, and Arabic letters where the
    language is not written with them; there the reader's own font serves for the few that a page may quote.
    """
    found = set(_ALWAYS)
    for text in (
        *_of_site(site, language, walked),
        *_of_theme(theme, language, site),
        *_of_locale(language, site),
        *live,
    ):
        found.update(text)
    found.update("".join(found).upper())  # style sheets set labels in capitals
    return "".join(sorted(one for one in found if _is_shown(one, language)))


def everyday_letters(site: Site, theme: Theme, language: str, walked: Walked = letters_of) -> str:
    """Give the letters that nearly every page of a language may show: those of the site's texts and of the theme's.

    What only a few pages show (names of countries, calendars, what live maps write) is not among them.
    """
    found = set(_EVERYDAY)
    names = map(own_name, site.config.languages)
    for text in (*_of_site(site, language, walked), *_of_theme(theme, language, site), *names):
        found.update(text)
    found.update("".join(found).upper())
    return "".join(sorted(one for one in found if _is_shown(one, language)))


def _of_site(site: Site, language: str, walked: Walked) -> Iterator[str]:
    known = site.config.languages
    serving = tuple(dict.fromkeys((language, language.partition("-")[0], known[0])))
    yield from _texts(dataclasses.replace(site, partnerships=()), "", serving)
    yield from (walked(partnership, serving) for partnership in site.partnerships)


def _texts(value: object, name: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Walk through frozen values, and give every text that a page may show."""
    if name in _NOT_SHOWN or value is None:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _of_mapping(value, name, languages)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _texts(one, "", languages)
    elif dataclasses.is_dataclass(value) and getattr(value, "language", languages[0]) in languages:
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name), field.name, languages)


def _of_mapping(value: Mapping[object, object], name: str, languages: tuple[str, ...]) -> Iterator[str]:
    for key, one in value.items():
        if name not in _BY_LANGUAGE or key in languages:
            yield from _texts(one, "", languages)


def _of_theme(theme: Theme, language: str, site: Site) -> Iterator[str]:
    for tag in stand_ins(language, site.config.first_language):
        yield from (source.text for source in theme.catalogs.get(tag, ()))


def _of_locale(language: str, site: Site) -> Iterator[str]:
    """Give what dates, countries and the names of languages are written with (CLDR)."""
    locale = locale_of(language)
    yield from _calendar(locale)
    yield from map(str, locale.territories.values())
    yield from map(own_name, site.config.languages)
    yield from (str(locale.number_symbols.get(system, "")) for system in ("latn",))


def _calendar(locale: Locale) -> Iterator[str]:
    for table in (locale.months, locale.days):
        for widths in table["format"].values():
            yield from map(str, widths.values())


def _is_shown(letter: str, language: str) -> bool:
    if not letter.isprintable() and letter not in "\u00a0\u202f":
        return False
    return direction(language) == "rtl" or not unicodedata.name(letter, "").startswith("ARABIC")
