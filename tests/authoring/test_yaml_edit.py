"""Registers as people write them: what is not asked for stays, byte by byte."""

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.text_file import CannotEditError
from cartostory.authoring.yaml_edit import (
    names,
    quoted,
    with_entry,
    with_key,
    with_keys,
    with_values,
    without_entry,
    without_key,
)
from cartostory.load.yaml import faults, read

REGISTER = """\
# Le registre de l’histoire.

a.jpg:
    alt:   "Un puits"   # vu du nord
    author: X
    people:   none

    # la suite
    consent: {reference: "2014-017",   uses: [web,print]}

# La salle, prise par Y.
b.jpg:
    alt: >-
        Une longue
        phrase
    author: Y
c.jpg: {alt: x, author: y, }
d.jpg:
e.jpg:
  place:   # à trouver
  people: none   # rien
# fin
"""


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in lines if line.startswith(("+ ", "- "))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jpg", ["+     place: puits"]),
        ("b.jpg", ["+     place: puits"]),
        ("c.jpg", ["- c.jpg: {alt: x, author: y, }", "+ c.jpg: {alt: x, author: y, place: puits, }"]),
        ("d.jpg", ["+   place: puits"]),
        ("e.jpg", ["-   place:   # à trouver", "+   place: puits   # à trouver"]),
    ],
)
def test_a_key_is_added_and_nothing_else_moves(name: str, expected: list[str]) -> None:
    assert changed(REGISTER, with_keys(REGISTER, name, {"place": "puits"})) == expected


def test_a_place_stands_behind_what_people_write_before_it() -> None:
    lines = with_keys(REGISTER, "a.jpg", {"lat": "1.5", "lon": "-2"}).split("\n")
    at = lines.index("    author: X")
    assert lines[at + 1 : at + 4] == ["    lat: 1.5", "    lon: -2", "    people:   none"]


def test_what_is_there_is_never_written_over() -> None:
    with pytest.raises(CannotEditError):
        with_keys("a.jpg: {place: puits}\n", "a.jpg", {"place": "ecole"})
    with pytest.raises(CannotEditError):
        with_keys("a.jpg:\n  place: puits\n", "a.jpg", {"place": "ecole"})


def test_an_entry_goes_with_its_own_comment_and_leaves_the_others() -> None:
    taken = without_entry(REGISTER, "b.jpg")
    assert "La salle, prise par Y." not in taken.rest
    assert "# la suite" in taken.rest
    assert "# fin" in taken.rest
    assert taken.value == "# La salle, prise par Y.\nalt: >-\n    Une longue\n    phrase\nauthor: Y"


def test_the_comment_that_begins_a_register_speaks_of_all_of_it() -> None:
    taken = without_entry("# Registre.\na.jpg: {alt: x}\nb.jpg: {alt: y}\n", "a.jpg")
    assert taken.rest == "# Registre.\nb.jpg: {alt: y}\n"


@pytest.mark.parametrize("name", ["a.jpg", "b.jpg", "c.jpg", "e.jpg"])
def test_an_entry_that_comes_back_says_what_it_said(name: str) -> None:
    taken = without_entry(REGISTER, name)
    back = with_entry(taken.rest, name, taken.value)
    assert meaning(back)[name] == meaning(REGISTER)[name]
    assert meaning(back).keys() == meaning(REGISTER).keys()


@pytest.mark.parametrize(
    "text",
    [
        "{a.jpg: {alt: x}}",  # one pair of braces around everything
        "a.jpg: &same {alt: x}\nb.jpg: *same\n",  # another entry says the same by pointing at it
        "a.jpg:\n  alt: x : y\n",  # broken
        "a.jpg: {alt: x}\na.jpg: {alt: y}\n",  # twice
        "- a.jpg\n",
    ],
)
def test_what_cannot_be_changed_without_harm_is_refused(text: str) -> None:
    with pytest.raises(CannotEditError):
        without_entry(text, "a.jpg")


