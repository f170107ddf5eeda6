"""A feature of a story layer -> what its paper on the live map says: what it is, and facts as pairs of words.

Tags are for machines. What readers see is what the writer names (`popup`), what the legend tells apart, how far a
work is, and the few tags of OpenStreetMap that say something to everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cartostory.carto.draw.legend import grade_name
from cartostory.carto.osm.kind_words import kind_word
from cartostory.carto.osm.osm_tags import is_osm, kind_of, tags_of
from cartostory.carto.view.features import derived
from cartostory.carto.view.layer_style import label_of, text_of
from cartostory.carto.view.words import number_text
from cartostory.carto.view.written_numbers import number_of
from cartostory.model import Feature, Layer


class FactKind(StrEnum):
    """How a value is written.

    The tags of OpenStreetMap whose values say something to everybody, and their words in the reader's language.
    """

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


def translate_word(word: str, language: str) -> str:
    """Say a tag or one of its values in a language; French stands in."""
    short = language.split("-", maxsplit=1)[0]
    return _WORDS[word][_LANGUAGES.index(short) if short in _LANGUAGES else 0]


Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a feature is (empty where nobody says), and what is known of it."""

    kind: str
    facts: tuple[Fact, ...]


def facts_of(feature: Feature, layer: Layer, language: str) -> Facts:
    """Give a feature's paper in a language."""
    tags = tags_of(feature.properties)
    drawn = derived(feature, layer, language)
    kind = kind_word(tags, kind_of(tags, str(drawn["shape"])), language) if is_osm(tags) else ""
    found = [*_graded(drawn, tags, layer, language), *_named(tags, layer, language)]
    if is_osm(tags) and layer.style.popup is None:
        found += _known(tags, language)
    return Facts(kind, tuple(dict.fromkeys(found)))


def _graded(drawn: Mapping[str, object], tags: Mapping[str, object], layer: Layer, language: str) -> Iterator[Fact]:
    """Yield what the legend tells of the feature: its category, the number behind its class, or how far a work is."""
    grade = drawn.get("grade")
    if not isinstance(grade, int):
        return
    ramp = layer.style.ramp
    number = number_of(tags.get(ramp.property)) if ramp else None
    if number is not None:
        yield label_of(layer, language), number_text(number, language)
    else:
        label = label_of(layer, language) if ramp or layer.style.categories else translate_word("status", language)
        yield label, grade_name(layer, grade, language)


def _named(tags: Mapping[str, object], layer: Layer, language: str) -> Iterator[Fact]:
    """Yield the properties that the writer names."""
    popup = layer.style.popup
    for name, labels in popup.labels if popup else ():
        value = tags.get(name)
        number = number_of(value) if isinstance(value, int | float) else None
        text = number_text(number, language) if number is not None else text_of(value)
        if text:
            told = dict(labels)
            yield told.get(language) or told.get(language.split("-", maxsplit=1)[0]) or told[""], text


def _known(tags: Mapping[str, object], language: str) -> Iterator[Fact]:
    """Yield the tags of OpenStreetMap that say something to everybody, in words."""
    for tag, kind in TAGS.items():
        text = _value(text_of(tags.get(tag)), kind, language)
        if text:
            yield translate_word(tag, language), text


def _value(text: str, kind: FactKind, language: str) -> str:
    if kind is FactKind.TEXT or not text:
        return text
    if kind is FactKind.WORD:
        return translate_word(text, language) if text in SURFACES else ""
    number = number_of(text)
    if kind is FactKind.YES_NO:
        return translate_word(text, language) if text in ("yes", "no") else ""
    if number is None:
        return ""
    return number_text(number, language) + ("\u00a0m" if kind is FactKind.METRES else "")
