import re
from pathlib import Path

from cartostory.check import check
from cartostory.check.table import RULES
from tests.check.builders import chapter, partnership, ref, site, span, story
from tests.day import TODAY


def test_a_site_without_faults_has_no_problem() -> None:
    assert check(site(), TODAY) == ()


def test_every_rule_of_the_folder_stands_in_the_table(root: Path) -> None:
    folder = root / "cartostory" / "check"
    defined = re.compile(r"^def (check_\w+)\(\s*_?site: Site,\s*\w+: date", re.MULTILINE)
    rules = [name for path in folder.glob("[!_]*.py") for name in defined.findall(path.read_text("utf-8"))]
    assert sorted(rules) == sorted(rule.__name__ for rule in RULES)


def test_every_rule_says_why_it_exists() -> None:
    for rule in RULES:
        assert rule.__doc__
        assert len(__import__(rule.__module__, fromlist=["RULES"]).__doc__) > 40


def test_problems_come_by_file_and_line_and_each_one_once() -> None:
    shown = chapter(2, show=(ref("b", 22), ref("a", 21)))
    translated = story(chapter(1), shown, language="en")
    found = check(site(partnership(story(chapter(1), shown), translated)), TODAY)
    lines = [problem.span.line for problem in found if problem.code == "unknown-layer"]
    assert lines == [21, 22]


def test_the_day_comes_from_outside() -> None:
    future = site(partnership(story(since=2026)))
    assert check(future, TODAY) == ()
    assert [found.code for found in check(future, TODAY.replace(year=2025))] == ["since-in-the-future"]


def test_a_key_is_pointed_at_where_it_was_written() -> None:
    late = story(since=2999, spans={"since": span(5, 8)})
    assert [found.span for found in check(site(partnership(late)), TODAY)] == [span(5, 8)]
