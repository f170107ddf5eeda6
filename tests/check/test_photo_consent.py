"""The people in a photograph: whether they agreed, to what, and until when."""

from datetime import date, timedelta

import pytest

from cartostory.model import People, Site, Use
from cartostory.problems.catalogue import is_error
from tests.check.builders import codes
from tests.check.photographs import ENTRY, SIGNED, consent, lenient, rights, rule, shown
from tests.day import TODAY

check_photo_consent_expired = rule("photo-consent-expired")
check_photo_consent_not_for_print = rule("photo-consent-not-for-print")
check_photo_consent_not_for_web = rule("photo-consent-not-for-web")
check_photo_consent_without_reference = rule("photo-consent-without-reference")
check_photo_without_consent = rule("photo-without-consent")

RULES = (
    check_photo_without_consent,
    check_photo_consent_without_reference,
    check_photo_consent_not_for_web,
    check_photo_consent_expired,
)


def found(site: Site) -> list[str]:
    return [code for rule in RULES for code in codes(rule, site)]


def test_a_full_consent_is_fine() -> None:
    assert found(shown(rights())) == []


@pytest.mark.parametrize("people", [People.NONE, People.CROWD])
def test_where_nobody_can_be_recognised_no_consent_is_asked(people: People) -> None:
    assert found(shown(rights(people=people, consent=None))) == []
    assert found(shown(rights(people=people, consent=consent(until=date(2001, 1, 1))))) == []


def test_recognisable_people_without_consent_stop_the_build() -> None:
    (problem,) = check_photo_without_consent(shown(rights(consent=None)), TODAY)
    assert (problem.code, problem.span) == ("photo-without-consent", ENTRY)
    assert is_error(problem)


def test_a_photograph_that_is_not_published_needs_no_consent() -> None:
    assert found(shown(rights(consent=None), "Rien.")) == []


@pytest.mark.parametrize("uses", [frozenset(), frozenset({Use.PRINT}), frozenset({Use.PRINT, Use.SOCIAL})])
def test_a_consent_for_other_uses_does_not_cover_the_web(uses: frozenset[Use]) -> None:
    (problem,) = check_photo_consent_not_for_web(shown(rights(consent=consent(uses=uses))), TODAY)
    assert (problem.code, problem.span) == ("photo-consent-not-for-web", SIGNED)
    assert is_error(problem)


def test_the_writer_is_told_which_photographs_paper_leaves_out() -> None:
    (problem,) = check_photo_consent_not_for_print(shown(rights(consent=consent(uses=frozenset({Use.WEB})))), TODAY)
    assert (problem.code, problem.span) == ("photo-consent-not-for-print", SIGNED)
    assert not is_error(problem)
    printed = rights(consent=consent(uses=frozenset({Use.WEB, Use.PRINT})))
    assert list(check_photo_consent_not_for_print(shown(printed), TODAY)) == []


def test_a_consent_holds_until_the_end_of_its_last_day() -> None:
    assert found(shown(rights(consent=consent(until=TODAY)))) == []
    (problem,) = check_photo_consent_expired(shown(rights(consent=consent(until=TODAY - timedelta(1)))), TODAY)
    assert (problem.code, problem.span) == ("photo-consent-expired", SIGNED)
    assert dict(problem.values)["until"] == (TODAY - timedelta(1)).isoformat()
    assert is_error(problem)


def test_a_consent_without_end_does_not_expire() -> None:
    assert found(shown(rights(consent=consent(until=None)))) == []


def test_a_consent_names_the_signed_form() -> None:
    (problem,) = check_photo_consent_without_reference(shown(rights(consent=consent(reference=" "))), TODAY)
    assert (problem.code, problem.span) == ("photo-consent-without-reference", SIGNED)


@pytest.mark.parametrize(
    "entry",
    [
        rights(consent=None),
        rights(consent=consent(uses=frozenset())),
        rights(consent=consent(until=date(2020, 1, 1))),
        rights(consent=consent(reference="")),
    ],
)
def test_the_site_s_settings_turn_consent_errors_into_warnings(entry: object) -> None:
    site = shown(entry, settings=lenient())  # type: ignore[arg-type]
    problems = [one for rule in RULES for one in rule(site, TODAY)]
    assert len(problems) == 1
    assert not is_error(problems[0])
