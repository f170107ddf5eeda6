"""What an extract of OpenStreetMap shows, kind by kind -> the lines of its legend and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

_GREAT = frozenset({"motorway", "trunk", "primary", "secondary"})
_TRACKS = frozenset({"track", "path"})

ORDER = (
    "great-road",
    "road",
    "track",
    "rail",
    "waterway",
    "water",
    "building",
    "built-up",
    "green",
    "school",
    "health",
    "water-point",
    "town-hall",
    "market",
    "library",
    "worship",
    "place",
    "boundary",
    "",
)
"""Lines in the order of a printed key: ways, water, ground, services, places, limits; what has no kind comes last."""

_FRENCH = (
    "Grandes routes",
    "Rues et routes",
    "Pistes et sentiers",
    "Voies ferrées",
    "Cours d’eau",
    "Étendues d’eau",
    "Bâtiments",
    "Zones bâties",
    "Végétation",
    "Enseignement",
    "Santé",
    "Points d’eau",
    "Mairies",
    "Marchés",
    "Bibliothèques",
    "Lieux de culte",
    "Lieux nommés",
    "Limites administratives",
    "Autres objets",
)
_ENGLISH = (
    "Main roads",
    "Streets and roads",
    "Tracks and paths",
    "Railways",
    "Watercourses",
    "Water",
    "Buildings",
    "Built-up areas",
    "Vegetation",
    "Education",
    "Health",
    "Water points",
    "Town halls",
    "Markets",
    "Libraries",
    "Places of worship",
    "Named places",
    "Administrative limits",
    "Other features",
)
_SPANISH = (
    "Carreteras principales",
    "Calles y carreteras",
    "Pistas y senderos",
    "Ferrocarriles",
    "Cursos de agua",
    "Masas de agua",
    "Edificios",
    "Zonas edificadas",
    "Vegetación",
    "Enseñanza",
    "Salud",
    "Puntos de agua",
    "Ayuntamientos",
    "Mercados",
    "Bibliotecas",
    "Lugares de culto",
    "Lugares con nombre",
    "Límites administrativos",
    "Otros objetos",
)
_ARABIC = (
    "طرق رئيسية",
    "شوارع وطرق",
    "مسالك ودروب",
    "سكك حديدية",
    "مجاري مائية",
    "مسطحات مائية",
    "مبانٍ",
    "مناطق مبنية",
    "غطاء نباتي",
    "تعليم",
    "صحة",
    "نقاط مياه",
    "دور البلدية",
    "أسواق",
    "مكتبات",
    "أماكن عبادة",
    "أماكن مسماة",
    "حدود إدارية",
    "عناصر أخرى",
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    language: dict(zip(ORDER, words, strict=True))
    for language, words in (("fr", _FRENCH), ("en", _ENGLISH), ("es", _SPANISH), ("ar", _ARABIC))
}


def line_of(properties: Mapping[str, object]) -> str:
    """Give the line of the legend to which a feature belongs, by what the style draws it as."""
    kind, class_ = str(properties.get("kind", "")), properties.get("class")
    if kind == "road":
        return "great-road" if class_ in _GREAT else "track" if class_ in _TRACKS else "road"
    return kind if kind in ORDER else ""


def kind_name(line: str, language: str) -> str:
    """Give what a line of the legend is called; French stands in for a language without words."""
    return _WORDS.get(language.split("-", maxsplit=1)[0], _WORDS["fr"])[line]
