"""A method sheet: its headings name what it tells, in the writer's language, and nothing is lost."""

from pathlib import Path

import pytest

from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from cartostory.load.method import load_method
from cartostory.load.site import load, without_drafts
from cartostory.model import MethodPart
from cartostory.model.method import part_named
from tests.day import TODAY


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Le besoin", MethodPart.NEED),
        ("BESOINS", MethodPart.NEED),
        ("Les étapes, une à une", MethodPart.STEPS),
        ("Couts", MethodPart.COSTS),
        ("Les habitants, ici et là-bas", MethodPart.RESIDENTS),
        ("L’acteur principal", MethodPart.ACTORS),
        ("The limits", MethodPart.LIMITS),
        ("الخطوات", MethodPart.STEPS),
        ("خطوات", MethodPart.STEPS),
        ("التكاليف", MethodPart.COSTS),
        ("Resultados", MethodPart.RESULTS),
        ("Une histoire de puits", None),
    ],
)
def test_a_heading_is_known_by_its_word(title: str, part: MethodPart | None) -> None:
    assert part_named(title, "x") is part


def test_an_anchor_says_what_a_heading_of_ones_own_tells() -> None:
    assert part_named("Combien ?", "costs") is MethodPart.COSTS


SHEET = "---\ntitle: Faire de même\n{keys}---\n\nUn chapeau.\n\n## Besoin\n\nDe l’eau.\n\n## À part\n\nAutre chose.\n"


def test_sections_keep_the_order_of_the_file_and_those_of_the_writer_are_kept(tmp_path: Path) -> None:
    (tmp_path / "method.md").write_text(SHEET.format(keys=""), "utf-8")
    method, problems = load_method(tmp_path, "method.md", "essai", "fr")
    assert problems == ()
    assert method
    assert [(one.part, one.chapter.title) for one in method.sections] == [(MethodPart.NEED, "Besoin"), (None, "À part")]
    assert method.lead.text.strip() == "Un chapeau."


def test_a_sheet_without_title_is_reported_and_its_story_stays(village: Path) -> None:
    (village / "content/partnerships/ivry-village/method.md").write_text("---\nsummary: Rien\n---\n\nRien.\n", "utf-8")
    site, problems = load(village)
    assert [(one.code, one.span.file.rpartition("/")[2]) for one in problems] == [("missing-key", "method.md")]
    assert set(site.partnerships[0].methods) == {"ar"}
    assert set(site.partnerships[0].stories) == {"fr", "en", "ar"}


def test_a_draft_is_not_published(village: Path) -> None:
    (village / "content/partnerships/ivry-village/method.md").write_text(SHEET.format(keys="draft: true\n"), "utf-8")
    site, _ = load(village)
    assert set(site.partnerships[0].methods) == {"fr", "ar"}
    assert set(without_drafts(site).partnerships[0].methods) == {"ar"}


def test_two_sheets_in_one_language_are_reported(village: Path) -> None:
    folder = village / "content/partnerships/ivry-village"
    (folder / "method.fr.md").write_text(SHEET.format(keys=""), "utf-8")
    _, problems = load(village)
    assert [one.code for one in problems] == ["story-twice"]


def test_a_faulty_sheet_goes_alone_with_keep_going(village: Path) -> None:
    sheet = village / "content/partnerships/ivry-village/method.md"
    sheet.write_text(sheet.read_text("utf-8") + "\n[nulle part](absent.md)\n", "utf-8")
    done = build_site(Options(village, village / "output", TODAY, jobs=1, keep_going=True))
    assert [one.code for one in done.problems if one.code == "dead-link"] == ["dead-link"]
    assert (village / "output/ivry-village/index.html").is_file()
    assert (village / "output/ar/ivry-village/methode/index.html").is_file()
    assert not (village / "output/ivry-village/methode/index.html").exists()
