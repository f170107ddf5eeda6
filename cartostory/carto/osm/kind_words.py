"""Tags of OpenStreetMap -> what the thing is called in the reader’s language: “École”, “Puits”.

Each value stands under the tag that says most. In order: French, English, Spanish, Arabic; French stands in.
"""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = ("fr", "en", "es", "ar")
Named = tuple[str, str, str, str]

_AMENITY: Mapping[str, Named] = {
    "school": ("École", "School", "Escuela", "مدرسة"),
    "kindergarten": ("École maternelle", "Nursery school", "Escuela infantil", "روضة أطفال"),
    "college": ("Établissement d’enseignement", "College", "Instituto", "معهد"),
    "university": ("Université", "University", "Universidad", "جامعة"),
    "hospital": ("Hôpital", "Hospital", "Hospital", "مستشفى"),
    "clinic": ("Centre de santé", "Health centre", "Centro de salud", "مركز صحي"),
    "doctors": ("Cabinet médical", "Doctor’s surgery", "Consultorio médico", "عيادة"),
    "health_post": ("Poste de santé", "Health post", "Puesto de salud", "نقطة صحية"),
    "pharmacy": ("Pharmacie", "Pharmacy", "Farmacia", "صيدلية"),
    "drinking_water": ("Eau potable", "Drinking water", "Agua potable", "ماء صالح للشرب"),
    "water_point": ("Point d’eau", "Water point", "Punto de agua", "نقطة ماء"),
    "townhall": ("Mairie", "Town hall", "Ayuntamiento", "بلدية"),
    "place_of_worship": ("Lieu de culte", "Place of worship", "Lugar de culto", "دار عبادة"),
    "marketplace": ("Marché", "Market", "Mercado", "سوق"),
    "library": ("Bibliothèque", "Library", "Biblioteca", "مكتبة"),
    "refugee_site": ("Camp de réfugiés", "Refugee camp", "Campamento de refugiados", "مخيم لاجئين"),
}
_MADE: Mapping[str, Named] = {
    "water_well": ("Puits", "Well", "Pozo", "بئر"),
    "water_tap": ("Robinet", "Tap", "Grifo", "صنبور"),
    "water_tower": ("Château d’eau", "Water tower", "Depósito de agua", "خزان ماء"),
}
_PLACE: Mapping[str, Named] = {
    "city": ("Ville", "City", "Ciudad", "مدينة"),
    "town": ("Ville", "Town", "Ciudad", "مدينة"),
    "suburb": ("Quartier", "District", "Barrio", "حي"),
    "quarter": ("Quartier", "Quarter", "Barrio", "حي"),
    "neighbourhood": ("Quartier", "Neighbourhood", "Barrio", "حي"),
    "village": ("Village", "Village", "Pueblo", "قرية"),
    "hamlet": ("Hameau", "Hamlet", "Aldea", "نجع"),
    "isolated_dwelling": ("Habitation isolée", "Isolated dwelling", "Vivienda aislada", "مسكن منعزل"),
    "locality": ("Lieu-dit", "Locality", "Paraje", "موضع"),
}
_ROAD: Mapping[str, Named] = {
    "motorway": ("Autoroute", "Motorway", "Autopista", "طريق سيار"),
    "trunk": ("Voie rapide", "Trunk road", "Vía rápida", "طريق سريع"),
    "primary": ("Route principale", "Main road", "Carretera principal", "طريق رئيسي"),
    "secondary": ("Route secondaire", "Secondary road", "Carretera secundaria", "طريق ثانوي"),
    "tertiary": ("Route locale", "Local road", "Carretera local", "طريق محلي"),
    "minor": ("Rue", "Street", "Calle", "شارع"),
    "service": ("Voie d’accès", "Access road", "Vía de acceso", "طريق وصول"),
    "track": ("Piste", "Track", "Pista", "مسلك"),
    "path": ("Chemin", "Path", "Camino", "ممر"),
}
_WATERWAY: Mapping[str, Named] = {
    "river": ("Rivière", "River", "Río", "نهر"),
    "stream": ("Ruisseau", "Stream", "Arroyo", "جدول"),
    "canal": ("Canal", "Canal", "Canal", "قناة"),
    "drain": ("Fossé", "Drain", "Zanja", "خندق"),
    "ditch": ("Fossé", "Ditch", "Zanja", "خندق"),
}
_KIND: Mapping[str, Named] = {
    "rail": ("Voie ferrée", "Railway", "Vía férrea", "سكة حديد"),
    "water": ("Étendue d’eau", "Water", "Agua", "مسطح مائي"),
    "waterway": ("Cours d’eau", "Watercourse", "Curso de agua", "مجرى مائي"),
    "water-point": ("Point d’eau", "Water point", "Punto de agua", "نقطة ماء"),
    "boundary": ("Limite administrative", "Administrative boundary", "Límite administrativo", "حد إداري"),
    "place": ("Lieu habité", "Settlement", "Lugar habitado", "تجمع سكني"),
    "school": _AMENITY["school"],
    "health": ("Établissement de santé", "Health facility", "Centro de salud", "مرفق صحي"),
    "building": ("Bâtiment", "Building", "Edificio", "مبنى"),
    "green": ("Espace vert", "Green space", "Zona verde", "مساحة خضراء"),
    "built-up": ("Zone bâtie", "Built-up area", "Zona edificada", "منطقة مبنية"),
}
_BY_TAG: Mapping[str, Mapping[str, Named]] = {
    "amenity": _AMENITY,
    "man_made": _MADE,
    "natural": {"spring": ("Source", "Spring", "Manantial", "عين ماء")},
    "place": _PLACE,
    "waterway": _WATERWAY,
}


def kind_word(tags: Mapping[str, object], kind: Mapping[str, object], language: str) -> str:
    """Say what a feature is; `kind` is what `osm_tags.kind_of` found. Empty where nothing is known."""
    if not kind:
        return ""
    if kind.get("kind") == "road":
        return _in(_ROAD.get(str(kind.get("class"))), language)
    told = (names.get(str(tags.get(tag))) for tag, names in _BY_TAG.items())
    return _in(next(filter(None, told), _KIND.get(str(kind.get("kind")))), language)


def _in(named: Named | None, language: str) -> str:
    short = language.split("-", maxsplit=1)[0]
    return named[_LANGUAGES.index(short) if short in _LANGUAGES else 0] if named else ""
