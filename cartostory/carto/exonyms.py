"""French names of large towns for which CLDR has none, or one with a country behind it that a map need not say."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[tuple[str, str], str] = {
    ("Beijing", "CN"): "Pékin",
    ("Guangzhou", "CN"): "Canton",
    ("New York City", "US"): "New York",
    ("Philadelphia", "US"): "Philadelphie",
    ("Ho Chi Minh City", "VN"): "Hô-Chi-Minh-Ville",
    ("Saint Petersburg", "RU"): "Saint-Pétersbourg",
    ("Rostov-on-Don", "RU"): "Rostov-sur-le-Don",
    ("Barcelona", "ES"): "Barcelone",
    ("Valencia", "ES"): "Valence",
    ("Sevilla", "ES"): "Séville",
    ("Zaragoza", "ES"): "Saragosse",
    ("Córdoba", "ES"): "Cordoue",
    ("Genoa", "IT"): "Gênes",
    ("Bologna", "IT"): "Bologne",
    ("Palermo", "IT"): "Palerme",
    ("Catania", "IT"): "Catane",
    ("Venice", "IT"): "Venise",
    ("Hamburg", "DE"): "Hambourg",
    ("Frankfurt am Main", "DE"): "Francfort",
    ("Köln", "DE"): "Cologne",
    ("Antwerp", "BE"): "Anvers",
    ("Brussels", "BE"): "Bruxelles",
    ("Makkah", "SA"): "La Mecque",
    ("Madinah", "SA"): "Médine",
    ("Gent", "BE"): "Gand",
    ("Kraków", "PL"): "Cracovie",
    ("Thessaloníki", "GR"): "Thessalonique",
    ("Alexandria", "EG"): "Alexandrie",
    ("Tripoli", "LY"): "Tripoli",
    ("Tangier", "MA"): "Tanger",
    ("Marrakesh", "MA"): "Marrakech",
    ("Fes", "MA"): "Fès",
    ("Aleppo", "SY"): "Alep",
    ("Jeddah", "SA"): "Djeddah",
    ("Johannesburg", "ZA"): "Johannesbourg",
    ("Cape Town", "ZA"): "Le Cap",
}
"""By GeoNames' name and country (ISO 3166-1 alpha-2)."""
