"""One cause, one message: what would go with its cause is not shown beside it."""

from datetime import date
from pathlib import Path

import pytest

from cartostory.check import check
from cartostory.load.site import load
from cartostory.problems.follow_ons import independent
from cartostory.problems.problem import Severity, Span, problem
from cartostory.problems.report import ordered

TOWNS = """towns:
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
  - {name: Ivry, country: FR, lat: 48.8, lon: 2.4}
"""
CONFIG = "title: E\naddress: https://example.org/\npublisher: {name: V, contact: a@example.org}\n"


def shown(root: Path, matter: str, heading: str) -> tuple[list[str], list[str]]:
    """The codes of a story's problems that are shown, and all that were found."""
    folder = root / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    chapters = f"## Un {heading}\n\nTexte.\n\n## Deux {heading}\n\nTexte.\n"
    text = f"---\nsummary: Un résumé.\n{matter}---\n\nChapeau.\n\n{chapters}"
    (folder / "story.md").write_text(text, encoding="utf-8")
    site, loaded = load(root)
    found = [one for one in (*loaded, *check(site, date(2026, 12, 1))) if one.span.file.endswith("story.md")]
    return [one.code for one in ordered(found)], [one.code for one in found]


@pytest.mark.parametrize(
    ("matter", "heading", "cause", "follows"),
    [
        ("title: A\nplaces:\n  puits: {name: P, lon: 1}\n", "{: place=puits }", "missing-key", "unknown-place"),
        ("title: A\nplaces: [puits]\n", "{: place=puits }", "wrong-value", "unknown-place"),
        ("title: A\nplace:\n  puits: {name: P, lat: 1, lon: 2}\n", "{: place=puits }", "unknown-key", "unknown-place"),
        ("title: A\nlayers:\n  ecoles: {filee: a.geojson}\n", "", "unknown-key", "missing-key"),
        ("title: A\nnotes:\n  craie: {plac: kaya, text: x}\n", "{: notes=craie }", "unknown-key", "unknown-note"),
        ("title: A\nnotes:\n  craie: {plac: kaya, text: x}\n", "", "unknown-key", "note-points-nowhere"),
        ("title: !important\n", "", "yaml-sign", "missing-key"),
    ],
)  # fmt: skip
def test_what_follows_from_a_problem_is_not_shown_beside_it(
    tmp_path: Path, matter: str, heading: str, cause: str, follows: str
) -> None:
    seen, found = shown(tmp_path, matter + TOWNS, heading)
    assert follows in found, "or there is nothing to hide"
    assert cause in seen
    assert follows not in seen


def test_towns_that_cannot_be_read_are_not_called_missing(tmp_path: Path) -> None:
    seen, found = shown(tmp_path, "title: A\ntowns: Kaya et Ivry\n", "{: place=kaya }")
    assert {"two-towns-needed", "unknown-place"} <= set(found)
    assert seen == ["wrong-value"]


def test_what_has_another_cause_stays(tmp_path: Path) -> None:
    seen, _ = shown(tmp_path, "title: A\nplaces:\n  puits: {name: P, lon: 1}\n" + TOWNS, "{: place=ecole }")
    assert sorted(set(seen)) == ["missing-key", "unknown-place"]


def test_a_lesser_cause_hides_nothing_that_stops_the_build() -> None:
    cause = problem(
        "unknown-key", Span("a/story.md", 3, 1), Severity.WARNING, key="place", nearest="places", within="place"
    )
    one = problem("unknown-place", Span("a/story.md", 9, 1), Severity.ERROR, name="puits")
    assert independent((cause, one)) == (cause, one)
    assert independent((problem("unknown-key", cause.span, Severity.ERROR, **dict(cause.values)), one))[1:] == ()


def test_another_story_s_fault_hides_nothing_here() -> None:
    cause = problem("missing-key", Span("a/story.md", 3, 1), key="lat", within="places.puits.lat")
    assert len(independent((cause, problem("unknown-place", Span("b/story.md", 9, 1), name="puits")))) == 2
    assert len(independent((cause, problem("unknown-place", Span("a/story.en.md", 9, 1), name="puits")))) == 1
