from dataclasses import replace

from cartostory.carto.view.names import TargetKind, published, targets, town_key
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Place
from tests.carto.stories import SPAN, MakePartnership, MakeStory


def test_towns_are_called_without_accents_and_capitals() -> None:
    assert town_key("Châtellerault") == "chatellerault"
    assert town_key("Ivry-sur-Seine") == "ivry-sur-seine"


def test_a_town_answers_to_its_first_word_too(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    story = make_story()
    towns = (replace(story.towns[0], name="Ivry-sur-Seine"), story.towns[1])
    story = replace(story, towns=towns)
    found = targets(make_partnership(story), story)
    assert found["ivry"].point == found["ivry-sur-seine"].point


def test_a_place_hides_a_town_of_the_same_name(make_story: MakeStory, make_partnership: MakePartnership) -> None:
    story = make_story()
    place = Place("kaya", "Le marché de Kaya", Point(-1.08, 13.09), SPAN)
    story = replace(story, places={"kaya": place})
    assert targets(make_partnership(story), story)["kaya"].kind is TargetKind.PLACE


def test_a_place_is_published_as_exactly_as_its_precision_allows() -> None:
    exact = Point(-1.0849, 13.0901)
    place = Place("centre", "Centre", exact, SPAN, precision_m=200)
    assert 0 < distance_m(published(place), exact) < 200
    assert published(replace(place, hidden=True)) is None


def test_a_translation_that_names_no_town_knows_those_of_the_first_language(
    make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    french, english = make_story(), replace(make_story(language="en"), towns=(), places={})
    partnership = replace(make_partnership(french), stories={"fr": french, "en": english})
    assert {"kaya", "chatellerault", "centre"} <= set(targets(partnership, english))
