"""The tags of OpenStreetMap whose values say something to everybody, and their words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class FactKind(StrEnum):
    """How a value is written."""

    NUMBER = "number"
    METRES = "metres"
    TEXT = "text"
    WORD = "word"
    YES_NO = "yes-no"


TAGS: Mapping[str, FactKind] = {
    "population": FactKind.NUMBER,
    "capacity": FactKind.NUMBER,
    "operator": FactKind.TEXT,
    "drinking_water": FactKind.YES_NO,
    "surface": FactKind.WORD,
    "building:levels": FactKind.NUMBER,
    "ele": FactKind.METRES,
    "start_date": FactKind.TEXT,
}
SURFACES = frozenset({"asphalt", "paved", "concrete", "unpaved", "gravel", "dirt", "ground", "sand"})
_LANGUAGES = ("fr", "en", "es", "ar")
_WORDS: Mapping[str, tuple[str, str, str, str]] = {
    "population": ("Population", "Population", "Población", "عدد السكان"),
    "capacity": ("Capacité", "Capacity", "Capacidad", "السعة"),
    "operator": ("Géré par", "Run by", "Gestionado por", "تديره"),
    "drinking_water": ("Eau potable", "Drinking water", "Agua potable", "ماء صالح للشرب"),
    "surface": ("Revêtement", "Surface", "Superficie", "الرصف"),
    "building:levels": ("Niveaux", "Levels", "Plantas", "عدد الطوابق"),
    "ele": ("Altitude", "Altitude", "Altitud", "الارتفاع"),
    "start_date": ("Depuis", "Since", "Desde", "منذ"),
    "status": ("État", "Status", "Estado", "الحالة"),
    "yes": ("oui", "yes", "sí", "نعم"),
    "no": ("non", "no", "no", "لا"),
    "asphalt": ("goudron", "asphalt", "asfalto", "أسفلت"),
    "paved": ("en dur", "paved", "pavimentado", "معبد"),
    "concrete": ("béton", "concrete", "hormigón", "خرسانة"),
    "unpaved": ("non revêtu", "unpaved", "sin pavimentar", "غير معبد"),
    "gravel": ("gravier", "gravel", "grava", "حصى"),
    "dirt": ("terre", "dirt", "tierra", "تراب"),
    "ground": ("terre", "earth", "tierra", "تراب"),
    "sand": ("sable", "sand", "arena", "رمل"),
}


def said(word: str, language: str) -> str:
    """Say a tag or one of its values in a language; French stands in."""
    short = language.split("-", maxsplit=1)[0]
    return _WORDS[word][_LANGUAGES.index(short) if short in _LANGUAGES else 0]
