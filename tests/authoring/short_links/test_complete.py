"""Every story, chapter and event has a link, and keeps it whatever it is called."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartostory.authoring.short_links.complete import complete
from cartostory.model import Event, Site
from cartostory.model.short_code import is_code
from cartostory.model.short_link import Kept
from tests.authoring.short_links.builders import event, link, partnership, site


def targets_of(found: Site) -> dict[str, str]:
    return {one.code: one.target.name for one in found.short_links}


def kept(before: Site, after: Site) -> Kept:
    """Complete a site, change it, and complete it again with the links that it had."""
    first, _ = complete(before)
    return complete(Site("", after.config, after.partnerships, after.events, short_links=first.short_links))[1]


def test_stories_chapters_and_events_get_a_link_each() -> None:
    found, made = complete(site(partnership("kaya", "ecoles", "centre"), events=(event("mapathon"),)))
    assert list(targets_of(found).values()) == ["kaya", "kaya#ecoles", "kaya#centre", "programme/mapathon"]
    assert all(map(is_code, targets_of(found)))
    assert [one.target for one in made.made] == [one.target for one in found.short_links]


def test_a_site_whose_links_are_made_is_left_alone() -> None:
    same = site(partnership("kaya", "ecoles"))
    assert kept(same, same).is_empty


def test_drafts_get_no_link() -> None:
    found, _ = complete(site(partnership("kaya", "ecoles", draft=True), events=(event("mapathon", draft=True),)))
    assert found.short_links == ()


def test_the_link_of_an_installation_does_not_stand_for_the_story() -> None:
    found, made = complete(site(partnership("kaya"), links=(link("9y6kp", "kaya", "Bibliothèque, hall"),)))
    assert len(made.made) == 1
    assert len(set(targets_of(found))) == 2


def test_a_renamed_story_keeps_its_code_and_those_of_its_chapters() -> None:
    before, after = site(partnership("kaya", "ecoles", "centre")), site(partnership("kaya-2026", "ecoles", "centre"))
    found = kept(before, after)
    assert found.made == ()
    assert sorted((found.moves or {}).values()) == ["kaya-2026", "kaya-2026#centre", "kaya-2026#ecoles"]


def test_a_story_that_comes_when_another_goes_is_not_taken_for_it() -> None:
    found = kept(site(partnership("kaya", "ecoles", "centre")), site(partnership("bamako", "marche", "fleuve")))
    assert not found.moved
    assert len(found.made) == 3


def test_a_story_that_became_two_is_a_matter_for_people() -> None:
    after = site(partnership("kaya-1", "ecoles", "centre"), partnership("kaya-2", "ecoles", "centre"))
    assert not kept(site(partnership("kaya", "ecoles", "centre")), after).moved


def test_a_chapter_whose_title_was_corrected_keeps_its_code() -> None:
    before, after = site(partnership("kaya", "les-ecole", "centre")), site(partnership("kaya", "les-ecoles", "centre"))
    assert list((kept(before, after).moves or {}).values()) == ["kaya#les-ecoles"]


def test_a_chapter_with_quite_another_title_in_the_same_place_keeps_its_code() -> None:
    before = site(partnership("kaya", "ecoles", "centre", "eau"))
    after = site(partnership("kaya", "ecoles", "vingt-ans-apres", "eau"))
    assert list((kept(before, after).moves or {}).values()) == ["kaya#vingt-ans-apres"]


def test_chapters_that_only_change_places_change_nothing() -> None:
    assert kept(site(partnership("kaya", "a1", "b2", "c3")), site(partnership("kaya", "c3", "a1", "b2"))).is_empty


def test_a_chapter_that_went_and_one_that_came_elsewhere_are_two() -> None:
    before = site(partnership("kaya", "ecoles", "centre", "eau"))
    found = kept(before, site(partnership("kaya", "ecoles", "eau", "soleil")))
    assert not found.moved
    assert [one.target.name for one in found.made] == ["kaya#soleil"]


def test_a_story_back_from_among_the_drafts_has_its_old_code() -> None:
    first, _ = complete(site(partnership("kaya", "ecoles")))
    hidden, quiet = complete(site(partnership("kaya", "ecoles", draft=True), links=first.short_links))
    assert quiet.is_empty
    assert complete(site(partnership("kaya", "ecoles"), links=hidden.short_links))[1].is_empty


OLD = event("veillee", title="Veillée", where="Kaya")


@pytest.mark.parametrize(
    "now",
    [
        (event("veillee-2026", title="Veillée", where="Kaya"),),
        (event("veillee-2026", title="Veillée", where="Kaya"), event("autre", title="Veillée", where="Kaya", day=15)),
    ],
)
def test_an_event_whose_file_was_renamed_keeps_its_code_and_that_of_its_poster(now: tuple[Event, ...]) -> None:
    first, _ = complete(site(events=(OLD,), links=(link("9y6kp", "programme/veillee", "Affiche"),)))
    found, made = complete(site(events=now, links=first.short_links))
    assert set((made.moves or {}).values()) == {"programme/veillee-2026"}
    assert len(made.moved) == 2
    assert [one.target.name for one in made.made] == [f"programme/{one.slug}" for one in now[1:]]
    assert complete(replace(found, events=now))[1].is_empty


@pytest.mark.parametrize(
    "now",
    [
        (event("veillee-2027", title="Veillée", where="Kaya", day=15),),
        (event("veillee-2027", title="Veillée", where="Ivry"),),
        (event("veillee-2027", title="Soirée", where="Kaya"),),
        (event("un", title="Veillée", where="Kaya"), event("deux", title="Veillée", where="Kaya")),
        (OLD, event("un", title="Veillée", where="Kaya")),
        (replace(OLD, draft=True), event("un", title="Veillée", where="Kaya")),
    ],
)
def test_an_event_that_could_be_another_is_not_taken_for_it(now: tuple[Event, ...]) -> None:
    found = kept(site(events=(OLD,)), site(events=now))
    assert not found.moved
    assert found.made


def test_of_two_events_alike_neither_is_followed() -> None:
    twins = (OLD, replace(OLD, slug="veillee-bis"))
    assert not kept(site(events=twins), site(events=(replace(OLD, slug="veillee-2026"),))).moved


def test_an_event_that_was_corrected_before_it_was_renamed_is_known_by_its_new_words() -> None:
    first, _ = complete(site(events=(OLD,)))
    corrected, noted = complete(site(events=(replace(OLD, title="Grande veillée"),), links=first.short_links))
    assert list((noted.noted or {}).values()) == ["2026-11-14 · Kaya · Grande veillée"]
    renamed = site(events=(replace(OLD, slug="grande", title="Grande veillée"),), links=corrected.short_links)
    assert list((complete(renamed)[1].moves or {}).values()) == ["programme/grande"]


NAMES = st.lists(st.sampled_from(["ecoles", "centre", "eau", "soleil", "carte", "marche"]), unique=True, max_size=5)
STORIES = st.dictionaries(st.sampled_from(["kaya", "kaya-2", "bamako", "ivry"]), NAMES, max_size=3)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STORIES, min_size=2, max_size=6))
def test_whatever_is_renamed_no_code_is_lost_or_given_twice(history: list[dict[str, list[str]]]) -> None:
    known: tuple[str, ...] = ()
    links = ()
    for stories in history:
        found, _ = complete(site(*(partnership(slug, *names) for slug, names in stories.items()), links=links))
        codes = tuple(one.code for one in found.short_links)
        assert codes[: len(known)] == known
        assert len(set(codes)) == len(codes)
        wanted = set(stories) | {f"{slug}#{one}" for slug, names in stories.items() for one in names}
        assert wanted <= {one.target.name for one in found.short_links}
        known, links = codes, found.short_links
