"""Sentences, dates, numbers and names in the language of a page."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from babel.core import get_global
from babel.dates import format_date, format_datetime, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from cartostory.model import Borders
from cartostory.model.languages import base_of, locale_of
from cartostory.model.theme import ThemeText
from cartostory.render.html.fallback_language import marked
from cartostory.theme.sentences import SOURCE, sentences, stand_ins

_UNITS: Mapping[str, Mapping[str, str]] = {
    "bm": {"length-kilometer": "km", "digital-kilobyte": "ko", "digital-megabyte": "Mo"},
}
"""Units where Unicode's data give English ones: Bambara counts with those of Mali's schools, which are French."""


_SAMPLES = (*range(201), 1_000_000)
"""Numbers among which every plural category of every language occurs (a million: French and Spanish “many”)."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language: translations from the theme's catalogs, how it writes dates and numbers, and names countries."""

    language: str
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    borders: Borders = field(default_factory=Borders)

    def gettext(self, text: str) -> str:
        """Translate a sentence; what has no translation stays as the theme wrote it."""
        return self.translations.gettext(text)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Translate a sentence that depends on a number."""
        return self.translations.ngettext(singular, plural, count)

    def plurals(self, singular: str, plural: str) -> Mapping[str, str]:
        """Give a sentence with `%(number)s` by plural category (CLDR: one, few, other), as `Intl` names them."""
        rule = locale_of(self.language).plural_form
        found: dict[str, str] = {}
        for number in _SAMPLES:
            found.setdefault(rule(number), self.ngettext(singular, plural, number))
        return found

    def pgettext(self, context: str, text: str) -> str:
        """Translate a word that means several things."""
        return self.translations.pgettext(context, text)

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Translate a word that means several things and depends on a number."""
        return self.translations.npgettext(context, singular, plural, count)

    def date(self, day: date | datetime, format: str = "long", precision: str = "day") -> str:  # noqa: A002 - Babel's name
        """Write a day as exactly as it is known: `precision` is year, month, day or minute."""
        locale = locale_of(self.language)
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return str(format_skeleton("yMMMM", day, locale=locale))
        if precision == "minute" and isinstance(day, datetime):
            return format_datetime(day, format=format, locale=locale)
        return format_date(day, format=format, locale=locale)

    def in_a_row(self, names: Iterable[str]) -> str:
        """Write names one after the other, with the comma of the language."""
        return ("، " if base_of(self.language) == "ar" else ", ").join(names)

    def number(self, number: float) -> str:
        """Write a number with the language's groups and decimal sign."""
        return format_decimal(number, locale=locale_of(self.language))

    def degrees(self, number: float, digits: int) -> str:
        """Write a number with that many decimals, so that positions line up."""
        return format_decimal(number, format=f"0.{'0' * digits}", locale=locale_of(self.language))

    def listed(self, names: Iterable[str]) -> str:
        """Join names with the language's commas and its “and”."""
        return format_list(list(names), locale=locale_of(self.language))

    def money(self, amount: float, currency: str = "EUR") -> str:
        """Write an amount; cents only where there are some."""
        locale = locale_of(self.language)
        if float(amount).is_integer():
            pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
            return format_currency(amount, currency, pattern, locale=locale, currency_digits=False)
        return format_currency(amount, currency, locale=locale)

    def percent(self, percent: float) -> str:
        """Write a share of a hundred."""
        return format_percent(percent / 100, locale=locale_of(self.language))

    def distance(self, kilometres: float) -> str:
        """Write a distance in kilometres."""
        return self._unit(kilometres, "length-kilometer")

    def weight(self, kilobytes: float) -> str:
        """Write a weight in kilobytes of 1,000 bytes, from a thousand on in megabytes with one decimal."""
        if kilobytes < 1000:  # noqa: PLR2004 - SI
            return self._unit(round(kilobytes), "digital-kilobyte")
        return self._unit(round(kilobytes / 1000, 1), "digital-megabyte")

    def _unit(self, number: float, unit: str) -> str:
        own = _UNITS.get(base_of(self.language), {}).get(unit)
        if own:
            return f"{self.number(number)}\u00a0{own}"
        return format_unit(number, unit, length="short", locale=locale_of(self.language))

    def language_name(self, language: str) -> str:
        """Name another language in this one."""
        return locale_of(language).get_language_name(locale_of(self.language)) or language

    def city(self, zone: str) -> str:
        """Name the city that a time zone (IANA) is called after, as CLDR does: “La Havane” of `America/Havana`."""
        known = get_global("zone_aliases").get(zone, zone)
        found = locale_of(self.language).time_zones.get(known, {}).get("city")
        return str(found or known.rpartition("/")[2].replace("_", " "))

    def country_name(self, country: str) -> str:
        """Name a country (ISO 3166-1 alpha-2) as the town does, or Unicode; the code itself where it is unknown."""
        return self.borders.name_of(country.upper(), self.language) or str(
            locale_of(self.language).territories.get(country.upper(), country)
        )


def words_of(
    language: str, catalogs: Mapping[str, tuple[ThemeText, ...]], first: str = SOURCE, *, mark: bool = False
) -> Words:
    """Read a language's catalogs; sentence by sentence, what is missing is taken from those that stand in for it.

    `mark`: what is in another language carries marks that say so, for pages (`html/fallback_language.py`).
    """
    is_own = not mark or base_of(language) == SOURCE
    found: gettext.NullTranslations = gettext.NullTranslations() if is_own else _AsWritten(catalogs)
    for tag in reversed(stand_ins(language, first)):
        said_in = tag if mark and base_of(tag) != base_of(language) else ""
        for source in catalogs.get(tag, ()):
            compiled = _compiled(source, said_in)
            compiled.add_fallback(found)
            found = compiled
    return Words(language, found)


class _AsWritten(gettext.NullTranslations):
    """Sentences that nothing translates, as the theme wrote them: those that some language has are marked as English.

    What no catalog knows (a licence's name, a town's own template) is in a language that nobody can tell.
    """

    def __init__(self, catalogs: Mapping[str, tuple[ThemeText, ...]]) -> None:
        super().__init__()
        self._known = frozenset(sentences(catalogs))

    def gettext(self, message: str) -> str:
        return self._marked(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._marked(super().ngettext(msgid1, msgid2, n), msgid1)

    def pgettext(self, context: str, message: str) -> str:
        return self._marked(super().pgettext(context, message), message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._marked(super().npgettext(context, msgid1, msgid2, n), msgid1)

    def _marked(self, said: str, name: str) -> str:
        return marked(said, SOURCE) if name in self._known else said


def _compiled(source: ThemeText, said_in: str) -> gettext.GNUTranslations:
    target, catalog = io.BytesIO(), read_po(io.StringIO(source.text))
    for message in catalog if said_in else ():
        if message.id and message.string:
            forms = [message.string] if isinstance(message.string, str) else message.string
            said = tuple(marked(form, said_in) for form in forms)
            message.string = said[0] if isinstance(message.string, str) else said
    write_mo(target, catalog)
    target.seek(0)
    return gettext.GNUTranslations(target)
