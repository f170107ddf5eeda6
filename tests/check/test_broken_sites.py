"""Whole tiny sites, each broken in one way: `tests/sites/broken/<code>/expected.txt` lists what has to be found."""

from pathlib import Path
from string import Formatter

import pytest

from cartostory.check import check
from cartostory.load.site import load
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.messages import Messages
from cartostory.problems.report import describe, ordered
from tests.day import TODAY

BROKEN = Path(__file__).parent.parent / "sites" / "broken"
SITES = sorted(path.parent for path in BROKEN.glob("*/expected.txt"))


def found_in(site: Path) -> list[str]:
    loaded, problems = load(site)
    return [f"{found.span} {found.code}" for found in ordered((*problems, *check(loaded, TODAY)))]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_broken_site_is_reported_where_it_is_broken_and_nowhere_else(site: Path) -> None:
    assert found_in(site) == (site / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_sentence_about_a_broken_site_has_its_blanks_filled(site: Path) -> None:
    loaded, problems = load(site)
    for language in ("en", "fr"):
        for found in (*problems, *check(loaded, TODAY)):
            said = describe(found, Messages(language))
            entry = CATALOGUE[found.code]
            named = {name for name, _ in found.values}
            for sentence, original in ((said.message, entry.message), (said.why, entry.why), (said.hint, entry.hint)):
                assert sentence
                assert not [name for name in blanks(original) if name not in named]


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
