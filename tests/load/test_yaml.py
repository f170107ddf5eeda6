import pytest
from pydantic import Field

from cartostory.load.values import Amount, Names, Words, YesOrNo
from cartostory.load.yaml import Written, decode, keys_at, read
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Span
from cartostory.problems.report.described import describe, in_words


class Town(Written):
    name: str
    lat: Amount = 0.0


class Sample(Written):
    title: str
    draft: YesOrNo = False
    themes: Words = ()
    towns: list[Town] = Field(default_factory=list)


def decoded(text: str) -> tuple[Sample | None, list[tuple[str, int, int]]]:
    document, broken = read(text, "story.md", 2)
    sample, wrong = decode(document, Sample)
    return sample, [(found.code, found.span.line, found.span.column) for found in (*broken, *wrong)]


def test_scalars_reach_the_schema_as_text() -> None:
    sample, problems = decoded("title: no\nthemes: [12:30, 1e3, NO]\n")
    assert sample is not None
    assert (sample.title, sample.themes) == ("no", ("12:30", "1e3", "NO"))
    assert problems == []


def test_all_problems_come_at_once_each_with_its_place() -> None:
    towns = "towns:\n  - {name: Kaya, lat: nord}\n  - {lat: 2}\n"
    sample, problems = decoded(f"title: Kaya\ndraft: peut-être\n{towns}them: eau\n")
    assert problems == [("wrong-value", 3, 8), ("wrong-value", 5, 23), ("missing-key", 6, 5), ("unknown-key", 7, 1)]
    assert sample is not None
    assert [town.name for town in sample.towns] == ["Kaya"]


def test_a_value_keeps_its_span_where_others_before_it_were_left_out() -> None:
    sample, _ = decoded("title: Kaya\ntowns:\n  - {lat: 2}\n  - {name: Kaya}\n")
    assert sample is not None
    assert sample.towns[0].at.span == Span("story.md", 5, 5)


def test_a_misspelt_key_gets_a_guess() -> None:
    document, _ = read("titel: Kaya\ntitle: Kaya\n", "story.md")
    _, problems = decode(document, Sample)
    assert dict(problems[0].values)["nearest"] == "title"


def test_a_key_written_twice_is_a_problem() -> None:
    _, problems = decoded("title: Kaya\ntitle: Autre\n")
    assert problems == [("duplicate-key", 3, 1)]


def test_a_colon_in_a_title_is_said_in_its_own_words() -> None:
    _, problems = decoded("title: Kaya : vingt ans\n")
    assert problems[0][0] == "yaml-colon"


@pytest.mark.parametrize(("written", "meant"), [("44,8386", "44.8386"), ("-0,6436", "-0.6436")])
def test_a_number_with_a_comma_between_braces_is_no_number_without_its_decimals(written: str, meant: str) -> None:
    _, problems = read(f"towns: [{{name: Mérignac, lat: {written}, names: {{}}}}]", "story.md")
    assert [(found.code, found.span.column) for found in problems] == [("decimal-comma", 31)]
    assert dict(problems[0].values)["number"] == meant


def test_references_that_multiply_are_stopped() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    _, problems = read("\n".join(rows), "story.md")
    assert [found.code for found in problems] == ["yaml-too-deep"]


def test_a_text_that_contains_itself_is_stopped() -> None:
    _, problems = read("a: &a [*a]", "story.md")
    assert [found.code for found in problems] == ["yaml-too-deep"]


def test_known_keys_are_found_at_any_depth() -> None:
    assert "title" in keys_at(Sample, ())
    assert keys_at(Sample, ("towns", 3)) == ("name", "lat")


def test_the_mark_of_a_mapping_is_no_entry() -> None:
    class Named(Written):
        names: Names

    document, _ = read("names: {ar: كايا}", "x.yaml")
    assert document.entries() == ("names",)
    found, problems = decode(document, Named)
    assert found is not None
    assert (found.names, problems) == ({"ar": "كايا"}, ())


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2\nb: 3\n",
        "a: {b: 1\n",
        "a: *x\n",
        "a: &x 1\nb: &x 2\n",
        "a: @b\n",
        "a: %b\n",
        'a: "b\\q"\n',
        "- a\nb: c\n",
        "a:\n  - b\n c: d\n",
        "a: ]\n",
        "%YAML 9\n---\na: b\n",
        "%FOO\na: b\n",
        "a: b\n---\nc: d\n",
        "a: |3x\n b\n",
        "a: >0\n b\n",
        'a: "\\xZZ"\n',
        'a: "\\ud800"\n',
        "a: !<x y\n",
        "a: \x07b\n",
        "a: - b\n",
        "a: {\n",
        "!<> a: b\n",
        "a: ? b\n",
        "a: !x!y z\n",
        "a: & b\n",
        "%YAML 2.0\n---\na: b\n",
        "%YAML 1.1\n%YAML 1.1\n---\na: b\n",
    ],
)
def test_what_breaks_yaml_is_said_in_french(text: str) -> None:
    french = Messages("fr")
    _, problems = read(text, "config.yaml")
    for one in problems:
        reason = dict(one.values).get("reason", "")
        said = in_words(str(reason), french)
        assert not reason or said != reason, reason
        assert said in describe(one, french).message
