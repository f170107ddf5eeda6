"""A town like ours: the table of expected neighbours, and what each trait counts (docs/reference/likeness.md)."""

import pytest

from cartostory.model.likeness import WEIGHTS, Likest, Profile, Trait, likeness, likest, profile_of
from tests.model.partnerships import partnership, town

SITE = (
    partnership("kaya", town("Kaya", "BF", 120_000, "Sahel"), themes="numérique eau jeunesse", since=2004),
    partnership("ouahigouya", town("Ouahigouya", "BF", 125_000, "Sahel"), themes="eau santé", since=1995),
    partnership("mopti", town("Mopti", "ML", 115_000, "Sahel"), themes="eau", since=1990),
    partnership("bouake", town("Bouaké", "CI", 600_000, "Savane"), themes="numérique eau jeunesse", since=2006),
    partnership("village", town("Village", "BF", 900, "Sahel"), themes="eau jeunesse", since=2004),
    partnership("hue", town("Hué", "VN", 130_000, "Mousson"), themes="culture", since=2004),
    partnership("silent", town("Silence", "")),
)
EXPECTED = {
    # the same size, landscape and country before all the same themes in a village
    "kaya": ["ouahigouya", "mopti", "village", "bouake", "hue", "silent"],
    # the landscape and the size make neighbours across a border; the same theme in a village comes behind
    "mopti": ["ouahigouya", "kaya", "village", "hue", "bouake", "silent"],
    # nobody is as large: the same themes first, then most of them
    "bouake": ["kaya", "village", "ouahigouya", "mopti", "hue", "silent"],
    # nothing but the size, and the age
    "hue": ["kaya", "ouahigouya", "mopti", "bouake", "village", "silent"],
}
"""Who a reader of each is sent to, and why it is right."""


def order(found: Likest, slug: str) -> list[str]:
    return [other.slug for other, _ in found.nearest(slug)]


@pytest.mark.parametrize("slug", EXPECTED)
def test_neighbours_are_those_of_the_table(slug: str) -> None:
    assert order(likest(SITE), slug) == EXPECTED[slug]


def test_a_town_twice_as_large_is_as_unlike_whatever_the_size() -> None:
    small = likeness(Profile(sizes=(2_000,)), Profile(sizes=(4_000,))).traits[Trait.SIZE]
    large = likeness(Profile(sizes=(200_000,)), Profile(sizes=(400_000,))).traits[Trait.SIZE]
    assert small == pytest.approx(large) == pytest.approx(0.699, abs=0.001)
    assert likeness(Profile(sizes=(1_000,)), Profile(sizes=(10_000,))).score == 0


def test_what_the_one_who_asks_does_not_know_is_not_compared() -> None:
    found = likeness(Profile(themes=frozenset({"eau"})), profile_of(SITE[0]))
    assert set(found.traits) == {Trait.THEMES}
    assert found.score == pytest.approx(1 / 3)


def test_what_only_the_other_does_not_know_is_unlike() -> None:
    asking = Profile(sizes=(120_000,), themes=frozenset({"eau"}), since=2000)
    silent = likeness(asking, Profile())
    assert silent.score == 0
    assert silent.traits == {Trait.SIZE: 0, Trait.THEMES: 0, Trait.AGE: 0}


def test_weights_decide() -> None:
    only_size = dict.fromkeys(Trait, 0.0) | {Trait.SIZE: 1.0}
    assert order(likest(SITE, only_size), "kaya")[:3] == ["ouahigouya", "mopti", "hue"]
    only_themes = dict.fromkeys(Trait, 0.0) | {Trait.THEMES: 1.0}
    assert order(likest(SITE, only_themes), "kaya")[0] == "bouake"
    assert likeness(Profile(since=1), Profile(since=1), dict.fromkeys(Trait, 0.0)).score == 0


def test_themes_are_compared_without_accents_and_case() -> None:
    one, other = partnership("a", themes="Énergie"), partnership("b", themes="energie")
    assert likeness(profile_of(one), profile_of(other)).traits[Trait.THEMES] == 1


def test_a_wish_is_compared_with_all_towns_and_a_story_with_those_there() -> None:
    assert profile_of(SITE[0]).sizes == (120_000,)
    assert profile_of(SITE[0], everywhere=True).sizes == (30_000, 120_000)
    assert profile_of(SITE[0]).countries == {"BF"}


def test_equals_stand_in_the_sites_order_and_each_other_once() -> None:
    site = tuple(partnership(slug, themes="eau") for slug in "dbca")
    assert order(likest(site), "b") == ["d", "c", "a"]
    assert order(likest(site[:1]), "d") == []


def test_every_trait_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Trait)
