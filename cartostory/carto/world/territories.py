"""Codes of countries -> their names in a language, by CLDR; the two systems of ISO 3166-1 codes."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """Return CLDR's data of a language; French where it is unknown."""
    try:
        return Locale.parse(language.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        return Locale.parse("fr")


@lru_cache(maxsize=1024)
def country_name(code: str, language: str) -> str:
    """Give a country's name by its ISO 3166-1 code (alpha-2 or alpha-3); "" where it has none (CLDR)."""
    two = alpha_2(code)
    return str(locale_of(language).territories.get(two) or Locale.parse("fr").territories.get(two) or "") if two else ""


@lru_cache(maxsize=128)
def region_name(code: str, language: str) -> str:
    """Give the name of a region of the world by its M49 code; "" where it has none (CLDR)."""
    return str(locale_of(language).territories.get(code) or Locale.parse("fr").territories.get(code) or "")


@lru_cache(maxsize=512)
def alpha_2(code: str) -> str:
    """Turn an alpha-3 code into alpha-2 (CLDR's aliases); "" for areas that the world file leaves without a code."""
    if len(code) == 2:  # noqa: PLR2004 - alpha-2 already
        return code
    found = get_global("territory_aliases").get(code)
    return str(found[0]) if found else {"KOS": "XK"}.get(code, "")
