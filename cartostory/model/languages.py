"""Language tags (BCP 47) -> what Babel knows of them: locale, direction, name in the language itself."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

EASY = "x-falc"
"""How a tag says “easy to read” (facile à lire et à comprendre)."""

_EASY_NAMES = {"ar": "سهل القراءة", "en": "Easy to read", "es": "Lectura fácil", "fr": "Facile à lire"}
_OPEN_GRAPH = {"ar": "ar_AR", "en": "en_GB", "es": "es_ES", "fr": "fr_FR"}


@cache
def locale_of(language: str) -> Locale:
    """Give the locale of a tag, without what it adds (`fr-x-falc` -> fr); English where it is unknown."""
    plain = language.partition("-x-")[0]
    for tag in (plain, plain.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


@cache
def direction(language: str) -> str:
    """Give the direction of writing: ltr or rtl."""
    return "rtl" if locale_of(language).character_order.startswith("right") else "ltr"


@cache
def own_name(language: str) -> str:
    """Give the name of a language in itself, with a capital: Français, العربية, Bamanakan."""
    locale = locale_of(language)
    if locale.language != base_of(language):
        return language
    if is_easy(language) and base_of(language) in _EASY_NAMES:
        return _EASY_NAMES[base_of(language)]
    name = locale.get_display_name(locale) or language
    return name[0].upper() + name[1:] + (" (FALC)" if is_easy(language) else "")


def base_of(language: str) -> str:
    """Give the language alone, without script, country and what is added: `fr-x-falc` -> fr."""
    return language.partition("-")[0].lower()


def is_easy(language: str) -> bool:
    """Tell whether a tag says “easy to read”."""
    return language.lower().endswith(EASY)


def open_graph(language: str) -> str:
    """Give the tag as the Open Graph protocol writes it: fr_FR; the language alone where no country can be told."""
    return _OPEN_GRAPH.get(base_of(language), base_of(language))


def is_language(tag: str) -> bool:
    """Tell whether a tag is one of a language that Babel knows.

    Private use (`fr-x-falc`, BCP 47 section 2.2.7) is a matter of the site's own.
    """
    try:
        Locale.parse(tag.partition("-x-")[0], sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
