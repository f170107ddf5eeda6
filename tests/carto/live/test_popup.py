"""What a feature tells when it is opened: words, never tags."""

from typing import Any

import shapely

from cartostory.carto.live.popup import Facts, facts_of
from cartostory.model import Feature, Layer
from cartostory.model.layer_style import Categories, LayerStyle, Popup, Ramp, RampKind
from tests.carto.stories import SPAN

POINT = shapely.Point(0, 0)
LINE = shapely.LineString([(0, 0), (1, 1)])


def told(properties: dict[str, object], language: str = "fr", geometry: Any = POINT, **looks: Any) -> Facts:
    feature = Feature(geometry, properties)
    return facts_of(
        feature, Layer("a", "a.geojson", "Services", SPAN, (feature,), "d", style=LayerStyle(**looks)), language
    )


def test_a_school_is_called_a_school_in_each_language() -> None:
    tags: dict[str, object] = {"amenity": "school", "name": "Centre"}
    kinds = [told(tags, language).kind for language in ("fr", "en", "es", "ar", "fr-BE", "bm")]
    assert kinds == ["École", "School", "Escuela", "مدرسة", "École", "École"]


def test_the_tag_that_says_most_names_the_thing() -> None:
    assert told({"amenity": "kindergarten"}).kind == "École maternelle"
    assert told({"man_made": "water_well"}).kind == "Puits"
    assert told({"healthcare": "midwife"}).kind == "Établissement de santé"
    assert told({"highway": "residential"}, geometry=LINE).kind == "Rue"
    assert told({"waterway": "wadi"}, geometry=LINE).kind == "Cours d’eau"


def test_tags_become_words_and_codes_stay_away() -> None:
    tags: dict[str, object] = {
        "amenity": "school",
        "capacity": "1240",
        "surface": "dirt",
        "ele": "312.0",
        "drinking_water": "yes",
        "operator": "Mairie",
        "ref:GNS": "-2391",
        "source": "survey",
        "opening_hours": "Mo-Fr 08:00-16:00",
        "building:levels": "deux",
    }
    assert told(tags).facts == (
        ("Capacité", "1\u202f240"),
        ("Géré par", "Mairie"),
        ("Eau potable", "oui"),
        ("Revêtement", "terre"),
        ("Altitude", "312\u00a0m"),
    )
    assert told({"highway": "track", "surface": "grade7"}, geometry=LINE).facts == ()


def test_a_file_of_the_towns_own_tells_nothing_that_nobody_named() -> None:
    assert told({"ADM1_PCODE": "ML01", "population": 12}) == Facts("", ())


def test_the_writer_names_what_is_told_and_how() -> None:
    popup = Popup((("debit", (("", "Débit"), ("en", "Flow"))), ("remarque", (("", "À savoir"),))))
    given: dict[str, object] = {"man_made": "water_well", "debit": 1200, "remarque": " en panne ", "operator": "Mairie"}
    assert told(given, popup=popup).facts == (("Débit", "1\u202f200"), ("À savoir", "en panne"))
    assert told(given, "en-GB", popup=popup).facts[0] == ("Flow", "1,200")
    assert told({"debit": None}, popup=popup).facts == ()


def test_what_the_legend_tells_apart_is_told() -> None:
    categories = Categories("type", (("puits", "#3e7386"),), (("puits", "Puits creusés à la main"),))
    assert told({"type": "puits"}, categories=categories).facts == (("Services", "Puits creusés à la main"),)
    ramp = Ramp("population", RampKind.CHOROPLETH, ("#ffffff", "#000000"), (100.0,))
    assert told({"population": "1 200"}, ramp=ramp).facts == (("Services", "1\u202f200"),)
    assert told({}, ramp=ramp).facts == (("Services", "autre ou inconnu"),)
    assert told({"status": "en cours"}).facts == (("État", "en cours"),)