def test_a_name_is_found_in_composed_and_decomposed_letters() -> None:
    text = "e\u0301cole.jpg: {alt: x}\n"
    assert with_keys(text, "école.jpg", {"place": "puits"}) == "e\u0301cole.jpg: {alt: x, place: puits}\n"
    assert names(text) == {"école.jpg"}


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_name_can_be_a_key(name: str) -> None:
    found, problems = read(f"{quoted(name)}: {{alt: x}}\n", "")
    assert (problems, found.entries()) == ((), (name,)) or name == "@"


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)
VALUES = st.one_of(WORDS.map(quoted), st.just(""), st.just("[web, print]"), st.just("{uses: [web]}"))
COMMENTS = st.one_of(st.just(""), WORDS.map(lambda text: f"  # {text}"))


@st.composite
def registers(draw: st.DrawFn) -> tuple[str, list[str]]:
    indent = " " * draw(st.integers(1, 6))
    found = draw(st.lists(st.from_regex(r"[a-z]{1,6}\.jpg", fullmatch=True), min_size=1, max_size=5, unique=True))
    lines = draw(st.lists(WORDS.map(lambda text: f"# {text}"), max_size=2))
    for name in found:
        lines += draw(st.lists(st.sampled_from(["", "# une remarque", "  # décalée"]), max_size=3))
        lines.append(f"{name}:{draw(COMMENTS)}")
        for key in draw(st.lists(st.sampled_from(["alt", "author", "taken", "people", "licence"]), unique=True)):
            lines += draw(st.lists(st.sampled_from(["", f"{indent}# dedans"]), max_size=1))
            lines.append(f"{indent}{key}: {draw(VALUES)}{draw(COMMENTS)}")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# fin\n"])), found


@settings(deadline=None)
@given(registers(), st.randoms())
def test_whatever_the_register_only_the_new_lines_are_new(made: tuple[str, list[str]], chance: object) -> None:
    text, found = made
    name = chance.choice(found)  # type: ignore[attr-defined]
    after = with_keys(text, name, {"place": "puits"})
    assert [line.split() for line in changed(text, after)] == [["+", "place:", "puits"]]
    assert meaning(after)[name]["place"] == "puits"  # type: ignore[index]


@settings(deadline=None)
@given(registers(), st.randoms())
def test_whatever_the_register_an_entry_can_go_and_come_back(made: tuple[str, list[str]], chance: object) -> None:
    text, found = made
    name = chance.choice(found)  # type: ignore[attr-defined]
    taken = without_entry(text, name)
    assert name not in names(taken.rest)
    assert names(taken.rest) == set(found) - {name}
    if taken.value:
        assert meaning(with_entry(taken.rest, name, taken.value)).get(name) == meaning(text).get(name)


def meaning(text: str) -> dict[str, object]:
    document, problems = read(text, "")
    assert faults(problems) == ()
    return {name: plain(document.data[name]) for name in document.entries()}


def plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key != "@"}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


FRONT = "# Un mot\ntitle: Veillée # le soir\ndraft: true\n\n# Où\nwhere: Salle\n"


def test_a_key_goes_and_the_comments_around_it_stay() -> None:
    assert without_key(FRONT, "draft") == FRONT.replace("draft: true\n", "")
    assert without_key(FRONT, "absent") == FRONT
    assert without_key("draft: true\n", "draft") == "\n".removeprefix("\n")


def test_a_key_is_set_at_the_end_once() -> None:
    held = with_key(FRONT, "draft", "true")
    assert held == FRONT.replace("draft: true\n", "") + "draft: true\n"
    assert with_key(held, "draft", "true") == held


@pytest.mark.parametrize(
    "text", ["{title: x, draft: true}\n", "title: [\ndraft: true\n", "draft: true\ndraft: false\n"]
)
def test_a_text_that_cannot_be_read_key_by_key_is_not_touched(text: str) -> None:
    with pytest.raises(CannotEditError):
        without_key(text, "draft")


def test_values_are_set_where_they_stand_and_added_where_they_are_missing() -> None:
    text = "a: {to: kaya, name: 'Le puits'} # ici\nb: {to: ivry}\nc:\n  to:\n"
    assert with_values(text, "a", {"to": "ivry", "lang": "fr"}) == text.replace(
        "{to: kaya, name: 'Le puits'}", "{to: ivry, name: 'Le puits', lang: fr}"
    )
    assert with_values(text, "c", {"to": "kaya"}) == text.replace("  to:\n", "  to: kaya\n")
