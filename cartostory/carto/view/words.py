"""The few words that stand inside a map: units and points of the compass, by language; French stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import format_decimal

from cartostory.carto.world.territories import locale_of


@dataclass(frozen=True, slots=True)
class MapWords:
    """Words of one language. `compass` runs clockwise from north in eighths.

    `below`, `from_to` and `at_least` name the classes of a number, with the blanks {from} and {to}.
    """

    kilometres: str
    metres: str
    compass: tuple[str, str, str, str, str, str, str, str]
    world: str
    below: str
    from_to: str
    at_least: str
    unknown: str
    statuses: tuple[str, str, str, str]


WORDS: Mapping[str, MapWords] = {
    "fr": MapWords(
        "km",
        "m",
        ("N", "NE", "E", "SE", "S", "SO", "O", "NO"),
        "Monde",
        "moins de {to}",
        "de {from} à {to}",
        "{from} ou plus",
        "autre ou inconnu",
        ("prévu", "en cours", "terminé", "arrêté"),
    ),
    "en": MapWords(
        "km",
        "m",
        ("N", "NE", "E", "SE", "S", "SW", "W", "NW"),
        "World",
        "less than {to}",
        "{from} to {to}",
        "{from} or more",
        "other or unknown",
        ("planned", "under way", "done", "stopped"),
    ),
    "es": MapWords(
        "km",
        "m",
        ("N", "NE", "E", "SE", "S", "SO", "O", "NO"),
        "Mundo",
        "menos de {to}",
        "de {from} a {to}",
        "{from} o más",
        "otro o desconocido",
        ("previsto", "en curso", "terminado", "detenido"),
    ),
    "ar": MapWords(
        "كم",
        "م",
        ("ش", "ش ق", "ق", "ج ق", "ج", "ج غ", "غ", "ش غ"),
        "العالم",
        "أقل من {to}",
        "من {from} إلى {to}",
        "{from} أو أكثر",
        "غير ذلك أو غير معروف",
        ("مخطط له", "جارٍ", "منجز", "متوقف"),
    ),
}


def words(language: str) -> MapWords:
    """Give the words of a language."""
    return WORDS.get(language.split("-", maxsplit=1)[0], WORDS["fr"])


def length_text(metres: float, language: str) -> str:
    """Write a length as people say it: `18 km`, `1 240 km`, `450 m`."""
    known = words(language)
    if metres < 950:  # noqa: PLR2004 - rounds to a kilometre
        return f"{number_text(round(metres, -1), language)}\u00a0{known.metres}"
    kilometres = metres / 1000
    shown = (
        round(kilometres, 1) if kilometres < 10 and abs(kilometres - round(kilometres)) >= 0.05 else round(kilometres)  # noqa: PLR2004 - one decimal below ten
    )
    return f"{number_text(shown, language)}\u00a0{known.kilometres}"


@lru_cache(maxsize=2048, typed=True)
def number_text(value: float, language: str) -> str:
    """Write a number with the separators of a language."""
    return format_decimal(value, locale=locale_of(language))
