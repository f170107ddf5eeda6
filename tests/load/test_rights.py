"""The rights register, read: what each entry says, and what it leaves open."""

from datetime import date
from pathlib import Path

import pytest

from cartostory.load.rights import load_rights
from cartostory.model import Minors, People, Rights, Use
from cartostory.problems.problem import Problem, Span

FULL = """\
salle.jpg:
  alt: Des lycéens devant les écrans du centre
  author: Association Châtellerault-Kaya
  licence: CC-BY-SA-4.0
  taken: 2014-02
  place: centre
  people: recognisable
  consent: {reference: "2014-017", uses: [web, print], until: 2034-02-01, minors: guardian}
"""


def entries(root: Path, text: str) -> tuple[dict[str, Rights], tuple[Problem, ...]]:
    (root / "photos.yaml").write_text(text, encoding="utf-8")
    found, problems = load_rights(root, "photos.yaml")
    return dict(found), problems


def test_a_full_entry_is_read(tmp_path: Path) -> None:
    found, problems = entries(tmp_path, FULL)
    assert problems == ()
    one = found["salle.jpg"]
    assert (one.author, one.licence, one.taken) == ("Association Châtellerault-Kaya", "CC-BY-SA-4.0", "2014-02")
    assert one.place is not None
    assert (one.place.name, one.place.span) == ("centre", Span("photos.yaml", 6, 10))
    assert one.people is People.RECOGNISABLE
    assert one.consent is not None
    assert (one.consent.reference, one.consent.until) == ("2014-017", date(2034, 2, 1))
    assert (one.consent.uses, one.consent.minors) == ({Use.WEB, Use.PRINT}, Minors.GUARDIAN)
    assert one.consent.span == Span("photos.yaml", 8, 12)


def test_what_is_not_said_is_not_nobody(tmp_path: Path) -> None:
    found, _ = entries(tmp_path, "a.jpg: {author: X}\nb.jpg: {people: none}\nc.jpg:\n  people:\n")
    assert [one.people for one in found.values()] == [None, People.NONE, None]


@pytest.mark.parametrize("said", list(Minors))
def test_children_are_said_in_three_words(tmp_path: Path, said: Minors) -> None:
    found, problems = entries(tmp_path, f"a.jpg: {{consent: {{reference: x, minors: {said.value}}}}}\n")
    assert problems == ()
    assert found["a.jpg"].consent is not None
    assert found["a.jpg"].consent.minors is said


@pytest.mark.parametrize("half", ["lat: 13.1", "lon: -1.1"])
def test_half_a_position_is_reported(tmp_path: Path, half: str) -> None:
    found, (problem,) = entries(tmp_path, f"a.jpg:\n  author: X\n  {half}\n")
    assert found["a.jpg"].point is None
    assert (problem.code, problem.span) == ("photo-half-position", Span("photos.yaml", 2, 3))


def test_names_are_composed_as_files_are(tmp_path: Path) -> None:
    found, _ = entries(tmp_path, "e\u0301cole.jpg: {author: X}\n")
    assert list(found) == ["école.jpg"]


def test_one_wrong_entry_leaves_the_others(tmp_path: Path) -> None:
    found, (problem,) = entries(tmp_path, "a.jpg: {people: everybody}\nb.jpg: {author: X}\n")
    assert problem.code == "wrong-value"
    assert set(found) == {"a.jpg", "b.jpg"}
    assert found["a.jpg"].people is None


def test_an_entry_that_the_program_prepared_is_no_problem(tmp_path: Path) -> None:
    from cartostory.authoring.photos.register import entry  # noqa: PLC0415 - this test alone

    found, problems = entries(tmp_path, entry("IMG 1.jpg", "2014-02-17", str) + "\n")
    assert problems == ()
    assert (found["IMG 1.jpg"].taken, found["IMG 1.jpg"].people) == ("2014-02-17", None)
    ready = entry("IMG 1.jpg", "", str).replace("# consent", "consent")
    found, problems = entries(tmp_path, ready + "\n")
    assert problems == ()
    assert found["IMG 1.jpg"].consent is not None


def test_a_consent_without_its_number_is_a_consent(tmp_path: Path) -> None:
    found, problems = entries(tmp_path, "a.jpg: {consent: {uses: [web]}}\n")
    assert problems == ()
    assert found["a.jpg"].consent is not None
    assert (found["a.jpg"].consent.reference, found["a.jpg"].consent.minors) == ("", None)


def test_a_wrong_value_in_a_list_is_told_by_the_list_s_key(tmp_path: Path) -> None:
    _, (wrong,) = entries(tmp_path, "a.jpg: {consent: {reference: x, uses: [web, papier]}}\n")
    assert (wrong.code, dict(wrong.values)["key"]) == ("wrong-value", "uses")
