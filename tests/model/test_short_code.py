"""Codes that hang on walls: no two alike, no letter that could be another, no slip of a finger that leads elsewhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.model.short_code import ALPHABET, LENGTH, as_written, is_code, new_code

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

TARGETS = st.text(min_size=1)
PLACES = st.integers(0, LENGTH - 1)


def test_no_character_looks_like_another() -> None:
    for alike in ("0o", "1il", "2z", "5s", "8b", "9gq", "uv"):
        assert len(set(alike) & set(ALPHABET)) <= 1
    assert not set("aeiou") & set(ALPHABET)


@given(TARGETS)
def test_a_code_is_the_same_on_every_machine(target: str) -> None:
    code = new_code(target, ())
    assert is_code(code)
    assert code == new_code(target, ())


def test_the_codes_of_yesterday_are_those_of_today() -> None:
    assert new_code("chatellerault-kaya", ()) == "9y6kp"


@given(TARGETS, PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(target: str, place: int, other: str) -> None:
    code = new_code(target, ())
    wrong = code[:place] + other + code[place + 1 :]
    assert is_code(wrong) == (wrong == code)


@given(TARGETS, st.integers(0, LENGTH - 2))
def test_two_characters_that_changed_places_are_always_noticed(target: str, place: int) -> None:
    code = new_code(target, ())
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_code(wrong) == (wrong == code)


def test_a_code_that_is_taken_is_never_given_again() -> None:
    taken: set[str] = set()
    for _ in range(200):
        taken.add(new_code("ivry-kaya", taken))
    assert len(taken) == 200


def test_a_code_is_found_in_whatever_people_type() -> None:
    for typed in ("9y6kp", " 9Y6KP ", "https://example.org/q/9y6kp/", "example.org/q/9y6kp"):
        assert as_written(typed) == "9y6kp"


@given(st.text())
def test_no_other_text_is_a_code(text: str) -> None:
    if is_code(text):
        assert len(text) == LENGTH
        assert set(text) <= set(ALPHABET)
