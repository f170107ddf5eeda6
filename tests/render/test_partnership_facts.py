"""The facts panel: what a story's front matter says of a partnership, and sums as bars."""

import re
from collections.abc import Mapping
from pathlib import Path

from cartostory.load.story import load_story
from cartostory.model import Story
from cartostory.model.output import Address, Kind, Output
from cartostory.render.bars import WIDTH, bar
from cartostory.render.partnership_facts import facts_view
from cartostory.render.renderer import renderer_of
from cartostory.render.shared import Shared
from cartostory.render.views.facts import FactsView

STORY = """---
title: Un essai
status: paused
towns:
  - {name: Châtellerault, country: FR, lat: 46.8, lon: 0.5, population: "37 210", aliases: Châtelleraut}
  - {name: Kaya, country: BF, lat: 13.1, lon: -1.1, names: {ar: كايا}}
strands: [eau]
strand_count: 8
instruments: [budget à budget]
funding:
  - {label: Six ans, amount: 75000, spent: 30000, as_of: 2016, theme: eau}
  - {by: Vienne, amount: 15000, currency: eur}
  - {label: Dons, spent: 200000, currency: XOF}
  - {by: Personne ne dit combien}
---

Un chapeau.
"""


def told(tmp_path: Path, shared: Shared, language: str = "fr") -> tuple[Story, FactsView]:
    (tmp_path / "story.md").write_text(STORY, "utf-8")
    loaded = load_story(tmp_path, "story.md", "essai", language)
    assert loaded.problems == ()
    assert loaded.story
    sheet = renderer_of(shared).sheet(Output("essai.html", Address(Kind.STORY, "essai", language)))
    return loaded.story, facts_view(loaded.story, sheet)


def test_the_front_matter_says_strands_instruments_and_other_spellings(tmp_path: Path, little_site: Shared) -> None:
    story, _ = told(tmp_path, little_site)
    assert story.strands == ("eau",)
    assert story.strand_count == 8
    assert story.instruments == ("budget à budget",)
    assert story.towns[0].aliases == ("Châtelleraut",)
    assert story.funding[0].theme == "eau"
    assert story.funding[1].currency == "EUR"


def test_towns_are_named_in_the_language_of_the_page_with_the_people_that_are_known(
    tmp_path: Path, little_site: Shared
) -> None:
    _, view = told(tmp_path, little_site, "ar")
    here, there = view.towns
    assert here.population == 37210
    assert there.population is None
    assert there.name == "كايا"


def test_every_sum_is_drawn_at_the_scale_of_its_currency(tmp_path: Path, little_site: Shared) -> None:
    _, view = told(tmp_path, little_site)
    six_years, vienne, gifts = view.sums
    assert widths(six_years.chart) == {"bar-planned": WIDTH, "bar-spent": WIDTH * 0.4}
    assert widths(vienne.chart) == {"bar-planned": WIDTH * 0.2}
    assert widths(gifts.chart) == {"bar-spent": WIDTH}
    assert (six_years.spent_share, vienne.spent_share, gifts.spent_share) == (40, None, None)


def test_what_is_below_zero_or_nothing_at_all_draws_no_bar() -> None:
    assert widths(bar(-5, 0, 0)) == {"bar-planned": 0, "bar-spent": 0}
    assert widths(bar(None, None, 10)) == {}


def widths(chart: str) -> Mapping[str, float]:
    return {name: float(width) for name, width in re.findall(r'class="(bar-\w+)" width="([\d.]+)"', chart)}


def test_the_panel_shows_what_is_known_and_leaves_out_the_rest(published: Path) -> None:
    page = (published / "output" / "ivry-village" / "index.html").read_text("utf-8")
    panel = page.partition('<section class="dossier"')[2].partition("</section>")[0]
    assert "Les deux communes" in panel
    assert "75\u202f000\u00a0€" in panel
    assert "Compte rendu de conférence" in panel
    assert "Volets" not in panel
    assert panel.count("<table>") == panel.count('class="budget-table"') == 1
