"""Who can be seen: said of every photograph, signed for every child, and asked again in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cartostory.media.consent import SOON_DAYS
from cartostory.model import Minors, People, Use
from cartostory.problems.catalogue import is_error
from cartostory.problems.catalogue import severity as how_bad
from cartostory.problems.problem import Severity
from tests.check.builders import codes, config, ref
from tests.check.photographs import CALLED, ENTRY, SIGNED, consent, lenient, rights, rule, shown
from tests.day import TODAY

check_photo_consent_ends_soon = rule("photo-consent-ends-soon")
check_photo_consent_expired = rule("photo-consent-expired")
check_photo_consent_not_for_social = rule("photo-consent-not-for-social")
check_photo_consent_not_for_web = rule("photo-consent-not-for-web")
check_photo_minor_without_guardian = rule("photo-minor-without-guardian")
check_photo_minors_not_said = rule("photo-minors-not-said")
check_photo_people_not_said = rule("photo-people-not-said")
check_photo_without_consent = rule("photo-without-consent")


def test_an_entry_says_who_can_be_seen() -> None:
    (found,) = check_photo_people_not_said(shown(rights(people=None, consent=None)), TODAY)
    assert (found.code, found.span) == ("photo-people-not-said", ENTRY)
    assert how_bad(found) is Severity.WARNING


@pytest.mark.parametrize("people", list(People))
def test_whatever_it_says_is_enough(people: People) -> None:
    assert codes(check_photo_people_not_said, shown(rights(people=people))) == []


def test_a_drawing_and_a_picture_that_is_not_shown_need_not_say_it() -> None:
    entry = rights(people=None, consent=None)
    assert codes(check_photo_people_not_said, shown(replace(entry, illustration=True))) == []
    assert codes(check_photo_people_not_said, shown(entry, "Rien.")) == []


def test_a_consent_says_that_people_can_be_seen() -> None:
    ended = rights(people=None, consent=consent(until=TODAY - timedelta(1)))
    assert codes(check_photo_consent_expired, shown(ended)) == ["photo-consent-expired"]
    for_print = rights(people=None, consent=consent(uses=frozenset({Use.PRINT})))
    assert codes(check_photo_consent_not_for_web, shown(for_print)) == ["photo-consent-not-for-web"]
    assert codes(check_photo_without_consent, shown(rights(people=None, consent=None))) == []


@pytest.mark.parametrize("people", [People.RECOGNISABLE, People.CROWD, None])
def test_children_for_whom_nobody_has_signed_stop_the_build(people: People | None) -> None:
    entry = rights(people=people, consent=consent(minors=Minors.PRESENT))
    (found,) = check_photo_minor_without_guardian(shown(entry), TODAY)
    assert (found.code, found.span) == ("photo-minor-without-guardian", SIGNED)
    assert is_error(found)
    (lenient_one,) = check_photo_minor_without_guardian(shown(entry, settings=lenient()), TODAY)
    assert not is_error(lenient_one)


@pytest.mark.parametrize("minors", [Minors.NONE, Minors.GUARDIAN])
def test_no_children_and_a_guardian_s_signature_are_fine(minors: Minors) -> None:
    assert codes(check_photo_minor_without_guardian, shown(rights(consent=consent(minors=minors)))) == []


def test_children_in_a_picture_that_is_not_shown_are_fine() -> None:
    entry = rights(consent=consent(minors=Minors.PRESENT))
    assert codes(check_photo_minor_without_guardian, shown(entry, "Rien.")) == []


@pytest.mark.parametrize(("days", "expected"), [(-1, 0), (0, 1), (1, 1), (SOON_DAYS, 1), (SOON_DAYS + 1, 0)])
def test_an_end_that_is_near_is_a_note(days: int, expected: int) -> None:
    until = TODAY + timedelta(days)
    found = list(check_photo_consent_ends_soon(shown(rights(consent=consent(until=until))), TODAY))
    assert len(found) == expected
    for one in found:
        assert how_bad(one) is Severity.NOTE
        assert dict(one.values) == {"photo": "salle.jpg", "until": until.isoformat(), "days": days}


def test_a_cover_is_shown_by_social_networks() -> None:
    (found,) = check_photo_consent_not_for_social(shown(rights(), cover=ref("salle.jpg")), TODAY)
    assert (found.code, found.span) == ("photo-consent-not-for-social", SIGNED)
    assert not is_error(found)


def test_a_cover_with_their_consent_is_fine() -> None:
    entry = rights(consent=consent(uses=frozenset({Use.WEB, Use.SOCIAL})))
    assert codes(check_photo_consent_not_for_social, shown(entry, cover=ref("salle.jpg"))) == []


def test_what_is_no_cover_and_a_site_without_address_are_fine() -> None:
    rule = check_photo_consent_not_for_social
    assert codes(rule, shown(rights(), CALLED)) == []
    assert codes(rule, shown(rights(), cover=ref("salle.jpg"), settings=config(address=""))) == []
    assert codes(rule, shown(rights(people=People.NONE), cover=ref("salle.jpg"))) == []


def test_a_consent_says_whether_there_are_children() -> None:
    assert codes(check_photo_minors_not_said, shown(rights(consent=consent(minors=None)))) == ["photo-minors-not-said"]
    assert codes(check_photo_minors_not_said, shown(rights(people=People.NONE, consent=None))) == []
    assert codes(check_photo_minors_not_said, shown(rights())) == []
