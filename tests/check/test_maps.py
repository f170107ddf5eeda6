from collections.abc import Sequence
from typing import Any

from cartostory.check.maps import check_names, check_shown_layers, check_twins
from cartostory.check.photos import check_register_places
from cartostory.model import Layer, Place, Rights, Site
from tests.check.builders import chapter, codes, layer, partnership, place, ref, site, span, story, value, with_media
from tests.day import TODAY


def viewing(
    *, places: Sequence[Place] = (), layers: Sequence[Layer] = (), files: tuple[str, ...] = (), **view: Any
) -> Site:
    told = story(chapter(**view), places={one.key: one for one in places})
    return site(partnership(told, layers=tuple(layers), files=files))


def test_places_and_towns_answer_to_their_keys() -> None:
    for known in ("centre", "kaya", "chatellerault"):
        assert codes(check_names, viewing(places=[place()], place=ref(known))) == []


def test_a_wrong_place_brings_the_nearest_one_and_the_list() -> None:
    checked = viewing(places=[place()], place=ref("Châtelleraut"))
    assert codes(check_names, checked) == ["unknown-place"]
    assert value(check_names, checked, "nearest") == ["chatellerault"]
    assert value(check_names, checked, "known") == ["centre, chatellerault, kaya"]


def test_a_layer_is_no_place() -> None:
    assert codes(check_names, viewing(layers=[layer()], place=ref("ecoles"))) == ["layer-as-place"]


def test_a_picture_of_the_register_stands_at_a_place_of_the_story() -> None:
    told = partnership(story(places={"centre": place()}))
    entries = {
        check_names: Rights(check_names, span(), place=ref(at))
        for check_names, at in (("a.jpg", "centre"), ("b.jpg", "center"))
    }
    checked = site(with_media(told, register=entries))
    assert value(check_register_places, checked, "nearest") == ["centre"]


def test_a_hidden_place_is_not_shown() -> None:
    hidden = place(hidden=True)
    assert codes(check_names, viewing(places=[hidden], place=ref("centre"))) == ["hidden-place-on-the-map"]
    assert codes(check_names, viewing(places=[hidden], fit=(ref("centre"),))) == ["hidden-place-on-the-map"]


def test_show_and_hide_take_layers_only() -> None:
    checked = viewing(layers=[layer()], places=[place()], show=(ref("ecoles"), ref("centre")), hide=(ref("ecole"),))
    assert value(check_names, checked, "name") == ["centre", "ecole"]
    assert value(check_names, checked, "nearest") == ["", "ecoles"]


def test_comparisons_take_layers_and_pictures() -> None:
    pair = (ref("avant.jpg"), ref("ecoles"))
    assert codes(check_names, viewing(layers=[layer()], files=("photos/avant.jpg",), compare=pair)) == []
    assert codes(check_names, viewing(layers=[layer()], compare=pair)) == ["unknown-comparison"]


def test_a_picture_without_a_place_cannot_be_fitted() -> None:
    checked = viewing(files=("photos/salle.jpg",), fit=(ref("salle.jpg"),))
    assert codes(check_names, checked) == ["photo-not-on-the-map"]


def test_a_location_is_a_country_or_a_place() -> None:
    assert codes(check_names, viewing(locate=ref("BF"))) == []
    assert codes(check_names, viewing(locate=ref("kaya"))) == []
    assert value(check_names, viewing(locate=ref("bf")), "nearest") == ["BF"]


def test_what_a_translation_inherits_is_reported_once() -> None:
    first = story(chapter(place=ref("nulle-part")))
    english = story(chapter(place=ref("nulle-part")), language="en")
    assert len(set(check_names(site(partnership(first, english)), TODAY))) == 1


def test_twin_maps_show_two_things() -> None:
    assert codes(check_twins, viewing(twin=(ref("kaya"), ref("kaya")))) == ["same-name-twice"]
    assert codes(check_twins, viewing(twin=(ref("kaya"), ref("chatellerault")))) == []


def test_a_layer_is_forgotten_only_where_chapters_choose() -> None:
    assert codes(check_shown_layers, viewing(layers=[layer()])) == []
    assert codes(check_shown_layers, viewing(layers=[layer()], show=())) == ["layer-never-shown"]
    assert codes(check_shown_layers, viewing(layers=[layer()], show=(), compare=(ref("ecoles"), ref("b")))) == []
