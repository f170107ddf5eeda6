"""What the town calls countries and towns (`borders.names`) holds on every map and in every sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.carto.draw import locator
from cartostory.carto.labels.collision import Room
from cartostory.carto.view.framing import Frame, FrameKind
from cartostory.carto.view.view import View
from cartostory.carto.view.zoom_ladder import rungs
from cartostory.carto.world.country_names import country_names
from cartostory.geo.point import Point
from cartostory.load.config import load_config
from cartostory.model import Borders, Town
from cartostory.render.words import Words
from tests.carto.conftest import make_partnership, make_story
from tests.carto.stories import SPAN, MakePartnership, MakeStory, chapter

__all__ = ["make_partnership", "make_story"]  # fixtures

SMARA = Point(-11.67, 26.74)
TOLD = "RASD (Sahara occidental)"


def named(folder: Path, names: str) -> tuple[Borders, list[tuple[str, int | None]]]:
    (folder / "config.yaml").write_text(f"title: Essai\nlanguages: [fr]\nborders:\n  names: {names}\n", "utf-8")
    config, problems = load_config(folder)
    return config.borders, [(one.code, one.span.line) for one in problems]


@pytest.mark.parametrize("key", ["EH", "ESH"])
def test_a_country_is_named_as_the_town_names_it_everywhere(
    key: str, tmp_path: Path, make_story: MakeStory, make_partnership: MakePartnership
) -> None:
    borders, problems = named(tmp_path, f"{{{key}: {{fr: {TOLD}, ar: الصحراء}}}}")
    assert problems == []
    labels = {known["name"] for known in country_names("50m", "fr", frozenset(), borders).properties}
    assert TOLD in labels
    assert "Sahara occidental" not in labels
    found = locator.inset(View(960, 720, SMARA, 11.0), SMARA, Room(960, 720))
    assert found
    assert locator.title(found, "fr", borders) == locator.title(found, "fr-x-falc", borders) == TOLD
    assert locator.title(found, "en", borders) == "Western Sahara"
    story = replace(make_story(chapter(1)), towns=(Town("Smara", "EH", SMARA, SPAN),))
    panes = rungs(make_partnership(story), story, Frame(1, FrameKind.LADDER), borders)
    assert [pane.title for pane in panes] == ["Monde", TOLD, "Smara"]
    assert Words("fr", borders=borders).country_name("eh") == TOLD
    assert Words("fr", borders=borders).country_name("FR") == "France"


def test_a_town_of_the_map_may_be_named_too(tmp_path: Path) -> None:
    borders, problems = named(tmp_path, "{Laâyoune: {fr: El Aaiún}}")
    assert problems == []
    assert borders.name_of("Laâyoune", "fr") == "El Aaiún"


@pytest.mark.parametrize(
    "names", ["{fr: {ESH: Sahara}}", "{EH: Sahara}", "{EH: {FR: Sahara}}", "{QQX: {fr: Nulle part}}", "Sahara"]
)
def test_names_of_another_form_are_a_problem(names: str, tmp_path: Path) -> None:
    borders, problems = named(tmp_path, names)
    assert problems == [("wrong-value", 4)]
    assert not borders.names
